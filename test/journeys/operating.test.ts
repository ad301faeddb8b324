import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PEOPLE } from '../../src/playground/people.js';
import { type Cloud, startCloud } from '../support/cloud.js';
import { connectAt } from '../support/connected.js';
import { type Seat, wordsOf } from '../support/seat.js';
import { openWorld, type World } from '../support/world.js';

const GENERAL = 'C0GENERAL1';
const TOKEN = 'a-token-for-the-metrics';

let cloud: Cloud;
let world: World;
let ana: Seat;

beforeEach(async () => {
  cloud = await startCloud();
  for (const { email, password } of PEOPLE) await cloud.add(email, password);
  world = await openWorld({ starleafApiUrl: cloud.url, metrics: { port: null, token: TOKEN } });
  ana = world.seat('ana');
  await connectAt(GENERAL, ana);
});

afterEach(async () => {
  await world.close();
  await cloud.close();
});

type Line = Readonly<Record<string, unknown>>;

function linesOf(reference: string): readonly Line[] {
  const lines = world
    .logged()
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
  return lines.filter(({ request }) => typeof request === 'string' && request.startsWith(reference));
}

describe('the reference in a message', () => {
  test('leads to everything that its request caused, exchanges with StarLeaf included', async () => {
    cloud.setWeather({ kind: 'status', method: 'PUT', status: 403, times: 1 });
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about references');
    const failure = await ana.seeWords(GENERAL, 'not allowed', 'Reference');
    const reference = /Reference (\w{4})/.exec(wordsOf(failure))?.[1] ?? '';
    const lines = linesOf(reference);
    expect(new Set(lines.map(({ request }) => request)).size).toBe(1);
    expect(lines).toContainEqual(expect.objectContaining({ reference, msg: 'an invocation failed' }));
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'StarLeaf exchange', method: 'PUT', status: 403 }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'invocation', outcome: 'failed' }));
  });
});
