import { describe, expect, test } from '@jest/globals';
import { Keyv } from 'keyv';
import { Cards, type PostedCard } from '../../src/slack/cards.js';

const CARD: PostedCard = {
  owner: { workspaceId: 'T1', userId: 'U1' },
  confId: 'slack-1',
  title: 'The roof',
  startsAt: 1_795_618_800_000,
  durationMinutes: 30,
  zone: 'Europe/London',
  recurrence: 'FREQ=DAILY',
  channelId: 'C1',
  ts: '17.01',
  replyAddress: 'https://hooks.slack.com/1',
};

describe('a posted card', () => {
  test('is found again by its owner and conference', async () => {
    const cards = new Cards(new Keyv<unknown>());
    await cards.keep(CARD);
    expect(await cards.find(CARD.owner, 'slack-1')).toEqual(CARD);
  });

  test.each([
    ['another person', { workspaceId: 'T1', userId: 'U2' }, 'slack-1'],
    ['another workspace', { workspaceId: 'T2', userId: 'U1' }, 'slack-1'],
    ['another conference', CARD.owner, 'slack-2'],
  ])('is not that of %s', async (_, owner, confId) => {
    const cards = new Cards(new Keyv<unknown>());
    await cards.keep(CARD);
    expect(await cards.find(owner, confId)).toBeUndefined();
  });

  test('from before series were told apart counts as one that does not repeat', async () => {
    const store = new Keyv<unknown>();
    const { recurrence: _, ...older } = CARD;
    await store.set('T1/U1/slack-1', older);
    expect((await new Cards(store).find(CARD.owner, 'slack-1'))?.recurrence).toBeNull();
  });

  test('that is none of ours is an error, not a card', async () => {
    const store = new Keyv<unknown>();
    await store.set('T1/U1/slack-1', { title: 'nonsense' });
    await expect(new Cards(store).find(CARD.owner, 'slack-1')).rejects.toThrow();
  });
});
