import { createHmac, pbkdf2Sync } from 'node:crypto';

export interface StrictAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert what is in it
  readonly body: any;
}

export interface StrictRequest {
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client of the Cloud API by its documentation: any answer that strays from it is an error. */
export class StrictClient {
  readonly #base: string;
  readonly cookies = new Map<string, string>();

  constructor(base: string) {
    this.#base = base;
  }

  async request(
    method: string,
    path: string,
    { body, text, headers }: StrictRequest = {},
  ): Promise<StrictAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const payload = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.#base}${path}`, {
      method,
      redirect: 'error',
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: payload ?? null,
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return check(response, await response.text());
  }

  async signIn(email: string, password: string): Promise<void> {
    const challenge = await this.request('GET', `/challenge?username=${encodeURIComponent(email)}`);
    const answer = await this.request('POST', '/authenticate', {
      body: { username: email, response: respond(password, challenge.body) },
    });
    if (answer.status !== 204) throw new Error(`sign-in refused with ${answer.status}`);
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (!attributes.includes('HttpOnly') || !attributes.includes('Path=/')) {
      throw new Error('a cookie without HttpOnly or with another path');
    }
    this.cookies.set(name, value);
  }
}

/** The response to a challenge, by the documentation. */
export function respond(
  password: string,
  { salt, iterations, challenge }: { salt: string; iterations: number; challenge: string },
): string {
  const key = pbkdf2Sync(password, Buffer.from(salt, 'hex'), iterations, 32, 'sha256');
  return createHmac('sha256', key).update(Buffer.from(challenge, 'hex')).digest('hex');
}

const WITH_BODY = [200, 201];
const WITHOUT_BODY = [204, 449];
const REFUSALS = [400, 401, 403, 404, 405, 413, 429, 507];

function check(response: Response, text: string): StrictAnswer {
  const { status, statusText: reason, headers } = response;
  if (!headers.get('x-sl-server')) throw new Error('no X-SL-SERVER');
  if (WITHOUT_BODY.includes(status)) {
    if (text !== '') throw new Error(`${status} with a body`);
    return { status, reason, headers, body: undefined };
  }
  if (!headers.get('content-type')?.startsWith('application/json'))
    throw new Error('a body that is not JSON');
  const body = JSON.parse(text);
  if (REFUSALS.includes(status)) {
    const keys = Object.keys(body).join();
    if (keys !== 'error' || typeof body.error !== 'string' || body.error === '') {
      throw new Error(`${status} without a reason: ${text}`);
    }
  } else if (!WITH_BODY.includes(status)) throw new Error(`status ${status}: ${text}`);
  return { status, reason, headers, body };
}
