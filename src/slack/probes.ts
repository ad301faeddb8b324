import { randomUUID } from 'node:crypto';
import type { Owner } from '../credentials/owner.js';
import type { Storage } from '../storage/storage.js';
import type { Clients } from './clients.js';

/** Whether what we stand on answers right now; each throws when it does not. */
export interface Probes {
  /** Asks Slack who we are and who this is, past everything that is remembered. */
  slack(owner: Owner): Promise<void>;
  /** Writes a record, reads it back and takes it away. */
  store(): Promise<void>;
}

/** The store gave back something else than was written. */
export class StoreForgetsError extends Error {
  override readonly name = 'StoreForgetsError';
}

/** Should the last step fail, the record is gone by itself after this. */
const RECORD_MS = 60_000;

export function createProbes({
  clients,
  storage,
}: {
  readonly clients: Clients;
  readonly storage: Storage;
}): Probes {
  const records = storage.keyv<string>('self-tests', { ttlMs: RECORD_MS });
  return {
    slack: async ({ workspaceId, userId }) => {
      const client = await clients.for(workspaceId);
      await client.auth.test();
      await client.users.info({ user: userId });
    },
    store: async () => {
      const id = randomUUID();
      await records.set(id, id);
      const isThere = (await records.get(id)) === id;
      await records.delete(id);
      if (!isThere) throw new StoreForgetsError('a record was not read back');
    },
  };
}
