import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Config } from '../../src/config.js';
import { createCipher } from '../../src/credentials/cipher.js';
import { createLogger } from '../../src/log.js';
import type { Running } from '../../src/run.js';
import { start } from '../../src/start.js';
import { startConferenceServer } from '../../src/start-conference-server.js';
import { settlePeople } from '../../src/start-playground.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { startBalancer } from './balancer.js';
import { openPostgres } from './postgres.js';
import { findFreePort } from './process.js';
import { findLeaks, refuseLeaks, refuseShownLeaks, secretsOf } from './secrets.js';
import { startSlackNextDoor, TOKENS } from './slack-next-door.js';
import type { World } from './world.js';
import { worldConfig } from './world-config.js';

const REPLICAS = 2;

/**
 * As {@link World}, on two of the app: they share one PostgreSQL and nothing else, requests go to each in turn, and the
 * local Slack is apart from them. Both live in this process, whose modules keep nothing about people.
 */
export async function openReplicatedWorld(overrides: Partial<Config>): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-'));
  const database = await openPostgres();
  const ports = await Promise.all(Array.from({ length: REPLICAS }, findFreePort));
  const balancer = await startBalancer({ ports, port: overrides.port ?? 0 });
  const slack = await startSlackNextDoor(balancer.port);
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const config: Config = {
    ...worldConfig(database.url),
    publicUrl: balancer.origin,
    slack: { kind: 'http', botToken: TOKENS.botToken, signingSecret: TOKENS.signingSecret },
    slackApiUrl: slack.apiUrl,
    ...overrides,
  };
  if (config.starleafApiUrl === null) await furnish(config);
  const logger = createLogger(config.logLevel, sink);
  const startAll = () => Promise.all(ports.map((port) => start({ ...config, port }, logger)));
  let replicas: readonly Running[] = await startAll();
  const stopAll = () => Promise.all(replicas.map((replica) => replica.stop()));
  return {
    origin: balancer.origin,
    folder,
    logged: () => lines.join(''),
    seat: (name) => slack.seat(name),
    restart: async () => {
      await stopAll();
      replicas = await startAll();
    },
    close: async () => {
      await refuseShownLeaks(new URL(slack.apiUrl).origin);
      await stopAll();
      await Promise.all([balancer.close(), slack.close(), database.drop(), rm(folder, { recursive: true })]);
      refuseLeaks(findLeaks(lines.join(''), secretsOf(config)), 'the log');
    },
  };
}

/** Gives the people of the local Slack their accounts in our conference server, as the playground does. */
async function furnish({ databaseUrl, credentialsKeys, jitsiUrl }: Config): Promise<void> {
  const storage = await openStorage({ databaseUrl, cipher: createCipher(credentialsKeys ?? []) });
  const logger = pino({ level: 'silent' });
  const { accounts } = await startConferenceServer({ storage, jitsiUrl, logger });
  await settlePeople({ accounts, storage });
  await storage.close();
}
