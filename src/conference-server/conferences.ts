import { randomUUID } from 'node:crypto';
import { type Claimed, Claims } from './claims.js';
import { ConferenceLists, type ListEntry } from './conference-lists.js';
import { InvitationRecords } from './invitations/invitation-records.js';
import type { KeyedHash } from './keyed-hash.js';
import { keptUntil, type Lifetime } from './lifetime.js';
import { keepChanges, lastEndWith, type OccurrenceChange, type OccurrenceChanges } from './occurrences.js';
import { isServerId } from './server-id.js';
import type { ConfSettings } from './settings.js';
import type { ConferenceServerStores } from './stores.js';
import { findOccurrence } from './timeline.js';

/** A conference as it is kept. Its room and access code never change. */
export interface Conference {
  readonly id: string;
  readonly ownerId: string;
  /** What was not made through the API cannot be managed through it. */
  readonly origin: 'api' | 'portal';
  readonly settings: ConfSettings;
  /** The occurrences that are not as the pattern has them. */
  readonly changes: OccurrenceChanges;
  /** Unguessable, and the same again when the owner makes a conference of this id again. */
  readonly room: string;
  /** Ten digits, unique on this server. */
  readonly accessCode: string;
  readonly lifetime: Lifetime;
  /** Names it in calendars; another one when it is made again. */
  readonly uid: string;
}

/** What somebody wants a conference to be. */
export interface ConferenceDraft {
  readonly ownerId: string;
  readonly id: string;
  readonly settings: ConfSettings;
  readonly origin?: Conference['origin'];
}

/** What somebody wants an occurrence to be; without a change it is as the pattern has it. */
export interface OccurrenceDraft {
  readonly ownerId: string;
  readonly id: string;
  readonly occurId: string;
  readonly change: OccurrenceChange | undefined;
}

/** What became of writing a conference; `full` when the owner's quota is used up. */
export type Written =
  | { readonly outcome: 'created' | 'updated'; readonly conference: Conference }
  | { readonly outcome: 'full' | 'not-ours' };

export interface ConferencesOptions {
  readonly stores: Pick<
    ConferenceServerStores,
    'conferences' | 'lists' | 'claims' | 'invitations' | 'invitationUids' | 'inTurn'
  >;
  readonly hash: KeyedHash;
  readonly maxPerOwner: number;
  readonly now: () => Date;
}

interface Writing {
  readonly conference: Omit<Conference, 'lifetime'>;
  /** As it was. */
  readonly before: Conference | undefined;
}

/**
 * The conferences of all owners. An id belongs to its owner: the same id of two owners is two conferences. Writes of
 * one owner take turns, in all processes, so two at once with the same new id make one conference.
 */
export class Conferences {
  readonly #options: ConferencesOptions;
  readonly #lists: ConferenceLists;
  readonly #claims: Claims;
  readonly #invitations: InvitationRecords;

  constructor(options: ConferencesOptions) {
    this.#options = options;
    this.#lists = new ConferenceLists(options.stores.lists, options.now);
    this.#claims = new Claims(options.stores.claims, options.hash);
    this.#invitations = new InvitationRecords(options.stores);
  }

  async find(ownerId: string, id: string): Promise<Conference | undefined> {
    const conference = await this.#options.stores.conferences.get(keyOf(ownerId, id));
    const until = conference === undefined ? null : keptUntil(conference.lifetime);
    return until !== null && until <= this.#now() ? undefined : conference;
  }

  /** In order of creation. */
  async list(ownerId: string): Promise<readonly ListEntry[]> {
    return this.#lists.listed(ownerId);
  }

  /** Whether a server-made id is somebody's. */
  async isTaken(id: string): Promise<boolean> {
    return this.#claims.isTaken(id);
  }

  /** Writes a conference down, new or in place of what it was. */
  async put({ ownerId, id, settings, origin = 'api' }: ConferenceDraft): Promise<Written> {
    return this.#inTurn(ownerId, async () => {
      const [existing, kept] = await Promise.all([this.find(ownerId, id), this.#lists.kept(ownerId)]);
      if (existing !== undefined && existing.origin !== origin) return { outcome: 'not-ours' };
      if (existing === undefined && kept.length >= this.#options.maxPerOwner) return { outcome: 'full' };
      const { room, accessCode } = existing ?? (await this.#makeRoom(ownerId, id));
      const changes = keepChanges(settings, existing?.changes ?? {});
      const uid = existing?.uid ?? randomUUID();
      const conference = { id, ownerId, origin, settings, changes, room, accessCode, uid };
      const written = await this.#write({ conference, before: existing });
      return { outcome: existing === undefined ? 'created' : 'updated', conference: written };
    });
  }

  /** @returns false where the conference has no such occurrence to change. */
  async changeOccurrence({ ownerId, id, occurId, change }: OccurrenceDraft): Promise<boolean> {
    return this.#inTurn(ownerId, async () => {
      const conference = await this.find(ownerId, id);
      if (conference?.origin !== 'api') return false;
      if (findOccurrence(conference.settings, occurId) === undefined) return false;
      const { [occurId]: _, ...others } = conference.changes;
      const changes = change === undefined ? others : { ...others, [occurId]: change };
      await this.#write({ conference: { ...conference, changes }, before: conference });
      return true;
    });
  }

  async remove(ownerId: string, id: string): Promise<'removed' | 'unknown' | 'not-ours'> {
    return this.#inTurn(ownerId, async () => {
      const conference = await this.find(ownerId, id);
      if (conference === undefined) return 'unknown';
      if (conference.origin !== 'api') return 'not-ours';
      await this.#erase(ownerId, [id]);
      return 'removed';
    });
  }

  /** Removes all that somebody has, wherever it was made, and tells nobody. @returns how many conferences that were. */
  async removeAllOf(ownerId: string): Promise<number> {
    return this.#inTurn(ownerId, async () => {
      const ids = (await this.#lists.kept(ownerId)).map(({ id }) => id);
      await this.#erase(ownerId, ids);
      for (const id of ids) await this.#invitations.forget({ ownerId, id });
      return ids.length;
    });
  }

  async #write({ conference, before }: Writing): Promise<Conference> {
    const { id, ownerId, settings, changes } = conference;
    const now = this.#now();
    const dummySince = settings.dummy ? (before?.lifetime.dummySince ?? now) : null;
    const lifetime = { updatedAt: now, dummySince, lastEnd: lastEndWith(settings, changes) };
    const until = keptUntil(lifetime);
    const ttlMs = until === null ? undefined : until - now;
    const written = { ...conference, lifetime };
    // The record before the list: a create that breaks off here and is repeated finds the record and mends the list.
    await Promise.all([
      this.#options.stores.conferences.set(keyOf(ownerId, id), written, ttlMs),
      this.#claims.extend(toClaimed(written), ttlMs),
    ]);
    const entry: ListEntry = { id, externallyManaged: settings.externally_managed, ...lifetime };
    await this.#lists.enter(ownerId, entry);
    return written;
  }

  async #erase(ownerId: string, ids: readonly string[]): Promise<void> {
    const { conferences } = this.#options.stores;
    // The list before the records: no list names what is no longer there.
    await this.#lists.strike(ownerId, ids);
    for (const id of ids) {
      const conference = await conferences.get(keyOf(ownerId, id));
      await conferences.delete(keyOf(ownerId, id));
      if (conference !== undefined) await this.#claims.release(toClaimed(conference));
    }
  }

  async #makeRoom(ownerId: string, id: string): Promise<Pick<Conference, 'room' | 'accessCode'>> {
    const room = this.#options.hash('room', ownerId, id).toString('hex').slice(0, 40);
    return { room, accessCode: await this.#claims.claimAccessCode(keyOf(ownerId, id)) };
  }

  #inTurn<Result>(ownerId: string, work: () => Promise<Result>): Promise<Result> {
    return this.#options.stores.inTurn(`conferences/${ownerId}`, work);
  }

  #now(): number {
    return this.#options.now().getTime();
  }
}

function keyOf(ownerId: string, id: string): string {
  return `${ownerId}/${id}`;
}

function toClaimed({ ownerId, id, accessCode }: Conference): Claimed {
  return { holder: keyOf(ownerId, id), accessCode, serverId: isServerId(id) ? id : null };
}
