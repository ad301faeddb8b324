import { createHmac, pbkdf2Sync } from 'node:crypto';

/** What a cloud said. */
export interface Said {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Another program of somebody's, with a session of its own: shows what a cloud really holds, and changes it behind the
 * app's back. Shares no code with the app.
 */
export class Onlooker {
  readonly #url: string;
  readonly #cookies: string;

  private constructor(url: string, cookies: string) {
    this.#url = url;
    this.#cookies = cookies;
  }

  static async signIn(
    url: string,
    { email, password }: { readonly email: string; readonly password: string },
  ): Promise<Onlooker> {
    const asked = await fetch(`${url}/challenge?username=${encodeURIComponent(email)}`);
    const { salt, iterations, challenge } = (await asked.json()) as Record<string, string>;
    const key = pbkdf2Sync(password, hex(salt), Number(iterations), 32, 'sha256');
    const response = createHmac('sha256', key).update(hex(challenge)).digest('hex');
    const signedIn = await fetch(`${url}/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: email, response }),
    });
    if (!signedIn.ok) throw new Error(`sign-in answered ${signedIn.status}`);
    const cookies = signedIn.headers.getSetCookie().filter((cookie) => !/; *domain=/i.test(cookie));
    return new Onlooker(url, cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '));
  }

  /** The cookies of its session, for whoever sends its requests another way. */
  get cookies(): string {
    return this.#cookies;
  }

  /** One request, sent as it is given: `init` may make it an improper one. */
  async ask(method: string, path: string, body?: unknown, init: RequestInit = {}): Promise<Said> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        cookie: this.#cookies,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...init,
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  /** The settings of all of somebody's conferences that can be read, in the order of creation. */
  async conferences(): Promise<readonly HeldConference[]> {
    const { body } = await this.ask('GET', '/myconferences');
    const held: HeldConference[] = [];
    for (const id of (body as { conf_ids: string[] }).conf_ids) {
      const said = await this.ask('GET', `/myconferences/${encodeURIComponent(id)}`);
      if (said.status === 200) held.push({ id, ...(said.body as Omit<HeldConference, 'id'>) });
    }
    return held;
  }

  /** The one whose title holds these words. @throws when there is none, or another */
  async conference(words: string): Promise<HeldConference> {
    const found = (await this.conferences()).filter(({ settings }) => settings.title.includes(words));
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Error(`${found.length} conferences about ${words}`);
    return only;
  }

  /** One occurrence of a conference. */
  async occurrence(confId: string, occurId: string): Promise<HeldOccurrence> {
    const path = `/myconferences/${encodeURIComponent(confId)}/occurrences/${encodeURIComponent(occurId)}`;
    return (await this.ask('GET', path)).body as HeldOccurrence;
  }
}

/** A conference as the API gives it. */
export interface HeldConference {
  readonly id: string;
  readonly settings: Readonly<Record<string, unknown>> & {
    readonly title: string;
    readonly start: string;
    readonly end: string;
    readonly timezone: string;
    readonly participants: readonly { readonly email: string }[];
  };
  readonly dial_info: Readonly<Record<string, unknown>>;
  readonly occur_mod: readonly string[];
}

/** An occurrence as the API gives it. */
export interface HeldOccurrence {
  readonly settings: HeldConference['settings'];
  readonly canceled: boolean;
}

function hex(text: string | undefined): Buffer {
  return Buffer.from(text ?? '', 'hex');
}
