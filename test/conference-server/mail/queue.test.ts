import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { Mail, MailTransport } from '../../../src/conference-server/mail/mail.js';
import { MailQueue } from '../../../src/conference-server/mail/queue.js';
import type { ConferenceServerStores } from '../../../src/conference-server/stores.js';
import { openStores, TestClock } from '../fixture.js';

const HOUR_MS = 3_600_000;
const MAIL: Mail = {
  to: 'kim@example.com',
  replyTo: null,
  subject: 'S',
  text: 'T',
  html: 'H',
  calendar: null,
};

/** A mail server that does what it is told. */
class Post implements MailTransport {
  mood: 'takes' | 'refuses' | 'fails' = 'takes';
  readonly delivered: string[] = [];
  tries = 0;

  async deliver(_id: string, mail: Mail): Promise<'sent' | 'refused'> {
    this.tries += 1;
    if (this.mood === 'fails') throw new Error(`cannot reach ${mail.to}`);
    if (this.mood === 'refuses') return 'refused';
    this.delivered.push(mail.subject);
    return 'sent';
  }

  close(): void {}
}

let stores: ConferenceServerStores;
let clock: TestClock;
let post: Post;
let logged: string[];
let heard: string[];
const queues: MailQueue[] = [];

beforeEach(async () => {
  clock = new TestClock();
  stores = await openStores(clock);
  post = new Post();
  logged = [];
  heard = [];
});
afterEach(() => Promise.all(queues.splice(0).map((queue) => queue.stop())));

function open(): MailQueue {
  const logger = pino({}, { write: (line: string) => logged.push(line) });
  const watch = { onMail: ({ outcome }: { readonly outcome: string }) => heard.push(outcome) };
  const queue = new MailQueue({ stores, transport: post, watch, logger, now: clock.now });
  queues.push(queue);
  return queue;
}

/** Adds mails. @returns their ids. */
async function add(queue: MailQueue, mails: readonly Mail[]): Promise<readonly string[]> {
  const added = mails.map((mail) => ({ id: randomUUID(), mail }));
  await queue.add(added);
  return added.map(({ id }) => id);
}

async function stateOf(queue: MailQueue, id: string) {
  return (await queue.statesOf([id]))[0];
}

async function pass(queue: MailQueue, ms: number): Promise<void> {
  clock.advance(ms);
  queue.wake();
  await queue.idle();
}

test('mails are sent at once and forgotten but for their state', async () => {
  const queue = open();
  const ids = await add(queue, [
    { ...MAIL, subject: 'one' },
    { ...MAIL, subject: 'two' },
  ]);
  await queue.idle();
  expect(post.delivered).toEqual(['one', 'two']);
  expect(await queue.statesOf(ids)).toEqual(['sent', 'sent']);
  expect(await stores.mails.get(ids[0] ?? '')).toEqual({ state: 'sent' });
});

describe('a mail that cannot be delivered', () => {
  test('waits and is sent when the server is back', async () => {
    const queue = open();
    post.mood = 'fails';
    const [id = ''] = await add(queue, [MAIL]);
    await queue.idle();
    expect(await stateOf(queue, id)).toBe('waiting');
    post.mood = 'takes';
    await pass(queue, 59_000);
    expect(await stateOf(queue, id)).toBe('waiting');
    await pass(queue, 1_000);
    expect([await stateOf(queue, id), post.tries]).toEqual(['sent', 2]);
    expect(heard).toEqual(['waiting', 'sent']);
  });

  test('is given up after eight attempts over two days, each later than the last', async () => {
    const queue = open();
    post.mood = 'fails';
    const [id = ''] = await add(queue, [MAIL]);
    await queue.idle();
    const hours: number[] = [];
    for (let hour = 0; hour < 72; hour += 0.25) {
      const before = post.tries;
      await pass(queue, HOUR_MS / 4);
      if (post.tries > before) hours.push(hour);
    }
    const waits = hours.slice(1).map((hour, index) => hour - (hours[index] ?? 0));
    expect(waits).toEqual([...waits].sort((left, right) => left - right));
    expect([post.tries, await stateOf(queue, id)]).toEqual([8, 'failed']);
    expect(heard).toEqual([...Array(7).fill('waiting'), 'given-up']);
  });

  test('is not tried again when the server refuses it', async () => {
    const queue = open();
    post.mood = 'refuses';
    const [id = ''] = await add(queue, [MAIL]);
    await queue.idle();
    await pass(queue, 48 * HOUR_MS);
    expect([post.tries, await stateOf(queue, id)]).toEqual([1, 'failed']);
    expect(heard).toEqual(['failed']);
  });

  test('does not hold up the others', async () => {
    const queue = open();
    post.mood = 'fails';
    await add(queue, [MAIL]);
    await queue.idle();
    post.mood = 'takes';
    await add(queue, [{ ...MAIL, subject: 'next' }]);
    await queue.idle();
    expect(post.delivered).toEqual(['next']);
  });
});

test('a mail that waits is sent after a restart', async () => {
  const before = open();
  post.mood = 'fails';
  const [id = ''] = await add(before, [MAIL]);
  await before.idle();
  await before.stop();
  post.mood = 'takes';
  const after = open();
  await pass(after, HOUR_MS);
  expect([await stateOf(after, id), post.delivered]).toEqual(['sent', ['S']]);
});

test('a queue that is stopped begins nothing', async () => {
  const queue = open();
  await queue.stop();
  const [id = ''] = await add(queue, [MAIL]);
  await queue.idle();
  expect([post.tries, await stateOf(queue, id)]).toEqual([0, 'waiting']);
});

test('a mail is added once, even after it was sent', async () => {
  const queue = open();
  const same = { id: 'roof-1', mail: MAIL };
  await Promise.all([queue.add([same]), queue.add([same])]);
  await queue.idle();
  clock.advance(2 * HOUR_MS);
  await queue.add([same]);
  await queue.idle();
  expect(post.delivered).toEqual(['S']);
});

test('a mail that was sent is not sent again where the store failed right after', async () => {
  const queue = open();
  const { set } = stores.mails;
  Object.assign(stores.mails, {
    set: async (...given: Parameters<typeof set>) => {
      Object.assign(stores.mails, { set });
      await set(...given);
      throw new Error('disk full');
    },
  });
  const [id = ''] = await add(queue, [MAIL]);
  await queue.idle();
  await pass(queue, HOUR_MS);
  expect([post.delivered, await stateOf(queue, id)]).toEqual([['S'], 'sent']);
});

test('no address and no word of a mail is logged', async () => {
  const queue = open();
  for (const mood of ['takes', 'refuses', 'fails'] as const) {
    post.mood = mood;
    await add(queue, [{ ...MAIL, text: 'secret words' }]);
    await queue.idle();
  }
  expect(logged.length).toBe(3);
  expect(logged.join()).not.toMatch(/kim@example|secret words/);
});
