import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { type ConferenceServer, createConferenceServer } from './conference-server/server.js';
import { openConferenceServerStores } from './conference-server/stores.js';
import type { Storage } from './storage/storage.js';

/** Our own StarLeaf-compatible cloud on the process's store, to be mounted at `/v1`. */
export async function startConferenceServer(facts: {
  readonly storage: Storage;
  readonly jitsiUrl: string;
  readonly logger: Logger;
}): Promise<ConferenceServer> {
  const { storage, jitsiUrl, logger } = facts;
  return createConferenceServer({
    stores: openConferenceServerStores((namespace) => storage.keyv(namespace)),
    secret: await readOrMakeSecret(storage),
    jitsiUrl,
    logger,
    now: () => new Date(),
  });
}

/** Made once for each store; processes that start together get the same. */
async function readOrMakeSecret(storage: Storage): Promise<Buffer> {
  const [namespace, key] = ['conference-server/secret', 'secret'] as const;
  await storage.insertIfAbsent(namespace, key, randomBytes(32).toString('base64'));
  const secret = await storage.keyv<string>(namespace).get(key);
  if (secret === undefined) throw new Error('the store lost the conference server’s secret');
  return Buffer.from(secret, 'base64');
}
