import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PEOPLE } from '../../src/playground/people.js';
import { type Cloud, startCloud } from '../support/cloud.js';
import { followConnectLink } from '../support/connect.js';
import { findButton, type Seat, wordsOf } from '../support/seat.js';
import { openWorld, type World } from '../support/world.js';

const GENERAL = 'C0GENERAL1';

let cloud: Cloud;
let world: World;
let ana: Seat;

beforeEach(async () => {
  cloud = await startCloud();
  for (const { email, password } of PEOPLE) await cloud.add(email, password);
  world = await openWorld({ starleafApiUrl: cloud.url });
  ana = world.seat('ana');
  await connect();
});

afterEach(async () => {
  await world.close();
  await cloud.close();
});

async function connect(password = 'tower-bridge'): Promise<void> {
  await ana.type(GENERAL, '/starleaf connect');
  const prompt = await ana.seeWords(GENERAL, 'Connect my account');
  const link = findButton(prompt.blocks, 'Connect my account')?.url ?? '';
  expect((await followConnectLink(link, { email: 'ana@example.com', password })).status).toBe(204);
  await ana.seeWords(GENERAL, 'Connected to StarLeaf as');
}

async function cardsAbout(title: string): Promise<number> {
  const messages = await ana.read(GENERAL);
  return messages.filter((message) => message.ephemeralFor === null && wordsOf(message).includes(title))
    .length;
}

const created = () => cloud.requests.filter((request) => request.startsWith('PUT /myconferences/'));

describe('StarLeaf', () => {
  test('being down is said within ten seconds, and Try again works once it is back', async () => {
    cloud.setWeather({ kind: 'down' });
    const began = performance.now();
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about patience');
    const failure = await ana.seeWords(GENERAL, 'could not reach StarLeaf', 'Try again', 'Reference');
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(failure.ephemeralFor).toBe(ana.user);

    cloud.setWeather({ kind: 'fair' });
    await ana.press(GENERAL, 'Try again');
    await ana.seeWords(GENERAL, 'Posted in', 'patience');
    expect(await cardsAbout('patience')).toBe(1);
    expect((await ana.read(GENERAL)).map(wordsOf).join()).not.toContain('could not reach StarLeaf');
  }, 25_000);

  test('having ended the session is nothing anybody notices', async () => {
    cloud.setWeather({ kind: 'status', method: 'PUT', status: 401, times: 1 });
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about sessions');
    await ana.seeWords(GENERAL, 'Posted in', 'sessions');
    expect(await cardsAbout('sessions')).toBe(1);
  });

  test('asking to repeat with new cookies (449) is nothing anybody notices', async () => {
    cloud.setWeather({ kind: 'status', method: 'PUT', status: 449, times: 2 });
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about cookies');
    await ana.seeWords(GENERAL, 'Posted in', 'cookies');
    expect(await cardsAbout('cookies')).toBe(1);
  });

  test('losing its answer after the work was done makes one meeting and shows no error', async () => {
    cloud.setWeather({ kind: 'answers-lost', method: 'PUT', times: 1 });
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about losses');
    await ana.seeWords(GENERAL, 'Posted in', 'losses');
    expect(await cardsAbout('losses')).toBe(1);
    expect(new Set(created()).size).toBe(1);
  });

  test('refusing for ever with 449 ends in words', async () => {
    cloud.setWeather({ kind: 'status', method: 'PUT', status: 449, times: 100 });
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about loops');
    await ana.seeWords(GENERAL, 'Reference');
    expect(created().length).toBeLessThanOrEqual(5);
  });

  test('having used up the quota is explained', async () => {
    cloud.setWeather({ kind: 'status', method: 'PUT', status: 507, times: 100 });
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about quotas');
    await ana.seeWords(GENERAL, 'as many meetings as StarLeaf allows');
  });
});

describe('a change', () => {
  test('whose answers are lost till patience ends is tried again for that very date', async () => {
    await ana.type(GENERAL, '/starleaf every thursday 3pm about rhythm');
    await ana.seeWords(GENERAL, 'Posted in', 'rhythm');
    cloud.setWeather({ kind: 'answers-lost', method: 'DELETE', times: 100 });
    await ana.type(GENERAL, '/starleaf skip rhythm');
    await ana.seeWords(GENERAL, 'Try again', 'Reference');
    cloud.setWeather({ kind: 'fair' });
    await ana.press(GENERAL, 'Try again');
    await ana.seeWords(GENERAL, 'rhythm', 'is off. The other dates stay.');
    const skipped = cloud.requests.filter((line) => /^DELETE .*\/occurrences\//.test(line));
    expect(new Set(skipped).size).toBe(1);
  }, 40_000);
});

describe('Undo', () => {
  beforeEach(async () => {
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about regrets');
    await ana.seeWords(GENERAL, 'Posted in', 'regrets');
  });

  test('stays while StarLeaf is down, and works once it is back', async () => {
    cloud.setWeather({ kind: 'down' });
    await ana.press(GENERAL, 'Undo');
    await ana.seeWords(GENERAL, 'could not reach StarLeaf');
    cloud.setWeather({ kind: 'fair' });
    await ana.press(GENERAL, 'Undo');
    await ana.seeWords(GENERAL, 'Cancelled by', 'regrets');
  }, 25_000);

  test('stays when the sign-in is no longer accepted, and works after connecting again', async () => {
    await cloud.setPassword('ana@example.com', 'a new one entirely');
    await ana.press(GENERAL, 'Undo');
    const prompt = await ana.seeWords(
      GENERAL,
      'no longer accepts your sign-in',
      'press the button once more',
    );
    const link = findButton(prompt.blocks, 'Connect my account')?.url ?? '';
    const answer = await followConnectLink(link, {
      email: 'ana@example.com',
      password: 'a new one entirely',
    });
    expect(answer.status).toBe(204);
    await ana.press(GENERAL, 'Undo');
    await ana.seeWords(GENERAL, 'Cancelled by', 'regrets');
  });
});

describe('a changed password', () => {
  test('leads to one clear request to connect again, and what was typed goes on', async () => {
    await cloud.setPassword('ana@example.com', 'a new one entirely');
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about change');
    const prompt = await ana.seeWords(GENERAL, 'no longer accepts your sign-in', 'Connect and continue');
    const asked = cloud.requests.length;
    await ana.type(GENERAL, '/starleaf tomorrow 4pm about more change');
    await ana.seeWords(GENERAL, 'I need your StarLeaf account', 'more change');
    expect(cloud.requests.slice(asked)).toEqual([]);

    await ana.type(GENERAL, '/starleaf tomorrow 5pm about the final invoice');
    const last = await ana.seeWords(GENERAL, 'final invoice', 'Connect and continue');
    const stale = findButton(prompt.blocks, 'Connect and continue')?.url ?? '';
    expect((await fetch(stale)).status).toBeGreaterThanOrEqual(400);
    const link = findButton(last.blocks, 'Connect and continue')?.url ?? '';
    const answer = await followConnectLink(link, {
      email: 'ana@example.com',
      password: 'a new one entirely',
    });
    expect(answer.status).toBe(204);
    await ana.seeWords(GENERAL, 'Posted in', 'final invoice');
  });
});
