import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { undo } from '../../../src/slack/actions/undo.js';
import type { Answer } from '../../../src/slack/answer.js';
import { conferenceIdOf } from '../../../src/slack/invocation.js';
import type { Press } from '../../../src/slack/press.js';
import { schedule } from '../../../src/slack/schedule.js';
import { StarLeafError } from '../../../src/starleaf/errors.js';
import { invoke, NO_STAGE, plan, request } from '../support/facts.js';
import { type ConnectedWorld, openConnectedWorld } from '../support/world.js';

const CONF_ID = conferenceIdOf(invoke());

let world: ConnectedWorld;

beforeEach(async () => {
  world = await openConnectedWorld();
  const { tools } = world.box;
  const { card } = await schedule(request({ title: 'Roof' }), { invocation: invoke(), tools });
  if (card === undefined) throw new Error('nothing was scheduled');
  const place = { channelId: 'C1', ts: '17.01', threadTs: null, replyAddress: 'https://hooks.slack.com/1' };
  await tools.cards.keep(card.record, place);
});

afterEach(() => world.close());

function press(facts: Partial<Press> = {}): Promise<Answer> {
  const { tools } = world.box;
  const pressed = {
    actionId: 'undo',
    value: CONF_ID,
    owner: world.owner,
    channelId: 'C1',
    messageTs: '17.02',
    replyAddress: 'https://hooks.slack.com/2',
    triggerId: '1.2.b',
    blockId: 'b1',
    view: null,
    ...facts,
  };
  return undo(pressed, { tools, run: async () => ({}), stage: NO_STAGE });
}

const textOf = ({ privately }: Answer) =>
  privately === undefined || privately === 'removed' ? '' : privately.text;

async function account() {
  const credential = await world.box.tools.vault.find(world.owner);
  if (credential === undefined) throw new Error('not connected');
  return world.box.tools.starleaf.account(world.owner, credential);
}

describe('Undo', () => {
  test('cancels the conference and its card', async () => {
    const { changedCards } = await press();
    expect(await (await account()).findMeeting(CONF_ID)).toBeUndefined();
    expect(changedCards?.message.text).toBe(
      'Cancelled: Roof, Wed 25 Nov 2026, 15:00–15:30 London time, by <@U0ANA>.',
    );
    expect(changedCards?.confirmation?.(0).text).toContain('Undone: *Roof* is cancelled');
    expect(changedCards?.confirmation?.(1).text).toContain('did not let me change the card');
  });

  test('clicked twice says so once', async () => {
    const answers = await Promise.all([press(), press({ triggerId: '1.2.c' })]);
    const lines = answers.map(({ changedCards }) => changedCards?.line);
    expect(lines).toEqual(['Cancelled by <@U0ANA>', null]);
    const texts = answers.map(({ changedCards }) => changedCards?.confirmation?.(0).text);
    expect(texts[1]).toBe('*Roof* is cancelled already.');
  });

  test('cancels a meeting as it is by now, when it was changed meanwhile', async () => {
    await (await account()).putMeeting(CONF_ID, plan({ title: 'Roof and walls' }));
    expect((await press()).changedCards?.message.text).toContain('Cancelled: Roof and walls,');
  });

  test('leaves a meeting alone that is over', async () => {
    world.box.tick(3 * 86_400_000);
    const answer = await press();
    expect(textOf(answer)).toContain('*Roof* is over already');
    expect(answer.changedCards).toBeUndefined();
    expect(await (await account()).findMeeting(CONF_ID)).toBeDefined();
  });

  test('of a meeting that was cancelled elsewhere still tells the conversation', async () => {
    await (await account()).cancelMeeting(CONF_ID);
    expect((await press()).changedCards?.message.text).toContain('Cancelled: Roof,');
  });

  test('of a meeting that nobody knows any more says so', async () => {
    expect(textOf(await press({ value: 'slack-unknown' }))).toContain('no longer in StarLeaf');
  });

  test('by somebody without an account asks them to connect, and stays', async () => {
    const answer = await press({ owner: { workspaceId: 'T1', userId: 'U0BEN' } });
    expect(answer.keepsPressed).toBe(true);
    expect(textOf(answer)).toContain('Then press the button once more');
    expect(await (await account()).findMeeting(CONF_ID)).toBeDefined();
  });

  test('that StarLeaf refuses fails aloud, and may be pressed again', async () => {
    world.cloud.setWeather({ kind: 'status', method: 'DELETE', status: 500, times: 9 });
    await expect(press()).rejects.toThrow(StarLeafError);
    world.cloud.setWeather({ kind: 'fair' });
    expect((await press()).changedCards).toBeDefined();
  });
});
