import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { PEOPLE } from '../../src/playground/people.js';
import { type Cloud, startCloud } from '../support/cloud.js';
import { connectAt } from '../support/connected.js';
import { askedForPatience, type Fault, type Rule, refusedBySlack } from '../support/faults/fault.js';
import { FaultProxy } from '../support/faults/fault-proxy.js';
import { Onlooker } from '../support/onlooker.js';
import { findFreePort } from '../support/process.js';
import { findButton, type Seat, wordsOf } from '../support/seat.js';
import { type SlackNextDoor, startSlackNextDoor, TOKENS } from '../support/slack-next-door.js';
import { openWorld, type World } from '../support/world.js';

const GENERAL = 'C0GENERAL1';

let cloud: Cloud;
let starleaf: FaultProxy;
let slack: SlackNextDoor;
let slackProxy: FaultProxy;
let world: World;
let ana: Seat;
let title = '';
let tests = 0;

beforeAll(async () => {
  cloud = await startCloud();
  for (const { email, password } of PEOPLE) await cloud.add(email, password);
  starleaf = await FaultProxy.start({ target: () => new URL(cloud.url) });
  const port = await findFreePort();
  slack = await startSlackNextDoor(port, async (own) => {
    slackProxy = await FaultProxy.start({ target: () => own });
    return slackProxy.origin;
  });
  ana = slack.seat('ana');
  const { botToken, signingSecret } = TOKENS;
  world = await openWorld({
    port,
    slack: { kind: 'http', botToken, signingSecret },
    slackApiUrl: slack.apiUrl,
    starleafApiUrl: `${starleaf.origin}/v1`,
  });
  await connectAt(GENERAL, ana);
}, 60_000);

afterAll(async () => {
  await world.close();
  await slack.close();
  await slackProxy.close();
  await starleaf.close();
  await cloud.close();
});

afterEach(() => {
  starleaf.rule();
  slackProxy.rule();
});

const always = (method: string, path: string, fault: Fault): Rule => ({ method, path, faults: [fault] });
const once = (method: string, path: string, fault: Fault): Rule => ({
  method,
  path,
  times: 1,
  faults: [fault],
});

/** Types a sentence with a title of its own, so that tests can tell theirs. */
async function schedule(): Promise<void> {
  tests += 1;
  title = `trouble ${tests}`;
  await ana.type(GENERAL, `/starleaf tomorrow 3pm about "${title}"`);
}

async function conferencesMade(): Promise<number> {
  const person = PEOPLE.find(({ id }) => id === ana.user);
  if (person === undefined) throw new Error('nobody is ana');
  const onlooker = await Onlooker.signIn(cloud.url, person);
  return (await onlooker.conferences()).filter(({ settings }) => settings.title === title).length;
}

const cards = async () =>
  (await ana.read(GENERAL)).filter(
    (message) => findButton(message.blocks, 'Join') !== undefined && wordsOf(message).includes(title),
  ).length;

/** The private answer says that it is done, and it is done once. */
async function expectScheduledOnce(): Promise<void> {
  await ana.see(GENERAL, (messages) =>
    messages.some((each) => each.ephemeralFor !== null && wordsOf(each).includes(title)),
  );
  expect([await conferencesMade(), await cards()]).toEqual([1, 1]);
}

describe('StarLeaf', () => {
  test.each<[string, Fault]>([
    ['is overloaded', { kind: 'answer', status: 503, headers: {}, body: '' }],
    ['asks for patience', askedForPatience(1)],
    ['cuts the connection', { kind: 'cut', worked: false }],
    ['loses its answer after the work was done', { kind: 'cut', worked: true }],
    ['has forgotten the session', { kind: 'answer', status: 401, headers: {}, body: '' }],
    ['wants the request again', { kind: 'answer', status: 449, headers: {}, body: '' }],
    ['answers no JSON', { kind: 'garbled', as: 'no-json' }],
    ['answers with other types', { kind: 'garbled', as: 'wrong-types' }],
  ])('%s once, and nobody notices', async (_, fault) => {
    starleaf.rule(once('PUT', '/myconferences/', fault));
    await schedule();
    await expectScheduledOnce();
  });

  test.each<[string, Fault, string]>([
    [
      'is down',
      { kind: 'answer', status: 503, headers: { 'retry-after': '60' }, body: '' },
      'I could not reach StarLeaf just now',
    ],
    ['asks for more patience than people have', askedForPatience(60), 'Please try again in 60 seconds'],
    ['answers no JSON at all', { kind: 'garbled', as: 'no-json' }, 'in a way that I do not understand'],
    [
      'answers with other types at all times',
      { kind: 'garbled', as: 'wrong-types' },
      'in a way that I do not understand',
    ],
  ])('%s: the person is told, tries again, and it is done once', async (_, fault, words) => {
    // A conference whose answer came garbled is read back, so that has to fail as well.
    starleaf.rule(always('PUT', '/myconferences/', fault), always('GET', '/myconferences/', fault));
    await schedule();
    const told = await ana.seeWords(GENERAL, words);
    expect(wordsOf(told)).toMatch(/Reference/);
    starleaf.rule();
    await ana.press(GENERAL, 'Try again');
    await expectScheduledOnce();
  });
});

describe('Slack', () => {
  test.each<[string, string, Fault]>([
    ['asks for patience before a card is posted', 'chat.postMessage', askedForPatience(1)],
    ['posts a card and loses its answer', 'chat.postMessage', { kind: 'cut', worked: true }],
    ['posts a card and says something else', 'chat.postMessage', { kind: 'garbled', as: 'wrong-types' }],
    ['posts a card and stumbles', 'chat.postMessage', { kind: 'garbled', as: 'no-json' }],
    ['does not answer who somebody is', 'users.info', { kind: 'cut', worked: false }],
    [
      'is overloaded when it is to pass on an answer',
      '/response/',
      { kind: 'answer', status: 503, headers: {}, body: '' },
    ],
  ])('%s, and nobody notices', async (_, path, fault) => {
    await world.restart();
    slackProxy.rule(once('POST', path, fault));
    await schedule();
    await expectScheduledOnce();
  });

  test('changes a card and loses its answer: it is changed, and said so once', async () => {
    await schedule();
    await expectScheduledOnce();
    slackProxy.rule(once('POST', 'chat.update', { kind: 'cut', worked: true }));
    await ana.type(GENERAL, `/starleaf cancel "${title}"`);
    await ana.seeWords(GENERAL, `Cancel *${title}*`);
    await ana.press(GENERAL, 'Cancel the meeting');
    await ana.seeWords(GENERAL, title, 'is cancelled, and nobody can join it any more');
    expect([await conferencesMade(), await cards()]).toEqual([0, 0]);
  });

  test('opens a form and loses its answer: it is there once, and filled', async () => {
    slackProxy.rule(once('POST', 'views.open', { kind: 'cut', worked: true }));
    await ana.type(GENERAL, '/starleaf meet');
    await ana.seeModal('Schedule');
    expect((await ana.look()).modals).toHaveLength(1);
    await ana.closeModals();
  });

  test.each<[string, Fault, string]>([
    ['says no to the app', refusedBySlack('token_revoked'), 'I am not, or no longer, installed'],
    ['asks for patience', askedForPatience(60), 'Slack asks me for patience'],
  ])('%s: the person is told', async (_, fault, words) => {
    await world.restart();
    slackProxy.rule(always('POST', '/api/', fault));
    await schedule();
    await ana.seeWords(GENERAL, words, 'Reference');
    expect(await conferencesMade()).toBe(0);
  });

  test('says that the channel is archived: the card comes by the reply address instead', async () => {
    await world.restart();
    slackProxy.rule(always('POST', 'chat.postMessage', refusedBySlack('is_archived')));
    await schedule();
    await expectScheduledOnce();
  });
});
