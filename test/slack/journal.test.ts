import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ModalView } from '@slack/types';
import type { Action } from '../../src/slack/action.js';
import { openParked } from '../../src/slack/actions/open-parked.js';
import type { Answer, CardForConversation } from '../../src/slack/answer.js';
import { oneClient } from '../../src/slack/clients.js';
import type { Message } from '../../src/slack/message.js';
import type { Modal } from '../../src/slack/modal.js';
import { Reply } from '../../src/slack/reply.js';
import { ReplyAddresses } from '../../src/slack/reply-address.js';
import { Runner } from '../../src/slack/runner.js';
import type { Shortcut } from '../../src/slack/shortcut.js';
import type { Subcommand } from '../../src/slack/subcommand.js';
import { StoreError } from '../../src/storage/store-error.js';
import { toUserInfo } from './support/facts.js';
import { openToolBox, type ToolBox } from './support/tools.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

const OWNER = { workspaceId: 'T1', userId: 'U0ANA' };
/** How long a process may be silent until another takes up its work. */
const LEASE_MS = 15_000;
const FORM: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'The form' }, blocks: [] };

let slack: SlackStub;
let box: ToolBox;
let runners: Runner[];
let changed: number;
/** What the one subcommand answers. */
let greet: () => Promise<Answer>;
let runs: number;

const say = (text: string): Message => ({
  text,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
});

beforeEach(async () => {
  slack = await startSlackStub();
  slack.answer('users.info', ({ user }) => toUserInfo({ userId: String(user) }));
  slack.answer('chat.postMessage', ({ channel }) => ({ channel, ts: '17.01' }));
  box = await openToolBox(slack);
  runners = [];
  changed = 0;
  runs = 0;
  greet = async () => ({ privately: say('hello') });
});

afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await slack.close();
  await box.close();
});

const count = (work: () => Promise<Answer>) => () => {
  runs += 1;
  return work();
};

const greeting: Subcommand = {
  name: 'greet',
  usage: 'greet',
  summary: 'greets',
  run: count(() => greet()),
};
const press: Action = {
  id: 'greet',
  handle: count(() => greet()),
  mustHappen: true,
  replaces: true,
};
const look: Action = { ...press, id: 'look', mustHappen: false };
const modal: Modal = {
  id: 'form',
  check: async () => null,
  submit: count(() => greet()),
  rebuild: async () => FORM,
};
const shortcut: Shortcut = { id: 'begin', handle: count(() => greet()) };

/** The app, as one of several processes on one store. */
function process(): Runner {
  const { tools } = box;
  const reply = new Reply({
    ...tools,
    clients: oneClient(slack.client),
    addresses: new ReplyAddresses(slack.apiUrl),
  });
  const runner = new Runner({
    tools,
    reply,
    clients: oneClient(slack.client),
    repertoire: {
      subcommands: new Map([['greet', greeting]]),
      actions: [press, look, { id: 'open-parked', handle: openParked, mustHappen: false, replaces: false }],
      modals: [modal],
      shortcuts: [shortcut],
    },
    jobs: box.storage.jobs('accepted'),
    onChange: async () => {
      changed += 1;
    },
  });
  runners.push(runner);
  return runner;
}

const ignore = async (): Promise<void> => {};
const command = (triggerId = '1.1.a') => ({
  team_id: 'T1',
  user_id: 'U0ANA',
  channel_id: 'C1',
  text: 'greet',
  trigger_id: triggerId,
  response_url: `${slack.origin}/response/1`,
});
const pressed = (triggerId: string, value = 'v', actionId = 'greet') => ({
  user: { id: 'U0ANA' },
  team: { id: 'T1' },
  channel: { id: 'C1' },
  container: { message_ts: '17.01' },
  response_url: `${slack.origin}/response/2`,
  trigger_id: triggerId,
  actions: [{ action_id: actionId, value }],
});

/** A process that is killed in the midst of its work: whatever it begins never ends. */
async function dieDuring(begin: (runner: Runner) => Promise<void>): Promise<void> {
  const goOn = greet;
  const begun = new Promise<void>((resolve) => {
    greet = () => {
      resolve();
      return new Promise(() => {});
    };
  });
  const dying = process();
  runners.pop();
  void begin(dying);
  await begun;
  greet = goOn;
  box.tick(LEASE_MS + 1);
}

const heard = (path = '/response/1') => slack.to(path).map(({ text }) => String(text));

describe('after a crash', () => {
  test('a command is done by the next process, and answered where it was typed', async () => {
    await dieDuring((runner) => runner.command(command(), ignore));
    process().start();
    await slack.hears('/response/1');
    expect(heard()).toEqual(['hello']);
    expect(runs).toBe(2);
  });

  test('nobody takes up what is still at work', async () => {
    await dieDuring((runner) => runner.command(command(), ignore));
    box.tick(-LEASE_MS);
    const other = process();
    other.start();
    await other.command(command('1.1.b'), ignore);
    await other.settled();
    expect(runs).toBe(2);
    expect(heard()).toEqual(['hello']);
  });

  test('what was asked half an hour ago is told by direct message', async () => {
    await dieDuring((runner) => runner.command(command(), ignore));
    box.tick(30 * 60 * 1000);
    process().start();
    await slack.hears('chat.postMessage');
    expect(slack.to('chat.postMessage')).toEqual([
      expect.objectContaining({ channel: 'U0ANA', text: 'hello' }),
    ]);
    expect(heard()).toEqual([]);
  });

  test('what was asked just before that still goes where it was asked', async () => {
    await dieDuring((runner) => runner.command(command(), ignore));
    box.tick(30 * 60 * 1000 - LEASE_MS - 2);
    process().start();
    await slack.hears('/response/1');
    expect(slack.to('chat.postMessage')).toEqual([]);
  });

  test('a press is done, and its answer takes the place of the message', async () => {
    await dieDuring((runner) => runner.press(pressed('1.2.a'), { action: press, ack: ignore }));
    process().start();
    await slack.hears('/response/2');
    expect(slack.to('/response/2')).toEqual([
      expect.objectContaining({ text: 'hello', replace_original: true }),
    ]);
  });

  test('a submission is done, and told by direct message since its modal is gone', async () => {
    const view = { id: 'V1', hash: '1.a', type: 'modal', callback_id: 'form', state: { values: {} } };
    const payload = { user: { id: 'U0ANA' }, team: { id: 'T1' }, trigger_id: '1.2.a', view };
    await dieDuring((runner) => runner.submit(payload, { modal, ack: ignore }));
    process().start();
    await slack.hears('chat.postMessage');
    expect(slack.to('chat.postMessage')[0]).toMatchObject({ channel: 'U0ANA', text: 'hello' });
    expect(slack.to('views.update')).toEqual([]);
  });

  test('a form that was to open becomes a message with a button that opens it', async () => {
    greet = async () => ({ view: FORM });
    await dieDuring((runner) =>
      runner.shortcut(
        {
          callback_id: 'begin',
          trigger_id: '1.3.a',
          user: { id: 'U0ANA' },
          team: { id: 'T1' },
        },
        { shortcut, ack: ignore },
      ),
    );
    const next = process();
    next.start();
    await slack.hears('chat.postMessage');
    const [message] = slack.to('chat.postMessage');
    expect(message).toMatchObject({ channel: 'U0ANA', text: expect.stringContaining('ready for you') });
    const [, id = ''] = /"value":"([^"]+)"/.exec(JSON.stringify(message?.blocks)) ?? [];
    const open: Action = { id: 'open-parked', handle: openParked, mustHappen: false, replaces: false };
    await next.press(pressed('1.4.a', id, 'open-parked'), { action: open, ack: ignore });
    expect(slack.to('views.open')).toEqual([
      expect.objectContaining({ trigger_id: '1.4.a', view: expect.objectContaining({ title: FORM.title }) }),
    ]);
  });

  test('what ends the process each time is told after ten attempts', async () => {
    await dieDuring((runner) => runner.command(command(), ignore));
    const jobs = box.storage.jobs('accepted');
    for (let attempts = 2; attempts <= 10; attempts += 1) {
      expect(await jobs.take(1)).toHaveLength(1);
      box.tick(LEASE_MS + 1);
    }
    process().start();
    await slack.hears('/response/1');
    expect(heard()[0]).toContain('Something went wrong on my side');
    expect(runs).toBe(1);
  });

  test('what this version knows nothing of is dropped with a line in the log', async () => {
    await box.storage.jobs('accepted').add('T1/U0ANA x', {
      kind: 'press',
      at: box.tools.now(),
      payload: pressed('1.5.a', 'v', 'of-old'),
    });
    const next = process();
    next.start();
    await next.command(command(), ignore);
    await next.settled();
    expect(box.lines.join('')).toContain('nothing here can do this');
    expect((await box.storage.jobs('accepted').depth()).unfinished).toBe(0);
  });
});

describe('what comes twice', () => {
  test('to two processes at the same moment is run once and answered once', async () => {
    const acks: unknown[] = [];
    const ack = async () => void acks.push('acknowledged');
    await Promise.all([process(), process(), process()].map((each) => each.command(command(), ack)));
    expect(runs).toBe(1);
    expect(heard()).toEqual(['hello']);
    expect(acks).toHaveLength(3);
  });

  test('as the two clicks of a double click is one press', async () => {
    const use = { action: press, ack: ignore };
    await Promise.all([process().press(pressed('1.2.a'), use), process().press(pressed('1.2.b'), use)]);
    expect(runs).toBe(1);
    await process().press(pressed('1.2.c', 'another value'), use);
    expect(runs).toBe(2);
  });

  test.each([
    ['failed', async () => Promise.reject(new TypeError('bug'))],
    ['asked to connect first', async () => ({ privately: say('connect'), keepsPressed: true })],
    ['opened a form', async () => ({ view: FORM })],
  ])('after the first press has %s is a press of its own', async (_, answer) => {
    greet = answer;
    const use = { action: press, ack: ignore };
    await process().press(pressed('1.2.a'), use);
    greet = async () => ({ privately: say('hello') });
    await process().press(pressed('1.2.b'), use);
    expect(runs).toBe(2);
    expect(heard('/response/2').at(-1)).toBe('hello');
  });

  test('as two openings of one form by one trigger opens it once, without a complaint', async () => {
    slack.answer('views.open', { ok: false, error: 'exchanged_trigger_id' });
    greet = async () => ({ view: FORM });
    await process().press(pressed('1.2.a', 'v', 'look'), { action: look, ack: ignore });
    expect(heard('/response/2')).toEqual([]);
    expect(slack.to('chat.postMessage')).toEqual([]);
  });
});

test('what only shows something leaves nothing behind', async () => {
  await process().press(pressed('1.2.a', 'v', 'look'), { action: look, ack: ignore });
  expect(heard('/response/2')).toEqual(['hello']);
  const kept: string[] = [];
  for await (const { key } of box.storage.entries('accepted')) kept.push(key);
  expect(kept).toEqual([]);
});

test('the acknowledgement comes after the row, and before the work', async () => {
  const order: string[] = [];
  greet = async () => {
    order.push('work');
    return {};
  };
  await process().command(command(), async () => {
    order.push(`acknowledged with ${(await box.storage.jobs('accepted').depth()).unfinished} written down`);
  });
  expect(order).toEqual(['acknowledged with 1 written down', 'work']);
});

test('a press that cannot be written down is refused where its answer would have stood', async () => {
  await box.storage.close();
  const acks: unknown[] = [];
  await process().press(pressed('1.2.a'), { action: press, ack: async () => void acks.push('ack') });
  expect(runs).toBe(0);
  expect(acks).toEqual(['ack']);
  expect(slack.to('/response/2')).toEqual([
    expect.objectContaining({ text: expect.stringContaining('nothing was done'), replace_original: false }),
  ]);
});

test('a store that fails for a moment is waited for in silence', async () => {
  greet = async () => {
    if (runs === 1) throw new StoreError('the database is started anew');
    return { privately: say('hello') };
  };
  const runner = process();
  runner.start();
  await runner.command(command(), ignore);
  expect(heard()).toEqual([]);
  box.tick(1_000);
  await slack.hears('/response/1');
  expect(heard()).toEqual(['hello']);
});

describe('a card', () => {
  const card: CardForConversation = {
    message: say('the card'),
    destination: { kind: 'conversation', channelId: 'C1' },
    namesAddresses: false,
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
    confirmation: (delivery) => say(`card: ${delivery}`),
  };

  beforeEach(() => {
    greet = async () => ({ card });
  });

  test('has the same name at each try, in whichever process', async () => {
    slack.answer('chat.postMessage', { ok: false, error: 'internal_error' });
    const runner = process();
    await runner.command(command(), ignore);
    await runner.stop();
    slack.answer('chat.postMessage', { channel: 'C1', ts: '17.01' });
    box.tick(1_000);
    process().start();
    await slack.hears('/response/1');
    const names = slack.to('chat.postMessage').map(({ client_msg_id }) => client_msg_id);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
    expect(String(names[0])).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(heard()).toEqual(['card: posted']);
    expect(runs).toBe(1);
  });

  test('that Slack does not take for long is admitted to be late, and told in the end', async () => {
    slack.answer('chat.postMessage', { ok: false, error: 'ratelimited' });
    const runner = process();
    runner.start();
    await runner.command(command(), ignore);
    for (const [tries, pause] of [
      [2, 1_000],
      [3, 2_000],
      [4, 4_000],
    ] as const) {
      box.tick(pause);
      await slack.hears('chat.postMessage', tries);
      await runner.settled();
    }
    await slack.hears('/response/1');
    expect(heard()).toEqual(['card: later']);
    slack.answer('chat.postMessage', { channel: 'C1', ts: '17.01' });
    box.tick(8_000);
    await slack.hears('/response/1', 2);
    expect(heard()).toEqual(['card: later', 'card: posted']);
    expect((await box.tools.cards.find(OWNER, 'slack-1'))?.places).toMatchObject([{ ts: '17.01' }]);
  });

  test('that Slack does not take for half an hour is given up, and its person told', async () => {
    slack.answer('chat.postMessage', ({ channel }) =>
      channel === 'C1' ? { ok: false, error: 'service_unavailable' } : { channel, ts: '18.01' },
    );
    const runner = process();
    runner.start();
    await runner.command(command(), ignore);
    box.tick(31 * 60 * 1000);
    await slack.hears('chat.postMessage', 3);
    expect(slack.to('chat.postMessage').at(-1)).toMatchObject({
      channel: 'U0ANA',
      text: 'card: not-possible',
    });
    await runner.settled();
    expect((await box.storage.jobs('accepted').depth()).unfinished).toBe(0);
  });

  test('posted before a crash is not posted again, and its person told', async () => {
    await box.tools.cards.keep(card.record, {
      channelId: 'C1',
      ts: '17.01',
      threadTs: null,
      replyAddress: null,
    });
    await dieDuring((runner) => runner.command(command(), ignore));
    const next = process();
    next.start();
    await slack.hears('/response/1');
    expect(slack.to('chat.postMessage')).toEqual([]);
    expect(heard()).toEqual(['card: posted']);
    await next.settled();
    expect(changed).toBeGreaterThan(0);
  });

  test('that somebody deleted right after it was posted is not posted again', async () => {
    slack.answer('chat.postMessage', { ok: false, error: 'duplicate_message_not_found' });
    await process().command(command(), ignore);
    expect(slack.to('chat.postMessage')).toHaveLength(1);
    expect(heard()).toEqual(['card: posted']);
  });

  test('of one conference is posted once by two processes that come to it at once', async () => {
    await Promise.all([
      process().command(command('1.1.a'), ignore),
      process().command(command('1.1.b'), ignore),
    ]);
    expect(slack.to('chat.postMessage')).toHaveLength(1);
    expect(heard()).toEqual(['card: posted', 'card: posted']);
  });
});

describe('stopping', () => {
  test('leaves what arrives even now to another process', async () => {
    const runner = process();
    await runner.stop();
    const acks: unknown[] = [];
    await runner.command(command(), async () => void acks.push('ack'));
    expect(acks).toEqual(['ack']);
    expect(runs).toBe(0);
    process().start();
    await slack.hears('/response/1');
    expect(heard()).toEqual(['hello']);
  });
});
