import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createCipher } from '../../src/credentials/cipher.js';
import { type CardPlace, type CardRecord, Cards } from '../../src/slack/cards.js';
import { openStorage } from '../../src/storage/open-storage.js';
import type { Storage } from '../../src/storage/storage.js';

const RECORD: CardRecord = {
  owner: { workspaceId: 'T1', userId: 'U1' },
  confId: 'slack-1',
  title: 'The roof',
  startsAt: 1_795_618_800_000,
  durationMinutes: 30,
  zone: 'Europe/London',
  recurrence: 'FREQ=DAILY',
  participants: ['U2'],
  startsNow: false,
  joinUrl: 'https://jitsi.example.com/roof',
  isCancelled: false,
};
const PLACE: CardPlace = {
  channelId: 'C1',
  ts: '17.01',
  threadTs: null,
  replyAddress: 'https://hooks.slack.com/1',
};
const ELSEWHERE: CardPlace = { ...PLACE, channelId: 'C2', ts: '17.02', threadTs: '17.00' };

let storage: Storage;
let cards: Cards;

beforeEach(async () => {
  storage = await openStorage({
    databaseUrl: 'sqlite://:memory:',
    cipher: createCipher([Buffer.alloc(32, 5)]),
  });
  cards = new Cards(storage);
});

afterEach(() => storage.close());

describe('the cards of a conference', () => {
  test('are found again by their owner and conference', async () => {
    await cards.keep(RECORD, PLACE);
    expect(await cards.find(RECORD.owner, 'slack-1')).toEqual({ ...RECORD, places: [PLACE] });
  });

  test('may stand in several conversations, also those posted at once', async () => {
    await Promise.all([PLACE, ELSEWHERE, PLACE].map((place) => cards.keep(RECORD, place)));
    expect((await cards.find(RECORD.owner, 'slack-1'))?.places).toEqual([ELSEWHERE, PLACE]);
  });

  test('stay where they are when what they say changes', async () => {
    await cards.keep(RECORD, PLACE);
    await cards.keep({ ...RECORD, title: 'The cellar' }, null);
    expect(await cards.find(RECORD.owner, 'slack-1')).toEqual({
      ...RECORD,
      title: 'The cellar',
      places: [PLACE],
    });
  });

  test('are handed over to the conference that goes on in its place', async () => {
    await cards.keep(RECORD, PLACE);
    await cards.handOver(RECORD, { ...RECORD, confId: 'slack-2' });
    expect(await cards.find(RECORD.owner, 'slack-1')).toBeUndefined();
    expect((await cards.find(RECORD.owner, 'slack-2'))?.places).toEqual([PLACE]);
  });

  test('handed over twice, as after a crash, are all still there', async () => {
    const heir = { ...RECORD, confId: 'slack-2' };
    await cards.keep(RECORD, PLACE);
    await cards.handOver(RECORD, heir);
    await cards.handOver(RECORD, heir);
    await cards.handOver(heir, { ...heir, title: 'The heir' });
    expect(await cards.find(RECORD.owner, 'slack-2')).toEqual({
      ...heir,
      title: 'The heir',
      places: [PLACE],
    });
  });

  test.each([
    ['another person', { workspaceId: 'T1', userId: 'U2' }, 'slack-1'],
    ['another workspace', { workspaceId: 'T2', userId: 'U1' }, 'slack-1'],
    ['another conference', RECORD.owner, 'slack-2'],
  ])('are not those of %s', async (_, owner, confId) => {
    await cards.keep(RECORD, PLACE);
    expect(await cards.find(owner, confId)).toBeUndefined();
  });

  test('from before a conference had several are one card that does not repeat', async () => {
    const store = storage.keyv('cards');
    const { owner, confId, title, startsAt, durationMinutes, zone } = RECORD;
    const older = { owner, confId, title, startsAt, durationMinutes, zone };
    await store.set('T1/U1/slack-1', { ...older, channelId: 'C1', ts: '17.01', replyAddress: null });
    expect(await cards.find(owner, 'slack-1')).toMatchObject({
      recurrence: null,
      places: [{ channelId: 'C1', ts: '17.01', threadTs: null, replyAddress: null }],
    });
  });

  test('that are none of ours are an error, not cards', async () => {
    const store = storage.keyv('cards');
    await store.set('T1/U1/slack-1', { title: 'nonsense' });
    await expect(cards.find(RECORD.owner, 'slack-1')).rejects.toThrow();
  });
});
