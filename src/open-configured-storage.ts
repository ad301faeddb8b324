import type { Logger } from 'pino';
import type { Config } from './config.js';
import { type Cipher, createCipher } from './credentials/cipher.js';
import { readOrMakeKeyFile } from './credentials/key-file.js';
import { StartError } from './start-error.js';
import { openStorage } from './storage/open-storage.js';
import type { Storage } from './storage/storage.js';

/** Where the playground keeps the key it makes for itself. */
const PLAYGROUND_KEY_FILE = 'data/credentials.key';

/**
 * The store that the Config names, under its keys.
 * @throws when it cannot be opened
 */
export async function openConfiguredStorage(
  { databaseUrl, credentialsKeys }: Pick<Config, 'databaseUrl' | 'credentialsKeys'>,
  logger: Logger,
): Promise<Storage> {
  return openStorage({ databaseUrl, cipher: openConfiguredCipher({ credentialsKeys }), logger });
}

/** The cipher under the Config's keys; in the playground, under the key it keeps for itself. */
export function openConfiguredCipher({ credentialsKeys }: Pick<Config, 'credentialsKeys'>): Cipher {
  return createCipher(credentialsKeys ?? readOrMakeKeyFile(PLAYGROUND_KEY_FILE));
}

/** @throws StartError when it cannot be opened */
export async function openStorageToStart(
  config: Pick<Config, 'databaseUrl' | 'credentialsKeys'>,
  logger: Logger,
): Promise<Storage> {
  try {
    return await openConfiguredStorage(config, logger);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`StarLeaf cannot start: the store at DATABASE_URL cannot be opened.\n  - ${reason}`);
  }
}
