import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createCipher } from '../../src/credentials/cipher.js';
import type { CardForConversation } from '../../src/slack/answer.js';
import { type CardPlace, Cards } from '../../src/slack/cards.js';
import { oneClient } from '../../src/slack/clients.js';
import type { Destination } from '../../src/slack/destination.js';
import type { Message } from '../../src/slack/message.js';
import { ParkedViews } from '../../src/slack/parked-views.js';
import { Reply, type ReplyTarget } from '../../src/slack/reply.js';
import { ReplyAddresses } from '../../src/slack/reply-address.js';
import { openStorage } from '../../src/storage/open-storage.js';
import type { Storage } from '../../src/storage/storage.js';
import { listen } from './support/log.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

const OWNER = { workspaceId: 'T1', userId: 'U1' };
const CARD = say('the card');

let slack: SlackStub;
let storage: Storage;
let cards: Cards;
let reply: Reply;
let lines: readonly string[];

beforeEach(async () => {
  slack = await startSlackStub();
  storage = await openStorage({
    databaseUrl: 'sqlite://:memory:',
    cipher: createCipher([Buffer.alloc(32, 5)]),
  });
  cards = new Cards(storage);
  reply = createReply(cards);
  slack.answer('chat.postMessage', ({ channel }) => ({ channel, ts: '17.01' }));
});

afterEach(async () => {
  await slack.close();
  await storage.close();
});

function createReply(withCards: Cards): Reply {
  const log = listen();
  lines = log.lines;
  const addresses = new ReplyAddresses(slack.apiUrl);
  return new Reply({
    clients: oneClient(slack.client),
    addresses,
    cards: withCards,
    parkedViews: new ParkedViews(storage.keyv('parked-views')),
    inTurn: (name, work) => storage.inTurn(name, work),
    logger: log.logger,
  });
}

function say(text: string): Message {
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] };
}

function target(facts: Partial<ReplyTarget> = {}): ReplyTarget {
  return {
    owner: OWNER,
    channelId: 'C1',
    replyAddress: `${slack.origin}/response/1`,
    stage: null,
    replaces: false,
    showsTyped: true,
    workId: 'work-1',
    isLast: false,
    ...facts,
  };
}

function card(facts: { destination?: Destination; namesAddresses?: boolean } = {}): CardForConversation {
  return {
    message: CARD,
    destination: facts.destination ?? { kind: 'conversation', channelId: 'C1' },
    namesAddresses: facts.namesAddresses ?? false,
    record: {
      owner: OWNER,
      confId: 'slack-1',
      title: 'The roof',
      startsAt: 1_795_618_800_000,
      durationMinutes: 30,
      zone: 'Europe/London',
      recurrence: null,
      participants: [],
      startsNow: false,
      joinUrl: 'https://jitsi.example.com/roof',
      isCancelled: false,
    },
    confirmation: (delivery) => say(`delivery: ${delivery}`),
  };
}

/** What was said, in order: where, to whom, and the words. */
function said(): readonly string[] {
  return slack.heard.map(({ to, fields }) => {
    const how = to.startsWith('/response')
      ? String(fields.response_type ?? 'removal')
      : String(fields.channel);
    return `${to} ${how}: ${String(fields.text ?? '')}`;
  });
}

const refuse = (error: string) => slack.answer('chat.postMessage', { ok: false, error });

describe('a card', () => {
  test('is posted by the app where it may, and its person told so alone', async () => {
    await reply.give({ card: card() }, target());
    expect(said()).toEqual(['chat.postMessage C1: the card', '/response/1 ephemeral: delivery: posted']);
    expect(await cards.find(OWNER, 'slack-1')).toMatchObject({
      places: [{ channelId: 'C1', ts: '17.01' }],
    });
  });

  test('goes through the reply address where the app may not post', async () => {
    refuse('not_in_channel');
    await reply.give({ card: card() }, target());
    expect(said().slice(1)).toEqual([
      '/response/1 in_channel: the card',
      '/response/1 ephemeral: delivery: posted',
    ]);
    expect(await cards.find(OWNER, 'slack-1')).toMatchObject({
      places: [{ ts: null, replyAddress: `${slack.origin}/response/1` }],
    });
  });

  test('never takes that way when it would show the addresses that were typed', async () => {
    refuse('not_in_channel');
    await reply.give({ card: card({ namesAddresses: true }) }, target());
    expect(said().slice(1)).toEqual(['/response/1 ephemeral: delivery: would-show-addresses']);
  });

  test('may take it after a button, which shows nothing that was typed', async () => {
    refuse('not_in_channel');
    await reply.give({ card: card({ namesAddresses: true }) }, target({ showsTyped: false }));
    expect(said()[1]).toBe('/response/1 in_channel: the card');
  });

  test('for another channel never lands in this one', async () => {
    refuse('not_in_channel');
    const destination: Destination = { kind: 'conversation', channelId: 'C2' };
    await reply.give({ card: card({ destination }) }, target());
    expect(said()).toEqual([
      'chat.postMessage C2: the card',
      '/response/1 ephemeral: delivery: not-possible',
    ]);
  });

  test.each([
    [{ kind: 'nobody' }, 'private'],
    [{ kind: 'closed', channelId: 'C2' }, 'closed'],
  ] as const)('for %j is posted nowhere', async (destination, delivery) => {
    await reply.give({ card: card({ destination }) }, target());
    expect(said()).toEqual([`/response/1 ephemeral: delivery: ${delivery}`]);
  });

  test('that neither way takes is told to its person directly', async () => {
    refuse('not_in_channel');
    slack.answerReplies(404);
    await reply.give({ card: card() }, target());
    expect(said().at(-1)).toBe('chat.postMessage U1: delivery: not-possible');
  });

  test('that may or may not stand there by the reply address is not sent again, and its person told so', async () => {
    refuse('not_in_channel');
    slack.answerReplies(503);
    await reply.give({ card: card() }, target());
    expect(said()).toContain('chat.postMessage U1: delivery: doubtful');
    slack.answerReplies(200);
    await reply.give({ card: card() }, target());
    expect(said().filter((line) => line.includes('in_channel'))).toHaveLength(1);
    expect(said().at(-1)).toBe('/response/1 ephemeral: delivery: doubtful');
  });

  test('that other work left in doubt is posted when asked for again', async () => {
    refuse('not_in_channel');
    const place = { channelId: 'C1', ts: null, threadTs: null, replyAddress: `${slack.origin}/response/1` };
    await cards.keep(card().record, { ...place, inDoubtFor: 'work-0' });
    await reply.give({ card: card() }, target());
    expect(said().at(-1)).toBe('/response/1 ephemeral: delivery: posted');
    expect((await cards.find(OWNER, 'slack-1'))?.places).toEqual([place]);
  });

  test('that the reply address refused stands nowhere', async () => {
    refuse('not_in_channel');
    slack.answerReplies(404);
    await reply.give({ card: card() }, target());
    expect((await cards.find(OWNER, 'slack-1'))?.places).toEqual([]);
  });

  test('shared into another conversation or thread is one more card', async () => {
    const elsewhere: Destination = { kind: 'conversation', channelId: 'C1', threadTs: '16.00' };
    await reply.give({ card: card() }, target());
    await reply.give({ card: card({ destination: elsewhere }) }, target());
    expect(slack.to('chat.postMessage').map(({ thread_ts }) => thread_ts)).toEqual([undefined, '16.00']);
    expect((await cards.find(OWNER, 'slack-1'))?.places).toMatchObject([{ threadTs: '16.00' }]);
  });

  test('for nobody is remembered all the same, so that it can be shared later', async () => {
    await reply.give({ card: card({ destination: { kind: 'nobody' } }) }, target());
    expect(await cards.find(OWNER, 'slack-1')).toMatchObject({ title: 'The roof', places: [] });
  });

  test('already recorded is not posted again', async () => {
    await reply.give({ card: card() }, target());
    await reply.give({ card: card() }, target());
    expect(said().filter((line) => line.endsWith('the card'))).toHaveLength(1);
    expect(said().at(-1)).toBe('/response/1 ephemeral: delivery: posted');
  });

  test('is posted, and its person told, even when the store fails', async () => {
    await storage.close();
    await reply.give({ card: card() }, target());
    expect(said()).toEqual(['chat.postMessage C1: the card', '/response/1 ephemeral: delivery: posted']);
    expect(lines.join('')).toContain('a card could not be recorded');
  });

  test.each([
    ['invalid_blocks', 40],
    ['not_in_channel', 20],
    ['channel_not_found', 20],
  ])('refused as %s is logged at %d', async (error, level) => {
    refuse(error);
    await reply.give({ card: card() }, target());
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(expect.objectContaining({ level, error }));
  });
});

describe('a private answer', () => {
  test('goes through the reply address', async () => {
    await reply.give({ privately: say('hello') }, target());
    expect(said()).toEqual(['/response/1 ephemeral: hello']);
  });

  test('takes the place of the message whose button was pressed', async () => {
    await reply.give({ privately: say('hello') }, target({ replaces: true }));
    expect(slack.to('/response/1')[0]).toMatchObject({ replace_original: true });
  });

  test.each([[404], [410], [500]])('becomes a direct message once its address answers %d', async (status) => {
    slack.answerReplies(status);
    await reply.give({ privately: say('hello') }, target());
    expect(said().at(-1)).toBe('chat.postMessage U1: hello');
  });

  test('that takes a message away says nothing, and nothing instead where that fails', async () => {
    await reply.give({ privately: 'removed' }, target());
    slack.answerReplies(404);
    await reply.give({ privately: 'removed' }, target());
    expect(said()).toEqual(['/response/1 removal: ', '/response/1 removal: ']);
  });

  test('that can reach nobody is logged, and nothing is thrown', async () => {
    slack.answerReplies(404);
    refuse('account_inactive');
    await reply.give({ privately: say('a secret') }, target());
    expect(lines.join('')).toContain('somebody could not be told');
    expect(lines.join('')).not.toContain('secret');
  });

  test('that is empty says nothing', async () => {
    await reply.give({}, target());
    expect(said()).toEqual([]);
  });
});

describe('cards that change', () => {
  const place = (facts: Partial<CardPlace> = {}): CardPlace => ({
    channelId: 'C1',
    ts: '17.01',
    threadTs: null,
    replyAddress: `${slack.origin}/response/old`,
    ...facts,
  });
  const change = (line: string | null, ...places: readonly CardPlace[]) => ({
    changedCards: {
      places,
      message: say('the new card'),
      line,
      confirmation: (standing: number) => say(`${standing} stand`),
    },
  });

  test('are edited, each with a line in its thread', async () => {
    await reply.give(
      change('moved', place(), place({ channelId: 'C2', ts: '17.05', threadTs: '17.00' })),
      target(),
    );
    const edited = slack.to('chat.update').map(({ channel, ts }) => `${channel} ${ts}`);
    expect(edited.sort()).toEqual(['C1 17.01', 'C2 17.05']);
    const lines = slack.to('chat.postMessage').map(({ thread_ts, text }) => `${thread_ts} ${text}`);
    expect(lines.sort()).toEqual(['17.00 moved', '17.01 moved']);
    expect(said().at(-1)).toBe('/response/1 ephemeral: 0 stand');
  });

  test('are edited again without a second line where nothing is new', async () => {
    await reply.give(change(null, place(), place({ ts: null })), target());
    expect(said()).toEqual(['chat.update C1: the new card', '/response/1 ephemeral: 0 stand']);
  });

  test('that came by a reply address are followed by the change, by the youngest address', async () => {
    await reply.give(change('moved', place({ ts: null })), target());
    expect(said()).toEqual(['/response/1 in_channel: moved\nthe new card', '/response/1 ephemeral: 0 stand']);
  });

  test('that stand in another conversation are followed there', async () => {
    await reply.give(change('moved', place({ ts: null, channelId: 'C2' })), target());
    expect(said()[0]).toBe('/response/old in_channel: moved\nthe new card');
  });

  test('that cannot be reached any more are confessed', async () => {
    slack.answer('chat.update', { ok: false, error: 'is_archived' });
    await reply.give(change('moved', place()), target());
    expect(said().at(-1)).toBe('/response/1 ephemeral: 1 stand');
  });

  test('are joined by the card of the series that goes on in their place', async () => {
    const { changedCards } = change('moved', place());
    const record = { ...card().record, confId: 'slack-2' };
    slack.answer('chat.postMessage', { channel: 'C1', ts: '18.01' });
    await reply.give(
      { changedCards: { ...changedCards, successor: { message: say('the heir'), record } } },
      target(),
    );
    expect(slack.to('chat.postMessage').map(({ text }) => text)).toEqual(['moved', 'the heir']);
    expect((await cards.find(OWNER, 'slack-2'))?.places).toMatchObject([{ ts: '18.01' }]);
  });
});
