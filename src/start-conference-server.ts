import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import type { Logger } from 'pino';
import type { SmtpOptions } from './conference-server/mail/smtp-transport.js';
import { type ConferenceServer, createConferenceServer } from './conference-server/server.js';
import { openConferenceServerStores } from './conference-server/stores.js';
import type { ConferenceServerWatch } from './conference-server/watch.js';
import { toConferenceServerStore } from './conference-server-store.js';
import type { Storage } from './storage/storage.js';

/** Our own StarLeaf-compatible cloud on the process's store: its API to be mounted at `/v1`, its pages at the root. */
export async function startConferenceServer(facts: {
  readonly storage: Storage;
  readonly jitsiUrl: string;
  /** Where people reach its pages. */
  readonly publicUrl?: string;
  /** Null or left out: mails stay in the outbox. */
  readonly smtp?: SmtpOptions | null;
  /** Null or left out: all that the server does itself. */
  readonly features?: readonly string[] | null;
  /** By what clients are counted that fail to sign in; by their IP address unless given. */
  readonly addressOf?: (request: Request) => string | null;
  readonly watch?: ConferenceServerWatch;
  readonly logger: Logger;
}): Promise<ConferenceServer> {
  const { storage, jitsiUrl, publicUrl, smtp, features, addressOf, watch, logger } = facts;
  const store = toConferenceServerStore({ storage, logger, now: Date.now });
  return createConferenceServer({
    stores: openConferenceServerStores(store),
    secret: await readOrMakeSecret(storage),
    jitsiUrl,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(smtp == null ? {} : { smtp }),
    ...(features == null ? {} : { features }),
    ...(addressOf === undefined ? {} : { addressOf }),
    ...(watch === undefined ? {} : { watch }),
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
