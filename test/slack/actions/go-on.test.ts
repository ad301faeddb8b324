import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { goOn } from '../../../src/slack/actions/go-on.js';
import { openConnect } from '../../../src/slack/actions/open-connect.js';
import { runSubcommand } from '../../../src/slack/actions/run-subcommand.js';
import type { Answer } from '../../../src/slack/answer.js';
import type { Invocation } from '../../../src/slack/invocation.js';
import type { Press } from '../../../src/slack/press.js';
import { invoke, NO_STAGE, NOON } from '../support/facts.js';
import { openToolBox, type ToolBox } from '../support/tools.js';
import { type SlackStub, startSlackStub } from '../support/web-api.js';

let slack: SlackStub;
let box: ToolBox;
let runs: Invocation[];

beforeEach(async () => {
  slack = await startSlackStub();
  box = await openToolBox(slack);
  runs = [];
  await box.tools.drafts.park({ invocation: invoke(), continues: true, promptAddress: null });
});

afterEach(async () => {
  await slack.close();
  await box.close();
});

function press(facts: Partial<Press>): Press {
  return {
    actionId: 'choose-1',
    value: 'invocation-1:1',
    owner: invoke().owner,
    channelId: 'C1',
    messageTs: '17.01',
    replyAddress: 'https://hooks.slack.com/pressed',
    triggerId: '1.2.a',
    blockId: 'b1',
    view: null,
    ...facts,
  };
}

const use = () => ({
  tools: box.tools,
  run: async (invocation: Invocation): Promise<Answer> => {
    runs.push(invocation);
    return {};
  },
  stage: NO_STAGE,
});

describe('a reading that was chosen', () => {
  test('is gone on with, under the same id and as of when it was typed', async () => {
    await goOn(press({}), use());
    expect(runs).toEqual([
      { ...invoke(), chosenReading: 1, replyAddress: 'https://hooks.slack.com/pressed' },
    ]);
  });

  test('of somebody else’s sentence is nobody’s to choose', async () => {
    const answer = await goOn(press({ owner: { workspaceId: 'T1', userId: 'U0BEN' } }), use());
    expect(runs).toEqual([]);
    expect(JSON.stringify(answer)).toContain('have it no longer');
  });
});

describe('Try again', () => {
  const again = (reference: string) => press({ actionId: 'try-again', value: `invocation-1:${reference}` });

  test('runs what was typed', async () => {
    await goOn(again('A2B3'), use());
    expect(runs.map(({ text }) => text)).toEqual([invoke().text]);
  });

  test('keeps the reading that was chosen before, even where the reference is all digits', async () => {
    await box.tools.drafts.park({
      invocation: invoke({ chosenReading: 1 }),
      continues: true,
      promptAddress: null,
    });
    await goOn(again('2345'), use());
    expect(runs.map(({ chosenReading }) => chosenReading)).toEqual([1]);
  });
});

describe('a button that stands for a subcommand', () => {
  const start = (facts: Partial<Press> = {}) => press({ actionId: 'run-now', value: 'now', ...facts });

  test('runs it as if it had been typed there and now', async () => {
    await runSubcommand(start(), use());
    expect(runs).toEqual([
      expect.objectContaining({ text: 'now', at: NOON, channelId: 'C1', chosenReading: null }),
    ]);
  });

  test('pressed in another message is another use', async () => {
    await runSubcommand(start(), use());
    await runSubcommand(start({ messageTs: '17.09', triggerId: '1.2.c' }), use());
    expect(new Set(runs.map(({ id }) => id)).size).toBe(2);
  });
});

describe('the Connect link', () => {
  test('followed, makes its prompt one that can be replaced', async () => {
    expect(await openConnect(press({ actionId: 'open-connect', value: 'invocation-1' }), use())).toEqual({});
    expect(await box.tools.drafts.find(invoke().owner, 'invocation-1')).toMatchObject({
      promptAddress: 'https://hooks.slack.com/pressed',
    });
  });

  test('of a draft that is gone does no harm', async () => {
    expect(await openConnect(press({ actionId: 'open-connect', value: 'gone' }), use())).toEqual({});
  });
});
