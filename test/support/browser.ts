/** What a browser does as far as signing in by redirects goes: keeps cookies of each host, whatever the port, and follows nothing by itself. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const { hostname } = new URL(url);
    const jar = this.#cookies.get(hostname) ?? new Map<string, string>();
    this.#cookies.set(hostname, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, ...(cookie === '' ? {} : { cookie }) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** The cookies of a host, by name. */
  cookiesOf(url: string): ReadonlyMap<string, string> {
    return this.#cookies.get(new URL(url).hostname) ?? new Map();
  }
}

/** The address of the first link with these words in a page. */
export function findLink(page: string, words: string): string {
  const [, href = ''] = new RegExp(`<a[^>]* href="([^"]*)"[^>]*>${words}</a>`).exec(page) ?? [];
  if (href === '') throw new Error(`no link says “${words}”`);
  return href.replaceAll('&amp;', '&');
}
