import { Keyv } from 'keyv';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Cipher } from '../credentials/cipher.js';
import { changeEntry } from './change.js';
import { refuseUnfinishedCopy } from './copy-store.js';
import { createJobs } from './jobs.js';
import { KeyvAdapter } from './keyv-adapter.js';
import { Locks } from './locks.js';
import { ownNamespace, readOrMakeNameKey } from './name-key.js';
import { openRows } from './open-rows.js';
import { resealInBackground } from './reseal-in-background.js';
import type { Rows } from './rows.js';
import { SealedRows, toExpiry } from './sealed-rows.js';
import type { Storage, StoredEntry } from './storage.js';
import { withStoreErrors } from './store-error.js';

export interface StorageOptions {
  /** `sqlite://path` or `postgres://…`, as `checkDatabaseUrl` admits it. */
  readonly databaseUrl: string;
  /** Where it has several keys, rows that an older one had sealed are sealed anew while the store is in use. */
  readonly cipher: Cipher;
  readonly logger?: Logger;
  /** Milliseconds since the epoch; decides alone what has expired. */
  readonly now?: () => number;
}

/**
 * Opens the store that `DATABASE_URL` names, making it where there is none.
 * @throws when it cannot be opened, or was made under a key that the cipher does not have.
 */
export async function openStorage({
  databaseUrl,
  cipher,
  logger,
  now = Date.now,
}: StorageOptions): Promise<Storage> {
  const rows = withStoreErrors(await openRows({ databaseUrl, now, logger }));
  try {
    await refuseUnfinishedCopy(rows);
    const nameKey = await readOrMakeNameKey(rows, cipher);
    const sealed = new SealedRows({ rows, cipher, nameKey });
    const locks = new Locks({ rows, sealed, now });
    const stopResealing = resealInBackground({ rows, cipher, locks, logger });
    const close = async () => {
      await stopResealing();
      await rows.close();
    };
    return sealedStorage({ rows, sealed, locks, now, close });
  } catch (error) {
    await rows.close();
    throw error;
  }
}

interface Layers {
  readonly rows: Rows;
  readonly sealed: SealedRows;
  readonly locks: Locks;
  readonly now: () => number;
  readonly close: () => Promise<void>;
}

function sealedStorage({ rows, sealed, locks, now, close }: Layers): Storage {
  return {
    keyv: (namespace, { ttlMs } = {}) =>
      new Keyv({
        // An adapter each: Keyv writes its namespace into the adapter, so one shared by two would belong to the last.
        store: new KeyvAdapter({ rows: sealed, namespace: checkNamespace(namespace), now }),
        namespace,
        useKeyPrefix: false,
        throwOnErrors: true,
        serialize: toText,
        deserialize: fromText,
        ...(ttlMs === undefined ? {} : { ttl: ttlMs }),
      }),
    insertIfAbsent: async (namespace, key, value, ttlMs) => {
      const expiresAt = toExpiry(now(), ttlMs);
      return sealed.insertIfAbsent(checkNamespace(namespace), { key, text: toText({ value }), expiresAt });
    },
    change: async <Value>(
      namespace: string,
      key: string,
      change: (value: Value | undefined) => Value | undefined,
      ttlMs?: number,
    ) => {
      const text = await changeEntry(
        { rows, sealed },
        {
          namespace: checkNamespace(namespace),
          key,
          change: (before) => {
            const value = change(before === undefined ? undefined : fromText(before).value);
            return value === undefined ? undefined : toText({ value });
          },
          expiresAt: toExpiry(now(), ttlMs),
        },
      );
      return text === undefined ? undefined : fromText(text).value;
    },
    inTurn: (name, work) => locks.inTurn(name, work),
    jobs: (queue) => createJobs({ rows, sealed, queue: checkNamespace(queue), now }),
    namespaces: async () => (await rows.namespaces()).filter((namespace) => !isOwn(namespace)),
    entries: (namespace) => readEntries(sealed, checkNamespace(namespace)),
    remove: (namespace, key) => sealed.remove(checkNamespace(namespace), key),
    ping: () => rows.ping(),
    close,
  };
}

/** Values are what JSON holds. Leaves out Keyv's own `expires`: the row's expiry is the only one, and it is sealed. */
function toText({ value }: { value?: unknown }): string {
  return JSON.stringify({ value });
}

function fromText(text: string) {
  return z.object({ value: z.any() }).parse(JSON.parse(text));
}

/** A value, or work; of work that is done nothing is kept but its id. */
const storedShape = z.object({ value: z.unknown().optional(), payload: z.unknown().optional() });

async function* readEntries(sealed: SealedRows, namespace: string): AsyncGenerator<StoredEntry, void> {
  for await (const { key, text } of sealed.all(namespace)) {
    const { value, payload } = storedShape.parse(JSON.parse(text));
    yield { key, value: payload ?? value };
  }
}

function isOwn(namespace: string): boolean {
  return namespace.split('/')[0] === ownNamespace;
}

function checkNamespace(namespace: string): string {
  if (!/^[a-z][a-z0-9:/.-]*$/.test(namespace) || isOwn(namespace)) {
    throw new Error(`"${namespace}" is no namespace for a store`);
  }
  return namespace;
}
