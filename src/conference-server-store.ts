import type { Logger } from 'pino';
import type { Collection, ConferenceServerStore } from './conference-server/store.js';
import { createLimiters } from './storage/rate-limiter.js';
import type { Storage } from './storage/storage.js';
import { Worker } from './storage/worker.js';

/** What the conference server stands on: the process's store, in its words. */
export function toConferenceServerStore(facts: {
  readonly storage: Storage;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}): ConferenceServerStore {
  const { storage, logger, now } = facts;
  return {
    open: (namespace) => openCollection(storage, namespace),
    inTurn: (name, work) => storage.inTurn(name, work),
    openQueue: (namespace, options) => {
      const jobs = storage.jobs<Parameters<typeof options.work>[0]['payload']>(namespace);
      const worker = new Worker({ ...options, jobs, logger, now });
      return {
        add: (id, payload) => jobs.add(id, payload),
        start: () => worker.start(),
        wake: () => worker.wake(),
        idle: () => worker.idle(),
        stop: () => worker.stop(),
      };
    },
    openLimiter: createLimiters(storage, now),
  };
}

function openCollection<Value>(storage: Storage, namespace: string): Collection<Value> {
  const keyv = storage.keyv<Value>(namespace);
  return {
    get: (key) => keyv.get(key),
    getMany: async (keys) => (keys.length === 0 ? [] : keyv.getMany<Value>([...keys])),
    set: async (key, value, ttlMs) => {
      await keyv.set(key, value, ttlMs);
    },
    insert: (key, value, ttlMs) => storage.insertIfAbsent(namespace, key, value, ttlMs),
    change: (key, change, ttlMs) => storage.change(namespace, key, change, ttlMs),
    delete: (key) => keyv.delete(key),
    values: async function* () {
      for await (const [, value] of keyv.iterator?.(undefined) ?? []) yield value as Value;
    },
  };
}
