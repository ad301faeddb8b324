import type { Request } from 'express';

/**
 * Whether a request comes from a page of ours, by what browsers say of themselves: Sec-Fetch-Site, or before that
 * Origin. A request that says neither comes from no browser, so nobody was tricked into sending it.
 */
export function isSameOrigin(request: Request, publicUrl: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin');
  if (origin === undefined || origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.get('host');
}
