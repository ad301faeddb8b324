import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { createCipher } from '../../src/credentials/cipher.js';
import { Vault } from '../../src/credentials/vault.js';
import { WORKSPACE } from '../../src/playground/identity.js';
import type { Person } from '../../src/playground/protocol.js';
import { startConferenceServer } from '../../src/start-conference-server.js';
import { openStorage } from '../../src/storage/open-storage.js';

/** Everybody's. */
export const PASSWORD = 'five-fathoms';
const ITERATIONS = 10_000;

/** Gives everybody an account in the conference server's store, and has the app's know it as if they had connected it. */
export async function furnish(
  people: readonly Person[],
  stores: { readonly key: Buffer; readonly cloudUrl: string; readonly appUrl: string },
): Promise<void> {
  const cipher = createCipher([stores.key]);
  const [cloud, app] = await Promise.all(
    [stores.cloudUrl, stores.appUrl].map((databaseUrl) => openStorage({ databaseUrl, cipher })),
  );
  if (cloud === undefined || app === undefined) throw new Error('unreachable');
  const { accounts } = await startConferenceServer({
    storage: cloud,
    jitsiUrl: 'https://jitsi.example.com',
    logger: pino({ level: 'silent' }),
  });
  const vault = new Vault(app);
  for (const { id, email, name } of people) {
    const salt = randomBytes(16);
    const key = pbkdf2Sync(PASSWORD, salt, ITERATIONS, 32, 'sha256').toString('hex');
    const credential = { email, salt: salt.toString('hex'), iterations: ITERATIONS, key };
    await accounts.register({ ...credential, firstname: name, lastname: 'Example' });
    await vault.save({ workspaceId: WORKSPACE.id, userId: id }, credential);
  }
  await Promise.all([cloud.close(), app.close()]);
}
