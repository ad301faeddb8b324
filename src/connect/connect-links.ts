import { createHash, randomBytes } from 'node:crypto';
import type { Keyv } from 'keyv';
import { z } from 'zod';
import { type Owner, ownerKey } from '../credentials/owner.js';
import type { Storage } from '../storage/storage.js';
import { type Challenge, challengeShape } from './challenge.js';
import {
  type ConnectLink,
  type LinkRecord,
  type LinkRequest,
  type NewLink,
  readLink,
} from './connect-link.js';

/** How long a link holds. */
const lifetimeMs = 10 * 60_000;
/** So many wrong passwords end a link. */
const triesAllowed = 5;
/** Outlasts the longest sign-in; frees the link after a crash in the middle of one. */
const busyMs = 60_000;
/** What belongs to a link is kept a little longer, for a sign-in that began in its last second. */
const belongingsMs = lifetimeMs + busyMs;

export interface ConnectLinksOptions {
  readonly storage: Storage;
  /** Where people reach us, without a slash at the end. */
  readonly publicUrl: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/**
 * Links by which people connect their account: each for one person, for ten minutes and for one success. The store
 * knows a link by the SHA-256 of its token, so nothing in it opens a page. Looking at a link does not use it up.
 */
export class ConnectLinks {
  readonly #storage: Storage;
  readonly #publicUrl: string;
  readonly #now: () => number;
  readonly #links: Keyv<unknown>;
  /** By owner, the id of the latest link: earlier ones no longer hold. */
  readonly #latest: Keyv<unknown>;
  readonly #challenges: Keyv<unknown>;
  readonly #spent: Keyv<unknown>;
  readonly #busy: Keyv<unknown>;

  constructor({ storage, publicUrl, now = Date.now }: ConnectLinksOptions) {
    this.#storage = storage;
    this.#publicUrl = publicUrl;
    this.#now = now;
    this.#links = storage.keyv('connect-links', { ttlMs: lifetimeMs });
    this.#latest = storage.keyv('connect-latest', { ttlMs: lifetimeMs });
    this.#challenges = storage.keyv('connect-challenges', { ttlMs: belongingsMs });
    this.#spent = storage.keyv('connect-spent');
    this.#busy = storage.keyv('connect-busy');
  }

  /** Makes a link; the person's earlier ones end with it. */
  async create({ owner, email, name, resume, continues = false }: LinkRequest): Promise<NewLink> {
    const token = randomBytes(32).toString('base64url');
    const id = hashOf(token);
    const expiresAt = this.#now() + lifetimeMs;
    const record: LinkRecord = { owner, email, name, resume, continues, expiresAt };
    await this.revoke(owner);
    await this.#links.set(id, record);
    await this.#latest.set(ownerKey(owner), id);
    return { token, url: `${this.#publicUrl}/connect/${token}`, expiresAt: new Date(expiresAt) };
  }

  /** The link with this token; undefined where there is none, or none that still holds. */
  async find(token: string): Promise<ConnectLink | undefined> {
    const id = hashOf(token);
    const record = await this.#links.get(id);
    if (record === undefined) return undefined;
    const link = { ...readLink(record), id };
    const isLatest = (await this.#latest.get(ownerKey(link.owner))) === id;
    return isLatest && !(await this.isSpent(link)) ? link : undefined;
  }

  /** Ends a person's link before its time. */
  async revoke(owner: Owner): Promise<void> {
    const latest = await this.#latest.get(ownerKey(owner));
    if (latest === undefined) return;
    await Promise.all([this.#latest.delete(ownerKey(owner)), this.#links.delete(z.string().parse(latest))]);
  }

  /** Keeps what StarLeaf said for an e-mail address, until the answer to it comes; the last one counts. */
  async noteChallenge(link: ConnectLink, challenge: Challenge): Promise<void> {
    await this.#challenges.set(keyOf(link), challenge);
  }

  async findChallenge(link: ConnectLink): Promise<Challenge | undefined> {
    const record = await this.#challenges.get(keyOf(link));
    return record === undefined ? undefined : challengeShape.parse(record);
  }

  /** Runs one sign-in at a time for a link; null when another is under way. */
  async exclusively<Result>(link: ConnectLink, signIn: () => Promise<Result>): Promise<Result | null> {
    if (!(await this.#storage.insertIfAbsent('connect-busy', keyOf(link), true, busyMs))) return null;
    try {
      return await signIn();
    } finally {
      await this.#busy.delete(keyOf(link));
    }
  }

  /** Counts a wrong password; the fifth ends the link. @returns how many more are allowed. */
  async countWrongTry(link: ConnectLink): Promise<number> {
    for (let left = triesAllowed - 1; left > 0; left -= 1) {
      const isCounted = await this.#storage.insertIfAbsent(
        'connect-tries',
        `${keyOf(link)}/${left}`,
        true,
        belongingsMs,
      );
      if (isCounted) return left;
    }
    await this.spend(link);
    return 0;
  }

  async isSpent(link: ConnectLink): Promise<boolean> {
    return this.#spent.has(keyOf(link));
  }

  /** Uses a link up. @returns whether this call did: of any number at once, one does. */
  async spend(link: ConnectLink): Promise<boolean> {
    const { id, owner } = link;
    const isFirst = await this.#storage.insertIfAbsent('connect-spent', keyOf(link), true, belongingsMs);
    if (isFirst) await Promise.all([this.#links.delete(id), this.#challenges.delete(keyOf(link))]);
    if (isFirst && (await this.#latest.get(ownerKey(owner))) === id)
      await this.#latest.delete(ownerKey(owner));
    return isFirst;
  }
}

/** What belongs to a link is kept under its owner, so that it is known whose it is. */
function keyOf({ owner, id }: ConnectLink): string {
  return `${ownerKey(owner)}/${id}`;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
