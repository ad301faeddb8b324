import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Balancer, startBalancer } from '../support/balancer.js';
import { type Fault, PASSING, STARLEAF_MOODS } from '../support/faults/fault.js';
import { FaultProxy } from '../support/faults/fault-proxy.js';
import { openPostgres, type TestDatabase } from '../support/postgres.js';
import { findFreePort } from '../support/process.js';
import { type SlackNextDoor, startSlackNextDoor, TOKENS } from '../support/slack-next-door.js';
import type { Crowd } from './crowd.js';
import { furnish } from './furnish.js';
import type { Luck } from './luck.js';
import { Replica } from './replica.js';

/**
 * ```
 * local Slack ─→ balancer ─→ replica, replica ─→ proxy that fails ─→ conference server
 *      ↑                        │        └─────→ PostgreSQL
 *      └── proxy that fails ←───┘
 * ```
 */
export interface Surroundings {
  readonly replicas: readonly Replica[];
  readonly balancer: Balancer;
  readonly slack: SlackNextDoor;
  /** Of the conference server, without anything between. */
  readonly cloudUrl: string;
  readonly beforeStarLeaf: FaultProxy;
  readonly beforeSlack: FaultProxy;
  /** The app's. */
  readonly database: TestDatabase;
  /** Seals both stores. */
  readonly key: Buffer;
  /** Has a log of each process once all is closed. */
  readonly folder: string;
  close(): Promise<void>;
}

const REPLICAS = 2;
const FAULTS: readonly Fault[] = [...PASSING, { kind: 'hang' }];
const KEY = Buffer.alloc(32, 5);

/** Starts everything, with accounts for everybody in the crowd. */
export async function startSurroundings(facts: {
  readonly crowd: Crowd;
  readonly luck: Luck;
  readonly seed: number;
  /** The share of requests to StarLeaf and to Slack that fail. */
  readonly failing: number;
  /** The share of Slack's requests that come twice. */
  readonly twice: number;
}): Promise<Surroundings> {
  const { crowd, luck, seed, failing: share } = facts;
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-chaos-'));
  const [database, cloudDatabase] = await Promise.all([openPostgres(), openPostgres()]);
  await furnish(crowd.people, { key: KEY, cloudUrl: cloudDatabase.url, appUrl: database.url });

  const cloud = await startCloud(folder, cloudDatabase.url);
  const ports = await Promise.all(Array.from({ length: REPLICAS }, findFreePort));
  const balancer = await startBalancer({
    ports,
    alsoTo: () => (luck.hits(facts.twice) ? luck.pick(['the-same', 'another']) : 'nobody'),
  });
  const cloudOrigin = new URL(`http://127.0.0.1:${cloud.port}`);
  const beforeStarLeaf = await FaultProxy.start({ target: () => cloudOrigin, seed });
  beforeStarLeaf.rule({ share, faults: [...FAULTS, ...STARLEAF_MOODS] });
  const [slack, beforeSlack] = await startSlack(crowd, { appPort: balancer.port, seed, share });
  const environment = {
    SLACK_BOT_TOKEN: TOKENS.botToken,
    SLACK_SIGNING_SECRET: TOKENS.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    STARLEAF_API_URL: `${beforeStarLeaf.origin}/v1`,
    PUBLIC_URL: balancer.origin,
    DATABASE_URL: database.url,
    CREDENTIALS_KEY: KEY.toString('base64'),
  };
  const replicas = ports.map((port) => new Replica({ port, folder, environment }));
  await Promise.all(replicas.map((replica) => replica.start()));
  return {
    replicas,
    balancer,
    slack,
    cloudUrl: `${cloudOrigin.origin}/v1`,
    beforeStarLeaf,
    beforeSlack,
    database,
    key: KEY,
    folder,
    close: async () => {
      await Promise.all([...replicas, cloud].map((process) => process.terminate()));
      const neighbours = [balancer, beforeStarLeaf, beforeSlack, slack];
      await Promise.all(neighbours.map((neighbour) => neighbour.close()));
      await Promise.all([database.drop(), cloudDatabase.drop()]);
      for (const { port, logged } of [...replicas, cloud]) {
        await writeFile(join(folder, `${port}.log`), logged);
      }
    },
  };
}

async function startSlack(
  crowd: Crowd,
  { appPort, seed, share }: { readonly appPort: number; readonly seed: number; readonly share: number },
): Promise<readonly [SlackNextDoor, FaultProxy]> {
  let proxy: FaultProxy | undefined;
  const through = async (own: URL) => {
    proxy = await FaultProxy.start({ target: () => own, seed });
    proxy.rule({ share, faults: [...FAULTS] });
    return proxy.origin;
  };
  const slack = await startSlackNextDoor(appPort, through, crowd);
  if (proxy === undefined) throw new Error('nothing stands before Slack');
  return [slack, proxy];
}

async function startCloud(folder: string, databaseUrl: string): Promise<Replica> {
  const environment = {
    DATABASE_URL: databaseUrl,
    CREDENTIALS_KEY: KEY.toString('base64'),
    JITSI_URL: 'https://jitsi.example.com',
    APP_ADDRESSES: '127.0.0.1',
  };
  const port = await findFreePort();
  const cloud = new Replica({ port, folder, environment, entry: 'conference-server-main.js' });
  await cloud.start();
  return cloud;
}
