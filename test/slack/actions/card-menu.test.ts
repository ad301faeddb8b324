import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cardMenu } from '../../../src/slack/actions/card-menu.js';
import { toEntryRef } from '../../../src/slack/agenda/entry-ref.js';
import type { Answer } from '../../../src/slack/answer.js';
import { toCardBlockId } from '../../../src/slack/card-ref.js';
import type { Press } from '../../../src/slack/press.js';
import { NO_STAGE } from '../support/facts.js';
import { openToolBox, type ToolBox } from '../support/tools.js';
import { type SlackStub, startSlackStub } from '../support/web-api.js';

const ANA = { workspaceId: 'T1', userId: 'U0ANA' };
const BEN = { workspaceId: 'T1', userId: 'U0BEN' };

let slack: SlackStub;
let box: ToolBox;
let typed: string[];

beforeEach(async () => {
  slack = await startSlackStub();
  box = await openToolBox(slack);
  typed = [];
  await box.tools.cards.keep(
    {
      owner: ANA,
      confId: 'slack-1',
      title: 'The roof',
      startsAt: 0,
      durationMinutes: 30,
      zone: 'Europe/London',
      recurrence: null,
      participants: [],
      startsNow: false,
      joinUrl: 'https://jitsi.example.com/roof',
      isCancelled: false,
    },
    { channelId: 'C1', ts: '17.01', threadTs: null, replyAddress: null },
  );
});

afterEach(async () => {
  await slack.close();
  await box.close();
});

function press(facts: Partial<Press>): Promise<Answer> {
  const pressed: Press = {
    actionId: 'card-menu',
    blockId: toCardBlockId({ userId: ANA.userId, confId: 'slack-1' }),
    value: 'cancel',
    owner: ANA,
    channelId: 'C1',
    messageTs: '17.01',
    replyAddress: 'https://hooks.slack.com/2',
    triggerId: '1.2.b',
    view: null,
    ...facts,
  };
  const run = async ({ text }: { readonly text: string }) => {
    typed.push(text);
    return {};
  };
  return cardMenu(pressed, { tools: box.tools, run, stage: NO_STAGE });
}

const textOf = ({ privately }: Answer) =>
  privately === undefined || privately === 'removed' ? '' : privately.text;

describe('the menu of a card', () => {
  test.each([
    ['details', 'details'],
    ['edit', 'edit'],
    ['skip', 'skip'],
    ['cancel', 'cancel'],
    ['share', 'share'],
    ['invite', 'copy'],
  ])('goes on as if its organiser had typed it: %s', async (value, subcommand) => {
    await press({ value });
    expect(typed).toEqual([`${subcommand} ${toEntryRef({ confId: 'slack-1', occurId: null })}`]);
  });

  test('tells others politely whose meeting it is, with Join', async () => {
    const answer = await press({ owner: BEN });
    expect(textOf(answer)).toContain('Only <@U0ANA> can change *The roof*');
    expect(JSON.stringify(answer)).toContain('https://jitsi.example.com/roof');
    expect(typed).toEqual([]);
  });

  test.each([
    ['another card', { messageTs: '17.99' }],
    ['another conversation', { channelId: 'C2' }],
    ['another workspace', { owner: { workspaceId: 'T2', userId: 'U0BEN' } }],
    ['another conference', { blockId: toCardBlockId({ userId: 'U0ANA', confId: 'slack-2' }) }],
    ['no card at all', { blockId: 'nonsense' }],
    ['no entry of the menu', { value: 'connect another' }],
  ])('tells nothing to whoever claims %s', async (_, facts) => {
    const answer = await press({ owner: BEN, ...facts });
    expect(textOf(answer)).toBe('Only the organiser of this meeting can do that.');
    expect(JSON.stringify(answer)).not.toContain('jitsi');
  });

  test('of an organiser takes nothing but its own entries', async () => {
    await press({ value: 'disconnect' });
    expect(typed).toEqual([]);
  });
});
