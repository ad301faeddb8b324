import { randomUUID } from 'node:crypto';
import { CookieJar } from 'tough-cookie';
import { z } from 'zod';

const record = z.object({ id: z.string(), email: z.string(), cookies: z.record(z.string(), z.unknown()) });

/**
 * What one sign-in gave: the cookies that say who is asking. Their names and lifetimes are StarLeaf's affair.
 * The id tells one sign-in from the next, so that a refusal of an older session starts no further sign-in.
 */
export class Session {
  readonly id: string;
  readonly #email: string;
  readonly #jar: CookieJar;
  #changed = false;

  private constructor(facts: { id: string; email: string; jar: CookieJar }) {
    this.id = facts.id;
    this.#email = facts.email;
    this.#jar = facts.jar;
  }

  /** A session without cookies, for somebody who is about to sign in. */
  static begin(email: string): Session {
    return new Session({ id: randomUUID(), email: email.toLowerCase(), jar: new CookieJar() });
  }

  /** What `serialised` gave, or undefined for text that it did not give: signing in replaces that. */
  static restore(text: string): Session | undefined {
    try {
      const { id, email, cookies } = record.parse(JSON.parse(text));
      return new Session({ id, email, jar: CookieJar.deserializeSync(JSON.stringify(cookies)) });
    } catch {
      return undefined;
    }
  }

  /** Whether this is a session of that StarLeaf account. */
  belongsTo(email: string): boolean {
    return this.#email === email.toLowerCase();
  }

  /** Whether there are cookies that the last `serialised` did not hold. */
  get hasChanged(): boolean {
    return this.#changed;
  }

  /** The `Cookie` header for a URL; empty when there is nothing to send. */
  cookiesFor(url: string): string {
    return this.#jar.getCookieStringSync(url);
  }

  /** Keeps the `Set-Cookie` headers of an answer; those that are malformed or another site's are left out. */
  take(setCookies: readonly string[], url: string): void {
    for (const cookie of setCookies) this.#jar.setCookieSync(cookie, url, { ignoreError: true });
    this.#changed ||= setCookies.length > 0;
  }

  /** Everything as text. It opens an account, so it is for an encrypting store only. */
  serialised(): string {
    this.#changed = false;
    return JSON.stringify({ id: this.id, email: this.#email, cookies: this.#jar.toJSON() });
  }
}
