import { randomBytes } from 'node:crypto';
import { InTurn } from './in-turn.js';
import type { KeyedHash } from './keyed-hash.js';
import { keptUntil, type Lifetime, listedUntil, toLifetime } from './lifetime.js';
import type { ConfSettings } from './settings.js';
import type { ConferenceServerStores } from './stores.js';
import type { Instant } from './wall-time.js';

/** A conference as it is kept. Its room and access code never change. */
export interface Conference {
  readonly id: string;
  readonly ownerId: string;
  /** What was not made through the API cannot be managed through it. */
  readonly origin: 'api' | 'portal';
  readonly settings: ConfSettings;
  /** Unguessable, and the same again when the owner makes a conference of this id again. */
  readonly room: string;
  /** Ten digits, unique on this server. */
  readonly accessCode: string;
  readonly lifetime: Lifetime;
}

/** What a list needs to know of a conference. */
export interface ListEntry extends Lifetime {
  readonly id: string;
  readonly externallyManaged: boolean;
}

/** What somebody wants a conference to be. */
export interface ConferenceDraft {
  readonly ownerId: string;
  readonly id: string;
  readonly settings: ConfSettings;
  readonly origin?: Conference['origin'];
}

/** What became of writing a conference; `full` when the owner's quota is used up. */
export type Written =
  | { readonly outcome: 'created' | 'updated'; readonly conference: Conference }
  | { readonly outcome: 'full' | 'not-ours' };

export interface ConferencesOptions {
  readonly stores: Pick<ConferenceServerStores, 'conferences' | 'lists' | 'claims'>;
  readonly hash: KeyedHash;
  readonly maxPerOwner: number;
  readonly now: () => Date;
}

const SERVER_SUFFIX = '@starleaf.com';

/** An id of the form that only the server makes. */
export function makeServerId(): string {
  return `${randomBytes(16).toString('hex')}${SERVER_SUFFIX}`;
}

/** Whether an id has the form that only the server makes. */
export function isServerId(id: string): boolean {
  return id.toLowerCase().endsWith(SERVER_SUFFIX);
}

/**
 * The conferences of all owners. An id belongs to its owner: the same id of two owners is two conferences. Writes of
 * one owner take turns, so two at once with the same new id make one conference, and no list loses an entry.
 */
export class Conferences {
  readonly #options: ConferencesOptions;
  readonly #turns = new InTurn();
  readonly #claimTurns = new InTurn();

  constructor(options: ConferencesOptions) {
    this.#options = options;
  }

  async find(ownerId: string, id: string): Promise<Conference | undefined> {
    const conference = await this.#options.stores.conferences.get(keyOf(ownerId, id));
    return conference !== undefined && this.#isAhead(keptUntil(conference.lifetime)) ? conference : undefined;
  }

  /** In order of creation. */
  async list(ownerId: string): Promise<readonly ListEntry[]> {
    return (await this.#entriesOf(ownerId)).filter((entry) => this.#isAhead(listedUntil(entry)));
  }

  /** Whether a server-made id is somebody's. */
  async isTaken(id: string): Promise<boolean> {
    return (await this.#options.stores.claims.get(`id:${id}`)) !== undefined;
  }

  /** Writes a conference down, new or in place of what it was. */
  async put(draft: ConferenceDraft): Promise<Written> {
    return this.#turns.run(draft.ownerId, () => this.#put(draft));
  }

  async remove(ownerId: string, id: string): Promise<'removed' | 'unknown' | 'not-ours'> {
    return this.#turns.run(ownerId, async () => {
      const conference = await this.find(ownerId, id);
      if (conference === undefined) return 'unknown';
      if (conference.origin !== 'api') return 'not-ours';
      await this.#erase(ownerId, [id]);
      return 'removed';
    });
  }

  /** Removes all that somebody has, wherever it was made. @returns how many conferences that were. */
  async removeAllOf(ownerId: string): Promise<number> {
    return this.#turns.run(ownerId, async () => {
      const ids = (await this.#entriesOf(ownerId)).map(({ id }) => id);
      await this.#erase(ownerId, ids);
      return ids.length;
    });
  }

  async #put({ ownerId, id, settings, origin = 'api' }: ConferenceDraft): Promise<Written> {
    const existing = await this.find(ownerId, id);
    if (existing !== undefined && existing.origin !== origin) return { outcome: 'not-ours' };
    const entries = await this.#entriesOf(ownerId);
    if (existing === undefined && entries.length >= this.#options.maxPerOwner) return { outcome: 'full' };

    const now = this.#options.now().getTime();
    const createdAt = existing?.lifetime.createdAt ?? now;
    const lifetime = toLifetime(settings, { createdAt, updatedAt: now });
    const until = keptUntil(lifetime);
    const ttl = until === null ? undefined : until - now;
    const { room, accessCode } = existing ?? (await this.#claimRoom(ownerId, id));
    const conference = { id, ownerId, origin, settings, room, accessCode, lifetime };

    // The record before the list: a create that breaks off here and is repeated finds the record and mends the list.
    await this.#options.stores.conferences.set(keyOf(ownerId, id), conference, ttl);
    await this.#claim(conference, ttl);
    const entry = { id, externallyManaged: settings.externally_managed, ...lifetime };
    await this.#options.stores.lists.set(ownerId, withEntry(entries, entry));
    return { outcome: existing === undefined ? 'created' : 'updated', conference };
  }

  async #erase(ownerId: string, ids: readonly string[]): Promise<void> {
    const { conferences, lists, claims } = this.#options.stores;
    // The list before the records: no list names what is no longer there.
    const left = (await this.#entriesOf(ownerId)).filter((entry) => !ids.includes(entry.id));
    await lists.set(ownerId, left);
    for (const id of ids) {
      const conference = await conferences.get(keyOf(ownerId, id));
      await conferences.delete(keyOf(ownerId, id));
      await claims.delete(`id:${id}`);
      if (conference !== undefined) await claims.delete(`code:${conference.accessCode}`);
    }
  }

  async #claimRoom(ownerId: string, id: string): Promise<Pick<Conference, 'room' | 'accessCode'>> {
    const { hash, stores } = this.#options;
    const room = hash('room', ownerId, id).toString('hex').slice(0, 40);
    return this.#claimTurns.run('codes', async () => {
      for (let attempt = 0; ; attempt += 1) {
        const accessCode = toTenDigits(hash('code', ownerId, id, String(attempt)));
        const holder = await stores.claims.get(`code:${accessCode}`);
        if (holder !== undefined && holder !== keyOf(ownerId, id)) continue;
        await stores.claims.set(`code:${accessCode}`, keyOf(ownerId, id));
        return { room, accessCode };
      }
    });
  }

  /** What is claimed lives as long as the conference. */
  async #claim({ ownerId, id, accessCode }: Conference, ttl: number | undefined): Promise<void> {
    const { claims } = this.#options.stores;
    await claims.set(`code:${accessCode}`, keyOf(ownerId, id), ttl);
    if (isServerId(id)) await claims.set(`id:${id}`, keyOf(ownerId, id), ttl);
  }

  async #entriesOf(ownerId: string): Promise<readonly ListEntry[]> {
    const entries = (await this.#options.stores.lists.get(ownerId)) ?? [];
    return entries.filter((entry) => this.#isAhead(keptUntil(entry)));
  }

  #isAhead(instant: Instant | null): boolean {
    return instant === null || this.#options.now().getTime() < instant;
  }
}

function keyOf(ownerId: string, id: string): string {
  return `${ownerId}/${id}`;
}

function withEntry(entries: readonly ListEntry[], entry: ListEntry): readonly ListEntry[] {
  return entries.some(({ id }) => id === entry.id)
    ? entries.map((other) => (other.id === entry.id ? entry : other))
    : [...entries, entry];
}

function toTenDigits(hash: Buffer): string {
  return String((hash.readBigUInt64BE() % 9_000_000_000n) + 1_000_000_000n);
}
