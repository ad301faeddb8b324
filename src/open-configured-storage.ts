import type { Logger } from 'pino';
import type { Config } from './config.js';
import { createCipher } from './credentials/cipher.js';
import { readOrMakeKeyFile } from './credentials/key-file.js';
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
  const keys = credentialsKeys ?? readOrMakeKeyFile(PLAYGROUND_KEY_FILE);
  return openStorage({ databaseUrl, cipher: createCipher(keys), logger });
}
