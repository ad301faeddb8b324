import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SUBCOMMANDS } from '../../src/slack/listeners.js';
import { nameSubcommand, route } from '../../src/slack/route.js';
import type { Subcommand } from '../../src/slack/subcommand.js';
import { invoke, NO_STAGE, toUserInfo } from './support/facts.js';
import { openToolBox, type ToolBox } from './support/tools.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

let slack: SlackStub;
let box: ToolBox;

beforeEach(async () => {
  slack = await startSlackStub();
  slack.answer('users.info', ({ user }) => toUserInfo({ userId: String(user) }));
  box = await openToolBox(slack);
});

afterEach(async () => {
  await slack.close();
  await box.close();
});

/** What came to which subcommand. */
async function send(text: string): Promise<readonly string[]> {
  const came: string[] = [];
  const noting = (subcommand: Subcommand): Subcommand => ({
    ...subcommand,
    run: async ({ rest }) => {
      came.push(`${subcommand.name}: ${rest}`);
      return {};
    },
  });
  const subcommands = new Map([...SUBCOMMANDS].map(([word, subcommand]) => [word, noting(subcommand)]));
  await route(invoke({ text }), { subcommands, tools: box.tools, stage: NO_STAGE });
  return came;
}

async function read(text: string): Promise<string> {
  const { privately } = await route(invoke({ text }), {
    subcommands: SUBCOMMANDS,
    tools: box.tools,
    stage: NO_STAGE,
  });
  return privately === undefined || privately === 'removed' ? '' : privately.text;
}

describe('the first word', () => {
  test.each([
    ['now', 'now: '],
    ['now stand-up with <@U2>', 'now: stand-up with <@U2>'],
    ['NOW Stand-up', 'now: Stand-up'],
    ['Help', 'help: '],
    ['  connect  ', 'connect: '],
    ['meet\ttomorrow 3pm', 'meet: tomorrow 3pm'],
    ['meet\ntomorrow 3pm', 'meet: tomorrow 3pm'],
    ['\u00a0meet\u00a0tomorrow 3pm', 'meet: tomorrow 3pm'],
    ['schedule tomorrow   3pm ', 'meet: tomorrow   3pm'],
    ['disconnect', 'disconnect: '],
  ])('of %j chooses the subcommand', async (text, came) => {
    expect(await send(text)).toEqual([came]);
  });
});

describe('a sentence without a subcommand', () => {
  test.each([['tomorrow 3pm about the roof'], ['Tomorrow\u00a03pm'], ['the budget, tomorrow at 15:00']])(
    '%j is a meeting',
    async (text) => {
      expect(await send(text)).toEqual([]);
      expect(await read(text)).toContain('I read this as');
    },
  );

  test('that is nothing shows what to do next', async () => {
    expect(await read('')).toContain('Type `/starleaf` and what you want');
    expect(await read(' \u00a0\n')).toContain('Type `/starleaf` and what you want');
  });

  test.each([
    ['conect', 'connect'],
    ['hlep', 'help'],
    ['Discnnect', 'disconnect'],
    ['shedule', 'meet'],
    ['help!', 'help'],
  ])('that is a slip of the finger, %s, is answered with %s', async (typed, name) => {
    expect(await read(typed)).toContain(`Did you mean \`/starleaf ${name}\`?`);
  });

  test.each([
    ['a slip in front of a time', 'met tomorrow 3pm'],
    ['words far from any subcommand', 'flibber gibbet'],
    ['a short word', 'at'],
  ])('is read as a meeting: %s', async (_, text) => {
    expect(await read(text)).not.toContain('Did you mean `');
  });
});

test.each([
  ['', 'start'],
  ['  ', 'start'],
  ['NOW secret', 'now'],
  ['schedule secret', 'meet'],
  ['secret tomorrow', 'meet'],
])('a log line for %j names only %s', (text, name) => {
  expect(nameSubcommand(text, SUBCOMMANDS)).toBe(name);
});

test('what nobody could mean is not read, and its length is said', async () => {
  expect(await send('x'.repeat(4_001))).toEqual([]);
  expect(await read(`tomorrow 3pm ${'y'.repeat(4_000)}`)).toContain('4013 characters');
});
