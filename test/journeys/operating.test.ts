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

function linesOf(reference: string, of: World = world): readonly Line[] {
  const lines = of
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

  test('leads into our own conference server, too', async () => {
    const own = await openWorld();
    const ben = own.seat('ben');
    await ben.type(GENERAL, '/starleaf check');
    const answer = await ben.seeWords(GENERAL, 'Reference');
    const reference = /Reference (\w{4})/.exec(wordsOf(answer))?.[1] ?? '';
    const lines = linesOf(reference, own);
    await own.close();
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'StarLeaf exchange', path: '/features' }));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'conference server', path: '/v1/features' }));
  });
});

describe('what operators read', () => {
  const metrics = async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    return (await fetch(`${world.origin}/metrics`, { headers })).text();
  };

  test('counts the command, its acknowledgement, its exchanges and its sign-in, and shows nobody', async () => {
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about figures');
    await ana.seeWords(GENERAL, 'Posted in', 'figures');
    const text = await metrics();
    expect(text).toMatch(/^starleaf_invocations_total\{subcommand="meet",outcome="scheduled"\} 1$/m);
    expect(text).toMatch(/^starleaf_work_seconds_count\{kind="command"\} [1-9]$/m);
    expect(text).toMatch(
      /^starleaf_slack_exchanges_total\{method="chat.postMessage",result="ok"\} [1-9]\d*$/m,
    );
    expect(text).toMatch(/^starleaf_slack_exchanges_total\{method="response_url",result="ok"\} [1-9]\d*$/m);
    expect(text).toMatch(/^starleaf_breaker_state\{upstream="starleaf",state="closed"\} 1$/m);
    expect(text).toMatch(/^starleaf_acknowledgement_seconds_count\{kind="command"\} [2-9]$/m);
    expect(text).toMatch(/^starleaf_api_exchanges_total\{method="PUT",path="[^"]*",status="20\d"\} 1$/m);
    expect(text).toMatch(/^starleaf_sign_ins_total\{side="client",outcome="done"\} [1-9]\d*$/m);
    expect(text).toMatch(
      /^starleaf_http_requests_total\{method="POST",route="\/slack\/events",status="200"\} [2-9]$/m,
    );
    expect(text).toMatch(/^starleaf_jobs\{queue="accepted",state="due"\} 0$/m);
    expect(text).not.toMatch(/example\.com|figures|U0|T0|C0GENERAL/);
  });

  test('is for nobody else', async () => {
    expect((await fetch(`${world.origin}/metrics`)).status).toBe(401);
  });
});
