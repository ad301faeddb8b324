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
const queues: MailQueue[] = [];

beforeEach(() => {
  stores = openStores();
  clock = new TestClock();
  post = new Post();
  logged = [];
});
afterEach(() => Promise.all(queues.splice(0).map((queue) => queue.stop())));

function open(): MailQueue {
  const logger = pino({}, { write: (line: string) => logged.push(line) });
  const queue = new MailQueue({ stores, transport: post, logger, now: clock.now });
  queues.push(queue);
  return queue;
}

async function pass(queue: MailQueue, ms: number): Promise<void> {
  clock.advance(ms);
  queue.wake();
  await queue.idle();
}

test('mails are sent at once and forgotten but for their state', async () => {
  const queue = open();
  const ids = await queue.add([
    { ...MAIL, subject: 'one' },
    { ...MAIL, subject: 'two' },
  ]);
  await queue.idle();
  expect(post.delivered).toEqual(['one', 'two']);
  expect(await Promise.all(ids.map((id) => queue.stateOf(id)))).toEqual(['sent', 'sent']);
  expect((await stores.mails.get(ids[0] ?? ''))?.mail).toBeNull();
  expect(await stores.mailQueue.get('waiting')).toEqual([]);
});

describe('a mail that cannot be delivered', () => {
  test('waits and is sent when the server is back', async () => {
    const queue = open();
    post.mood = 'fails';
    const [id = ''] = await queue.add([MAIL]);
    await queue.idle();
    expect(await queue.stateOf(id)).toBe('waiting');
    post.mood = 'takes';
    await pass(queue, 59_000);
    expect(await queue.stateOf(id)).toBe('waiting');
    await pass(queue, 1_000);
    expect([await queue.stateOf(id), post.tries]).toEqual(['sent', 2]);
  });

  test('is given up after eight attempts over two days, each later than the last', async () => {
    const queue = open();
    post.mood = 'fails';
    const [id = ''] = await queue.add([MAIL]);
    await queue.idle();
    const hours: number[] = [];
    for (let hour = 0; hour < 72; hour += 0.25) {
      const before = post.tries;
      await pass(queue, HOUR_MS / 4);
      if (post.tries > before) hours.push(hour);
    }
    const waits = hours.slice(1).map((hour, index) => hour - (hours[index] ?? 0));
    expect(waits).toEqual([...waits].sort((left, right) => left - right));
    expect([post.tries, await queue.stateOf(id)]).toEqual([8, 'failed']);
  });

  test('is not tried again when the server refuses it', async () => {
    const queue = open();
    post.mood = 'refuses';
    const [id = ''] = await queue.add([MAIL]);
    await queue.idle();
    await pass(queue, 48 * HOUR_MS);
    expect([post.tries, await queue.stateOf(id)]).toEqual([1, 'failed']);
  });

  test('does not hold up the others', async () => {
    const queue = open();
    post.mood = 'fails';
    await queue.add([MAIL]);
    await queue.idle();
    post.mood = 'takes';
    await queue.add([{ ...MAIL, subject: 'next' }]);
    await queue.idle();
    expect(post.delivered).toEqual(['next']);
  });
});

test('a mail that waits is sent after a restart', async () => {
  const before = open();
  post.mood = 'fails';
  const [id = ''] = await before.add([MAIL]);
  await before.idle();
  await before.stop();
  post.mood = 'takes';
  const after = open();
  await pass(after, HOUR_MS);
  expect([await after.stateOf(id), post.delivered]).toEqual(['sent', ['S']]);
});

test('a queue that is stopped begins nothing', async () => {
  const queue = open();
  await queue.stop();
  const [id = ''] = await queue.add([MAIL]);
  await queue.idle();
  expect([post.tries, await queue.stateOf(id)]).toEqual([0, 'waiting']);
});

test('a store that fails stops the queue short, and the mails are still there', async () => {
  const queue = open();
  const { get } = stores.mailQueue;
  post.mood = 'fails';
  await queue.add([MAIL]);
  await queue.idle();
  post.mood = 'takes';
  const fail = () => Promise.reject(new Error('disk full'));
  Object.defineProperty(stores.mailQueue, 'get', { value: fail, configurable: true });
  await pass(queue, HOUR_MS);
  expect([post.delivered, logged.join()]).toEqual([[], expect.stringContaining('disk full')]);
  Object.defineProperty(stores.mailQueue, 'get', { value: get });
  await pass(queue, HOUR_MS);
  expect(post.delivered).toEqual(['S']);
});

test('no address and no word of a mail is logged', async () => {
  const queue = open();
  for (const mood of ['takes', 'refuses', 'fails'] as const) {
    post.mood = mood;
    await queue.add([{ ...MAIL, text: 'secret words' }]);
    await queue.idle();
  }
  expect(logged.length).toBe(3);
  expect(logged.join()).not.toMatch(/kim@example|secret words/);
});
