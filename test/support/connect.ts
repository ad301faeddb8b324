import { pbkdf2Sync } from 'node:crypto';

/** What the connect page's script does in the browser, for tests without one. @returns the last answer. */
export async function followConnectLink(
  link: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Response> {
  const asked = await post(`${link}/challenge`, { email });
  if (!asked.ok) return asked;
  const { salt, iterations } = (await asked.json()) as { salt: string; iterations: number };
  const key = pbkdf2Sync(password, Buffer.from(salt, 'hex'), iterations, 32, 'sha256').toString('hex');
  return post(link, { email, key });
}

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify(body),
  });
}
