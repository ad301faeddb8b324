import { keptUntil, type Lifetime, listedUntil } from './lifetime.js';
import type { ConferenceServerStores } from './stores.js';
import type { Instant } from './wall-time.js';

/** What a list needs to know of a conference. */
export interface ListEntry extends Lifetime {
  readonly id: string;
  readonly externallyManaged: boolean;
}

/** What each owner has, in order of creation. */
export class ConferenceLists {
  readonly #store: ConferenceServerStores['lists'];
  readonly #now: () => Date;

  constructor(store: ConferenceServerStores['lists'], now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** What is listed to the owner. */
  async listed(ownerId: string): Promise<readonly ListEntry[]> {
    return (await this.kept(ownerId)).filter((entry) => this.#isAhead(listedUntil(entry)));
  }

  /** What is there: more than is listed, since what is written down after its end can still be read. */
  async kept(ownerId: string): Promise<readonly ListEntry[]> {
    return this.#stillKept((await this.#store.get(ownerId)) ?? []);
  }

  /** With an entry at the end, or in the place that it has already. */
  async enter(ownerId: string, entry: ListEntry): Promise<void> {
    await this.#store.change(ownerId, (entries = []) => withEntry(this.#stillKept(entries), entry));
  }

  async strike(ownerId: string, ids: readonly string[]): Promise<void> {
    await this.#store.change(ownerId, (entries = []) =>
      this.#stillKept(entries).filter(({ id }) => !ids.includes(id)),
    );
  }

  #stillKept(entries: readonly ListEntry[]): readonly ListEntry[] {
    return entries.filter((entry) => this.#isAhead(keptUntil(entry)));
  }

  #isAhead(instant: Instant | null): boolean {
    return instant === null || this.#now().getTime() < instant;
  }
}

function withEntry(entries: readonly ListEntry[], entry: ListEntry): readonly ListEntry[] {
  return entries.some(({ id }) => id === entry.id)
    ? entries.map((other) => (other.id === entry.id ? entry : other))
    : [...entries, entry];
}
