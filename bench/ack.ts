import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { createCipher } from '../src/credentials/cipher.js';
import { Vault } from '../src/credentials/vault.js';
import { openStorage } from '../src/storage/open-storage.js';
import { signedCommand } from './signed-command.js';
import { answerAsSlack, answerAsStarLeaf, startNeighbour } from './stand-ins.js';

/*
 * How fast commands are acknowledged: this app, doing all its work behind the acknowledgement, beside a bare Bolt app that
 * only acknowledges. Both are processes of their own and take turns, so that a slow moment of the machine meets both.
 * Each command has a trigger_id and a signature of its own, made while sending, alike for both.
 */

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const ROUNDS = 3;
const SECONDS = 5;
/** As many as an organisation of some thousands types at its busiest moment. */
const PER_SECOND = 50;

interface Contestant {
  readonly name: string;
  readonly text: string;
  readonly url: string;
}

interface Round {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly failed: number;
}

const slack = await startNeighbour(answerAsSlack);
const starleaf = await startNeighbour(answerAsStarLeaf);
const children: ChildProcess[] = [];
const bare = await startBareBolt();
const app = await startApp();
const sign = (text: string) =>
  signedCommand({ text, userId: 'U1', responseUrl: `${slack.origin}/response`, secret: SECRET });
const contestants: readonly Contestant[] = [
  { name: 'bare Bolt, ack only', text: 'help', url: bare },
  { name: 'this app, help', text: 'help', url: app },
  { name: 'this app, meet', text: 'meet tomorrow 3pm about Q3 budget', url: app },
];

for (const contestant of contestants) await run(contestant, { seconds: 2, rate: PER_SECOND });

console.log(
  `\nAcknowledgement at ${PER_SECOND} commands a second, and the most each takes (median of ${ROUNDS} rounds of ${SECONDS} s)\n`,
);
console.log('| | p50 ms | p99 ms | at most a second | not 200 |');
console.log('|---|---|---|---|---|');
const paced = new Map<string, Round[]>();
const flatOut = new Map<string, Round[]>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const contestant of contestants) {
    append(paced, contestant.name, await run(contestant, { seconds: SECONDS, rate: PER_SECOND }));
    append(flatOut, contestant.name, await run(contestant, { seconds: SECONDS, rate: null }));
  }
}
for (const { name } of contestants) {
  const steady = paced.get(name) ?? [];
  const most = flatOut.get(name) ?? [];
  const failed = [...steady, ...most].reduce((sum, round) => sum + round.failed, 0);
  const cells = [
    median(steady.map(({ p50 }) => p50)).toFixed(1),
    median(steady.map(({ p99 }) => p99)).toFixed(1),
    Math.round(median(most.map(({ perSecond }) => perSecond))),
    failed,
  ];
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}

for (const child of children) child.kill();
slack.server.close();
starleaf.server.close();
process.exit(0);

async function run(contestant: Contestant, load: { seconds: number; rate: number | null }): Promise<Round> {
  const result = await autocannon({
    url: `${contestant.url}/slack/events`,
    connections: 10,
    duration: load.seconds,
    ...(load.rate === null ? {} : { overallRate: load.rate }),
    requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...sign(contestant.text) }) }],
  });
  const { latency, requests, non2xx, errors } = result;
  return { p50: latency.p50, p99: latency.p99, perSecond: requests.average, failed: non2xx + errors };
}

async function startBareBolt(): Promise<string> {
  const child = fork(fileURLToPath(new URL('bare-bolt.js', import.meta.url)), {
    env: { SIGNING_SECRET: SECRET },
  });
  children.push(child);
  return new Promise((resolve) => child.once('message', (origin) => resolve(String(origin))));
}

/** The app as it runs in production, on a store on disk, with one person connected. */
async function startApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-bench-'));
  const databaseUrl = `sqlite://${folder}/starleaf.db`;
  const key = Buffer.alloc(32, 1);
  const storage = await openStorage({ databaseUrl, cipher: createCipher([key]) });
  const credential = {
    email: 'ada@example.com',
    salt: '00'.repeat(16),
    iterations: 10_000,
    key: '22'.repeat(32),
  };
  await new Vault(storage).save({ workspaceId: 'T1', userId: 'U1' }, credential);
  await storage.close();

  const child = spawn(process.execPath, [fileURLToPath(new URL('../main.js', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: `${slack.origin}/api`,
      STARLEAF_API_URL: `${starleaf.origin}/v1`,
      DATABASE_URL: databaseUrl,
      CREDENTIALS_KEY: key.toString('base64'),
      LOG_LEVEL: 'fatal',
    },
  });
  children.push(child);
  return new Promise((resolve) => {
    child.stdout.on('data', (line) => resolve(/http:\S+/.exec(String(line))?.[0] ?? ''));
  });
}

function append(rounds: Map<string, Round[]>, name: string, round: Round): void {
  rounds.set(name, [...(rounds.get(name) ?? []), round]);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
