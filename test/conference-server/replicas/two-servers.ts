import type { ConferenceServerOptions } from '../../../src/conference-server/server.js';
import type { ConferenceServerStores } from '../../../src/conference-server/stores.js';
import { createCipher } from '../../../src/credentials/cipher.js';
import { openStorage } from '../../../src/storage/open-storage.js';
import type { Storage } from '../../../src/storage/storage.js';
import { openStoresOn, type RunningServer, SECRET, startServer, TestClock } from '../fixture.js';
import { StrictClient } from '../strict-client.js';

/** Two conference servers as in two processes: each with a connection of its own to one store. */
export interface TwoServers {
  readonly servers: readonly [RunningServer, RunningServer];
  /** Beneath each. */
  readonly storages: readonly [Storage, Storage];
  /** Of both. */
  readonly clock: TestClock;
  /** One client of each server, with one person's session. */
  clientsOf(somebody: StrictClient): readonly [StrictClient, StrictClient];
  close(): Promise<void>;
}

export async function startTwoServers(
  databaseUrl: string,
  options: Partial<ConferenceServerOptions> = {},
  toFirst: (stores: ConferenceServerStores) => ConferenceServerStores = (stores) => stores,
): Promise<TwoServers> {
  const clock = new TestClock();
  const now = () => clock.now().getTime();
  const open = () => openStorage({ databaseUrl, cipher: createCipher([SECRET]), now });
  const storages = [await open(), await open()] as const;
  const [one, other] = [openStoresOn(storages[0], clock), openStoresOn(storages[1], clock)];
  const first = await startServer({ ...options, clock, stores: toFirst(one) });
  const second = await startServer({ ...options, clock, stores: other });
  return {
    servers: [first, second],
    storages,
    clock,
    clientsOf: ({ cookies }) => [withCookies(first.base, cookies), withCookies(second.base, cookies)],
    close: async () => {
      await Promise.all([first.close(), second.close()]);
      await Promise.all(storages.map((storage) => storage.close()));
    },
  };
}

function withCookies(base: string, cookies: ReadonlyMap<string, string>): StrictClient {
  const client = new StrictClient(base);
  for (const [name, value] of cookies) client.cookies.set(name, value);
  return client;
}
