import type { Response } from 'express';

/** What goes wrong with a Web API call, for tests of how the app bears it. */
export type ApiFault =
  | { readonly kind: 'ratelimited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string }
  /** The connection ends without an answer. */
  | { readonly kind: 'cut' };

/** Asked at each call: what is to go wrong with this method now, if anything. */
export type FaultInjection = (method: string) => ApiFault | undefined;

/** Answers a call with a fault. */
export function applyFault(fault: ApiFault, response: Response): void {
  switch (fault.kind) {
    case 'ratelimited':
      response.status(429).set('retry-after', String(fault.retryAfterSeconds));
      response.json({ ok: false, error: 'ratelimited' });
      return;
    case 'status':
      response.status(fault.status).type('text/plain').send('upstream error');
      return;
    case 'error':
      response.json({ ok: false, error: fault.error });
      return;
    case 'cut':
      response.socket?.destroy();
      return;
    default:
      fault satisfies never;
  }
}
