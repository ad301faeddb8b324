import type { Collection } from '../../../src/conference-server/store.js';
import type { ConferenceServerStores } from '../../../src/conference-server/stores.js';

/** Decides when a process dies. */
export interface Fate {
  /** How many more times it writes to its store. */
  writesLeft: number;
}

class DiedError extends Error {}

/** Stores whose process dies in the middle of its work: from a certain write on, it does nothing more. */
export function toMortal(stores: ConferenceServerStores, fate: Fate): ConferenceServerStores {
  const writing = <Result>(write: () => Promise<Result>): Promise<Result> => {
    fate.writesLeft -= 1;
    return fate.writesLeft < 0 ? Promise.reject(new DiedError()) : write();
  };
  const mortal = <Value>(collection: Collection<Value>): Collection<Value> => ({
    ...collection,
    set: (...given) => writing(() => collection.set(...given)),
    insert: (...given) => writing(() => collection.insert(...given)),
    change: (...given) => writing(() => collection.change(...given)),
    delete: (...given) => writing(() => collection.delete(...given)),
  });
  return {
    ...stores,
    conferences: mortal(stores.conferences),
    lists: mortal(stores.lists),
    claims: mortal(stores.claims),
    invitations: mortal(stores.invitations),
    invitationUids: mortal(stores.invitationUids),
    mails: mortal(stores.mails),
    openQueue: (name, options) => {
      const queue = stores.openQueue(name, options);
      return { ...queue, add: (...given) => writing(() => queue.add(...given)), wake: () => undefined };
    },
  };
}
