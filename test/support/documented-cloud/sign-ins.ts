import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { admit } from './fields.js';
import { against, deny, Refused } from './refused.js';
import type { Asked, ProperRequest } from './request.js';

interface Account {
  readonly email: string;
  readonly salt: string;
  readonly iterations: number;
  readonly key: Buffer;
  /** The newest last; only that may be answered. */
  readonly challenges: string[];
}

interface Session {
  readonly id: string;
  readonly email: string;
  isOver: boolean;
  token: string;
  /** What was refused or put off, with the token it came with: the same again is a client that does not listen. */
  readonly putOff: Set<string>;
}

/** Requests that are under way when the first of them is refused have the same cookies, and cannot help it. */
const mostUnderWay = 60;

const authenticate = z.strictObject({ username: z.email(), response: z.string().regex(/^[0-9a-f]{64}$/) });

/** Somebody who is signed in. */
export interface Asker {
  readonly email: string;
  /** Which of their sign-ins it is: a person may use several programs. */
  readonly session: string;
}

/** "Challenge and response authentication". */
export class SignIns {
  readonly #accounts = new Map<string, Account>();
  readonly #sessions = new Map<string, Session>();
  readonly #underWay = new Set<string>();
  /** Nobody can know these names beforehand. */
  readonly #cookie = `c${randomBytes(4).toString('hex')}`;
  readonly #routing = `r${randomBytes(4).toString('hex')}`;

  /** Gives somebody an account, or another password, which ends their sessions. */
  add(email: string, password: string): void {
    const salt = randomBytes(16);
    const iterations = 25;
    const key = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
    this.#accounts.set(email.toLowerCase(), {
      email,
      salt: salt.toString('hex'),
      iterations,
      key,
      challenges: [],
    });
    for (const session of this.#sessions.values()) if (session.email === email) session.isOver = true;
  }

  /** Whether somebody can be called: has an account. */
  knows(email: string): boolean {
    return this.#accounts.has(email.toLowerCase());
  }

  /** Notes that somebody's sign-in is under way. @returns what ends that */
  begin(name: string): () => void {
    const email = name.toLowerCase();
    if (this.#underWay.has(email)) against('two sign-ins of one person at a time');
    this.#underWay.add(email);
    return () => void this.#underWay.delete(email);
  }

  challenge(email: string): Readonly<Record<string, unknown>> {
    const account = this.#accounts.get(email.toLowerCase());
    const challenge = randomBytes(32).toString('hex');
    account?.challenges.push(challenge);
    const { salt = randomBytes(16).toString('hex'), iterations = 25 } = account ?? {};
    return { salt, iterations, challenge };
  }

  /** @returns the cookies of the new session */
  authenticate(body: unknown): readonly string[] {
    const { username, response } = admit(authenticate, body);
    const account = this.#accounts.get(username.toLowerCase());
    const [newest, ...older] = account?.challenges.splice(0).toReversed() ?? [];
    const answers = (challenge: string) =>
      createHmac('sha256', account?.key ?? '')
        .update(Buffer.from(challenge, 'hex'))
        .digest('hex') === response;
    if (older.some(answers)) against('a challenge is answered that is not the newest');
    if (!account || newest === undefined || !answers(newest)) deny(401, 'Authentication failed');
    const token = randomBytes(12).toString('hex');
    const session = {
      id: token,
      email: account.email,
      isOver: false,
      token,
      putOff: new Set<string>(),
    };
    this.#sessions.set(token, session);
    return this.#setCookies(session);
  }

  /** Who asks. @throws Refused where nobody does who is signed in */
  whoAsks(asked: ProperRequest): Asker {
    const { session, again } = this.#sessionOf(asked);
    if (session.putOff.has(again)) against('repeated with the cookies of before');
    if (!session.isOver) return { email: session.email, session: session.id };
    if (session.putOff.size === mostUnderWay) against('goes on with cookies that were refused many times');
    session.putOff.add(again);
    return deny(401, 'The session has expired');
  }

  /** Ends a session, as if it had expired. */
  expire(asked: Asked): void {
    const { session, again } = this.#sessionOf(asked);
    session.isOver = true;
    session.putOff.add(again);
  }

  expireAll(): void {
    for (const session of this.#sessions.values()) session.isOver = true;
  }

  /** "449 Retry": new cookies, with which the request is to be repeated. */
  refresh(asked: Asked): readonly string[] {
    const { session, again } = this.#sessionOf(asked);
    session.putOff.add(again);
    session.token = randomBytes(12).toString('hex');
    this.#sessions.set(session.token, session);
    return this.#setCookies(session);
  }

  #setCookies({ token }: Session): readonly string[] {
    return [
      `${this.#cookie}=${token}; Path=/v1; HttpOnly`,
      `${this.#routing}=${token.slice(0, 4)}; Path=/; SameSite=Lax`,
      'elsewhere=1; Domain=example.org; Path=/',
    ];
  }

  #sessionOf(asked: Asked) {
    const { cookies, method, path, query } = asked;
    const token = cookies.get(this.#cookie);
    if (token === undefined) throw new Refused(401, `${method} ${path} without cookies`, true);
    if (cookies.has('elsewhere')) against('a cookie of another site');
    const session = this.#sessions.get(token);
    if (!session || cookies.get(this.#routing) !== token.slice(0, 4))
      throw new Refused(401, 'cookies that were not given together', true);
    return { session, again: `${token} ${method} ${path}?${query}` };
  }
}
