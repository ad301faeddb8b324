/**
 * What a mail's HTML may do in the mailbox: look as it does, and lead elsewhere in a new tab. No scripts, no forms, and
 * nothing is fetched; `sandbox` holds for a tab that is opened on it as well.
 */
export const MAIL_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** A mail's HTML as a page of its own whose links open new tabs; mails are written for white paper. */
export function toMailDocument(html: string): string {
  const paper = '<style>:root{color-scheme:light}</style>';
  return `<!doctype html><meta charset="utf-8"><base target="_blank">${paper}${html}`;
}
