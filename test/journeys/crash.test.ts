import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { appConversationId } from '../../src/playground/conversations.js';
import { PEOPLE } from '../../src/playground/people.js';
import { type Cloud, startCloud } from '../support/cloud.js';
import { connectAt } from '../support/connected.js';
import { FaultProxy } from '../support/faults/fault-proxy.js';
import { findFreePort, printed, runMain, type StarLeafProcess } from '../support/process.js';
import { type Seat, wordsOf } from '../support/seat.js';
import { type SlackNextDoor, startSlackNextDoor, TOKENS } from '../support/slack-next-door.js';
import { signedCommand } from '../support/slack-request.js';

const GENERAL = 'C0GENERAL1';

let folder: string;
let port: number;
let cloud: Cloud;
let starleaf: FaultProxy;
let slack: SlackNextDoor;
let slackProxy: FaultProxy;
let running: StarLeafProcess;
let ana: Seat;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'starleaf-crash-'));
  cloud = await startCloud();
  for (const { email, password } of PEOPLE) await cloud.add(email, password);
  starleaf = await FaultProxy.start({ target: () => new URL(cloud.url) });
  port = await findFreePort();
  slack = await startSlackNextDoor(port, async (own) => {
    slackProxy = await FaultProxy.start({ target: () => own });
    return slackProxy.origin;
  });
  // What is at work is taken up fifteen seconds after its process has died.
  ana = slack.seat('ana').patient(40_000);
  running = await run();
  await connectAt(GENERAL, ana);
}, 60_000);

afterEach(async () => {
  running.child.kill('SIGKILL');
  await running.ended;
  await slack.close();
  await slackProxy.close();
  await starleaf.close();
  await cloud.close();
  await rm(folder, { recursive: true });
});

async function run(): Promise<StarLeafProcess> {
  const started = runMain(folder, {
    HOST: '127.0.0.1',
    PORT: String(port),
    SLACK_BOT_TOKEN: TOKENS.botToken,
    SLACK_SIGNING_SECRET: TOKENS.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    STARLEAF_API_URL: `${starleaf.origin}/v1`,
    CREDENTIALS_KEY: Buffer.alloc(32, 5).toString('base64'),
  });
  await printed(started, `listens on http://127.0.0.1:${port}`);
  return started;
}

/** Nobody gets an answer any more from then on; the process ends without a chance to say anything. */
async function kill(): Promise<void> {
  running.child.kill('SIGKILL');
  expect(await running.ended).toBe('SIGKILL');
  starleaf.rule();
  slackProxy.rule();
}

/** By hand, since a second delivery needs the same `trigger_id`; with a reply address that is good for nothing. */
async function deliver(text: string, triggerId: string): Promise<number> {
  const response = await fetch(
    `http://127.0.0.1:${port}/slack/events`,
    signedCommand({
      signingSecret: TOKENS.signingSecret,
      timestamp: Math.floor(Date.now() / 1000),
      fields: {
        command: '/starleaf',
        text,
        trigger_id: triggerId,
        team_id: 'T0PLAYGRND',
        user_id: ana.user,
        channel_id: GENERAL,
        response_url: `${slackProxy.origin}/response/none`,
      },
    }),
  );
  return response.status;
}

async function cardsAbout(title: string): Promise<number> {
  const messages = await ana.read(GENERAL);
  return messages.filter(
    (message) => message.ephemeralFor === null && wordsOf(message).includes(`${title}* — scheduled by`),
  ).length;
}

const made = () => new Set(cloud.requests.filter((line) => line.startsWith('PUT /myconferences/')));

const hang = (worked: boolean) => [{ kind: 'hang', worked } as const];

test('killed at every step of the way, it finishes what it had acknowledged, and makes nothing twice', async () => {
  await ana.type(GENERAL, '/starleaf tomorrow 9am about foxtrot');
  await ana.seeWords(GENERAL, 'Posted in', 'foxtrot');

  starleaf.rule(
    { method: 'PUT', words: 'alpha', faults: hang(false) },
    { method: 'PUT', words: 'bravo', faults: hang(true) },
    { method: 'DELETE', faults: hang(true) },
  );
  slackProxy.rule(
    { path: '/api/chat.postMessage', words: 'charlie', faults: hang(false) },
    { path: '/api/chat.postMessage', words: 'delta', faults: hang(true) },
    { path: '/response/', words: 'echo', faults: hang(false) },
  );
  // Before the conference, and by a command that Slack delivers again after the crash.
  const [beforeConference] = await Promise.all([
    starleaf.hangs(),
    deliver('tomorrow 3pm about alpha', 'a.1'),
  ]);
  expect(beforeConference).toMatch(/^PUT/);
  for (const [title, proxy, where] of [
    ['bravo', starleaf, 'PUT'],
    ['charlie', slackProxy, 'POST /api/chat.postMessage'],
    ['delta', slackProxy, 'POST /api/chat.postMessage'],
    ['echo', slackProxy, 'POST /response/'],
  ] as const) {
    const hangs = proxy.hangs();
    await ana.type(GENERAL, `/starleaf tomorrow 3pm about ${title}`);
    expect(await hangs).toContain(where);
  }
  const cancelling = starleaf.hangs();
  await ana.press(GENERAL, 'Undo');
  expect(await cancelling).toMatch(/^DELETE/);
  await kill();

  running = await run();
  expect(await deliver('tomorrow 3pm about alpha', 'a.1')).toBe(200);
  for (const title of ['bravo', 'charlie', 'delta', 'echo']) {
    await ana.seeWords(GENERAL, 'Posted in', title);
  }
  await ana.seeWords(appConversationId(ana.user), 'Posted in', 'alpha');
  await ana.seeWords(GENERAL, 'Cancelled by', 'foxtrot');
  await ana.seeWords(GENERAL, 'Undone:', 'foxtrot');
  for (const title of ['alpha', 'bravo', 'charlie', 'delta', 'echo']) {
    expect({ title, cards: await cardsAbout(title) }).toEqual({ title, cards: 1 });
  }
  expect(made().size).toBe(6);
  const lines = (await ana.read(GENERAL)).filter((message) => wordsOf(message).startsWith('Cancelled by'));
  expect(lines).toHaveLength(1);
}, 150_000);

test('killed while a form is being submitted, it does what was asked and tells its person directly', async () => {
  await ana.choose('schedule-meeting');
  await ana.seeModal('Schedule a meeting');
  await ana.fill('Title', 'golf');
  starleaf.rule({ method: 'PUT', words: 'golf', faults: hang(true) });
  const hangs = starleaf.hangs();
  const submitting = ana.submit();
  await hangs;
  await kill();
  await submitting;
  running = await run();
  await ana.seeWords(appConversationId(ana.user), 'golf');
  expect(made().size).toBe(1);
}, 120_000);

test('asked to stop while Slack is silent, it ends in good time, and the next process posts the card', async () => {
  slackProxy.rule({ path: '/api/chat.postMessage', words: 'hotel', faults: hang(true) });
  const hangs = slackProxy.hangs();
  await ana.type(GENERAL, '/starleaf tomorrow 3pm about hotel');
  await hangs;
  const began = performance.now();
  running.child.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(25_000);
  slackProxy.rule();
  running = await run();
  await ana.seeWords(GENERAL, 'Posted in', 'hotel');
  expect(await cardsAbout('hotel')).toBe(1);
  expect(made().size).toBe(1);
}, 120_000);
