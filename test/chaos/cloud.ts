import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { createCipher } from '../../src/credentials/cipher.js';
import { Vault } from '../../src/credentials/vault.js';
import { WORKSPACE } from '../../src/playground/identity.js';
import type { Person } from '../../src/playground/protocol.js';
import { startConferenceServer } from '../../src/start-conference-server.js';
import { openStorage } from '../../src/storage/open-storage.js';

/** Under which both stores are sealed. */
export const KEY = Buffer.alloc(32, 5);
export const PASSWORD = 'five-fathoms';
const ITERATIONS = 10_000;

/** The conference server, on a PostgreSQL database of its own. */
export interface ChaosCloud {
  readonly port: number;
  close(): Promise<void>;
}

/** Gives everybody an account there, and has the app know it as if they had connected it. */
export async function startCloud(facts: {
  readonly databaseUrl: string;
  /** Of the app's store. */
  readonly appDatabaseUrl: string;
  readonly people: readonly Person[];
}): Promise<ChaosCloud> {
  const cipher = createCipher([KEY]);
  const logger = pino({ level: 'silent' });
  const storage = await openStorage({ databaseUrl: facts.databaseUrl, cipher, logger });
  const { router, accounts } = await startConferenceServer({
    storage,
    jitsiUrl: 'https://jitsi.example.com',
    logger,
  });
  const app = await openStorage({ databaseUrl: facts.appDatabaseUrl, cipher, logger });
  const vault = new Vault(app);
  for (const { id, email, name } of facts.people) {
    const salt = randomBytes(16);
    const key = pbkdf2Sync(PASSWORD, salt, ITERATIONS, 32, 'sha256').toString('hex');
    const credential = { email, salt: salt.toString('hex'), iterations: ITERATIONS, key };
    await accounts.register({ ...credential, firstname: name, lastname: '' });
    await vault.save({ workspaceId: WORKSPACE.id, userId: id }, credential);
  }
  await app.close();
  const server = createServer(express().use('/v1', router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await storage.close();
    },
  };
}
