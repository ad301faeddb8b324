import { fork } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { pino } from 'pino';
import { createApp } from '../../src/app.js';
import { createCipher } from '../../src/credentials/cipher.js';
import { Vault } from '../../src/credentials/vault.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { StarLeafService } from '../../src/starleaf/service.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { CREDENTIAL } from './credential.js';

/*
 * How long people wait for `/starleaf list`, from the signed command to the list at Slack's response_url, beside a client
 * that reads the same conferences one after another. Both ask the same server, which takes its time for each answer.
 */

const CONFERENCES = 200;
const DELAY_MS = 100;
const ROUNDS = 3;
const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';

const cloud = await startSlowCloud();
const slack = await startSlack();
const app = await startApp();

await inTurn(() => slack.list('U0'));
const cold = await median(Array.from({ length: ROUNDS }, (_, round) => () => slack.list(`U${round + 1}`)));
const warm = await median(Array.from({ length: ROUNDS }, (_, round) => () => slack.list(`U${round + 1}`)));
const oneByOne = await median(Array.from({ length: ROUNDS }, () => readOneByOne));

console.log(`\n${CONFERENCES} conferences, ${DELAY_MS} ms an answer; median of ${ROUNDS} rounds\n`);
console.log('| | ms | of which work of this process | requests |');
console.log('|---|---|---|---|');
print('one by one, read only', oneByOne);
print('this app, `list` until it is shown', cold);
print('this app, again within half a minute', warm);

await app.close();
slack.close();
cloud.close();
process.exit(0);

function print(name: string, { ms, work, requests }: Figures): void {
  console.log(`| ${name} | ${ms} | ${work} | ${requests} |`);
}

interface Figures {
  readonly ms: number;
  /** Milliseconds of processor time: what remains of it where other processes want the processor, too. */
  readonly work: number;
  readonly requests: number;
}

async function inTurn(task: () => Promise<void>): Promise<Figures> {
  const asked = await cloud.requests();
  const [began, used] = [performance.now(), process.cpuUsage()];
  await task();
  const [ms, { user, system }] = [performance.now() - began, process.cpuUsage(used)];
  const requests = (await cloud.requests()) - asked;
  return { ms: Math.round(ms), work: Math.round((user + system) / 1000), requests };
}

async function median(works: readonly (() => Promise<void>)[]): Promise<Figures> {
  const rounds: Figures[] = [];
  for (const work of works) rounds.push(await inTurn(work));
  const [middle] = rounds.toSorted((one, other) => one.ms - other.ms).slice(Math.floor(rounds.length / 2));
  return middle ?? { ms: 0, work: 0, requests: 0 };
}

async function startSlowCloud() {
  const path = fileURLToPath(new URL('bench-list-slow-cloud.mjs', import.meta.url));
  const child = fork(path, [CONFERENCES, DELAY_MS].map(String));
  const [port] = await once(child, 'message');
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: `${origin}/v1`,
    requests: async () => Number(await (await fetch(`${origin}/requests`)).text()),
    close: () => child.kill(),
  };
}

/** The client that one writes first. */
async function readOneByOne(): Promise<void> {
  const service = new StarLeafService({
    baseUrl: cloud.url,
    storage: app.storage,
    logger: pino({ level: 'silent' }),
  });
  const account = service.account({ workspaceId: 'T1', userId: 'U9' }, CREDENTIAL);
  for (const confId of await account.listMeetingIds()) {
    const meeting = await account.findMeeting(confId);
    for (const occurId of meeting?.modifiedOccurrences ?? [])
      await account.findOccurrence({ confId, occurId });
  }
}

/** The app on a store on disk, with some people connected. */
async function startApp() {
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-bench-'));
  const cipher = createCipher([Buffer.alloc(32, 1)]);
  const storage = await openStorage({ databaseUrl: `sqlite://${folder}/starleaf.db`, cipher });
  const vault = new Vault(storage);
  for (let user = 0; user <= ROUNDS; user += 1) {
    await vault.save({ workspaceId: 'T1', userId: `U${user}` }, CREDENTIAL);
  }
  const slackApp = createApp({
    slack: { kind: 'http', botToken: 'xoxb-1', signingSecret: SECRET },
    slackApiUrl: `${slack.origin}/api/`,
    starleafApiUrl: cloud.url,
    publicUrl: 'http://127.0.0.1',
    returnUrl: null,
    storage,
    metrics: new Metrics('bench'),
    logger: pino({ level: 'silent' }),
  });
  const server = express().use(slackApp.router).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await slackApp.start();
  slack.sendTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    storage,
    close: async () => {
      server.close();
      await slackApp.stop();
      await storage.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Answers the Web API, types commands and waits for what comes to the response_url. */
async function startSlack() {
  let appOrigin = '';
  const waiting = new Map<string, (body: string) => void>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    waiting.get(request.url ?? '')?.(Buffer.concat(chunks).toString());
    const profile = { display_name: 'Ada', email: CREDENTIAL.email };
    const user = { id: 'U1', name: 'ada', tz: 'Europe/London', locale: 'en-GB', profile };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, user_id: 'U', bot_id: 'B0', user }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    sendTo: (to: string) => {
      appOrigin = to;
    },
    close: () => server.close(),
    list: async (userId: string) => {
      const path = `/response/${randomBytes(8).toString('hex')}`;
      const shown = new Promise<string>((resolve) => waiting.set(path, resolve));
      await fetch(`${appOrigin}/slack/events`, signed({ userId, responseUrl: `${origin}${path}` }));
      if (!(await shown).includes('Meeting 0')) throw new Error('that is not the list');
    },
  };
}

function signed({ userId, responseUrl }: { readonly userId: string; readonly responseUrl: string }) {
  const timestamp = Math.floor(Date.now() / 1000);
  const body = new URLSearchParams({
    team_id: 'T1',
    user_id: userId,
    channel_id: 'C1',
    command: '/starleaf',
    text: 'list',
    trigger_id: randomBytes(12).toString('hex'),
    response_url: responseUrl,
  }).toString();
  const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
  };
}
