import { writeSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { compileSchemas } from '../../src/playground/block-kit/schema-faults.js';
import { collectCorpus } from './corpus.js';
import type { AnyEntry } from './entry.js';
import { addressEntry, connectEntry, playgroundEntries, rawEntry } from './page-entries.js';
import { connect } from './person.js';
import { closeProbes } from './probe.js';
import { describeOutcomes, runFuzz } from './run.js';
import { CONNECTED, slackEntries } from './slack-entries.js';
import { SIGNING_SECRET } from './slack-requests.js';
import { SlackStub } from './slack-stub.js';
import { starleafEntry } from './starleaf-entry.js';
import { StarLeafStub } from './starleaf-stub.js';
import { startTarget, type Target } from './target.js';

/*
 * The built process, in two lives: with nothing set, and between a Slack and a StarLeaf of this test's. Everything that
 * anybody can send it is sent, in good order and out of it. `npm run fuzz -- --requests 100000` does so for longer.
 */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 2_500);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_128);
const IS_LONG = process.env.FUZZ_REQUESTS !== undefined;
const MINUTE_MS = 60_000;

let slack: SlackStub;
let starleaf: StarLeafStub;
let playground: Target;
let app: Target;
/** Between the same neighbours, for people whose StarLeaf is out of its mind: a breaker is for all who share it. */
let spoilt: Target;

beforeAll(async () => {
  compileSchemas();
  slack = await SlackStub.start();
  starleaf = await StarLeafStub.start();
  const environment = {
    SLACK_BOT_TOKEN: 'xoxb-1-2-fuzz',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: `${slack.origin}/api/`,
    STARLEAF_API_URL: starleaf.url,
    CREDENTIALS_KEY: Buffer.alloc(32, 9).toString('base64'),
  };
  [playground, app, spoilt] = await Promise.all([
    startTarget('playground', {}),
    startTarget('app', environment),
    startTarget('app, StarLeaf spoilt', environment),
  ]);
}, MINUTE_MS);

afterAll(async () => {
  await Promise.all([playground, app, spoilt].map((target) => target.close()));
  await Promise.all([slack.close(), starleaf.close()]);
  closeProbes();
}, MINUTE_MS);

test(
  'whatever is sent has an answer of a proper status, and nobody reads what is inside',
  async () => {
    const ground = { target: app, slack };
    for (const user of CONNECTED) await connect(ground, user);
    const corpus = await collectCorpus(ground, CONNECTED[0]);
    const entries: readonly AnyEntry[] = [
      ...slackEntries(ground, corpus),
      starleafEntry({ target: spoilt, slack }, starleaf),
      connectEntry(ground),
      ...(await playgroundEntries(playground)),
      addressEntry(playground),
      addressEntry(app),
      rawEntry(playground),
      rawEntry(app),
    ];
    const targets = [playground, app, spoilt];
    const { outcomes, memory } = await runFuzz({
      entries,
      targets,
      requests: REQUESTS,
      seed: SEED,
    });
    if (IS_LONG) writeSync(1, `\n${describeOutcomes(outcomes, memory)}\n\n`);
    expect({
      failures: outcomes.flatMap(({ name, failure }) => (failure === null ? [] : [`${name}: ${failure}`])),
      // What people would have read, or Slack refused.
      shown: [...slack.faults],
      bugs: targets.flatMap((target) => target.bugs()),
      ended: targets.flatMap((target) => target.ended() ?? []),
    }).toEqual({ failures: [], shown: [], bugs: [], ended: [] });
  },
  IS_LONG ? 120 * MINUTE_MS : 5 * MINUTE_MS,
);
