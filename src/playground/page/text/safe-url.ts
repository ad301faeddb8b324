const LINKS = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sip:', 'sips:', 'slack:']);
const IMAGES = new Set(['http:', 'https:']);

/** The address if it may be followed from the page; undefined for scripts, relative addresses and nonsense. */
export const safeLink = (url: string): string | undefined => withScheme(url, LINKS);

/** The address if it may be loaded as a picture. */
export const safeImage = (url: string): string | undefined => withScheme(url, IMAGES);

function withScheme(url: string, schemes: ReadonlySet<string>): string | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase();
  return scheme !== undefined && schemes.has(scheme) ? url : undefined;
}
