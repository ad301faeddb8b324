import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ModalView } from '@slack/types';
import type { Action } from '../../src/slack/action.js';
import type { Answer } from '../../src/slack/answer.js';
import { oneClient } from '../../src/slack/clients.js';
import type { Modal } from '../../src/slack/modal.js';
import { Reply } from '../../src/slack/reply.js';
import { ReplyAddresses } from '../../src/slack/reply-address.js';
import { Runner } from '../../src/slack/runner.js';
import type { Subcommand, SubcommandUse } from '../../src/slack/subcommand.js';
import type { Tools } from '../../src/slack/tools.js';
import { StarLeafError } from '../../src/starleaf/errors.js';
import { invoke, toUserInfo } from './support/facts.js';
import { openToolBox, type ToolBox } from './support/tools.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

let slack: SlackStub;
let box: ToolBox;
let runs: SubcommandUse[];
let answer: () => Promise<Answer>;
/** What Slack was told on delivering something. */
let acks: unknown[];
let actions: Action[];
let modals: Modal[];

const say = (text: string): Answer => ({ privately: { text, blocks: [] } });

const greet: Subcommand = {
  name: 'greet',
  usage: 'greet',
  summary: 'greets',
  run: (use) => {
    runs.push(use);
    return answer();
  },
};

beforeEach(async () => {
  slack = await startSlackStub();
  slack.answer('users.info', ({ user }) => toUserInfo({ userId: String(user) }));
  box = await openToolBox(slack);
  runs = [];
  acks = [];
  actions = [];
  modals = [];
  answer = async () => say('hello');
});

afterEach(async () => {
  await slack.close();
  await box.close();
});

function createRunner(tools: Tools = box.tools) {
  const { cards, parkedViews, inTurn, logger } = tools;
  const reply = new Reply({
    clients: oneClient(slack.client),
    addresses: new ReplyAddresses(slack.apiUrl),
    cards,
    parkedViews,
    inTurn,
    logger,
  });
  const runner = new Runner({
    tools,
    reply,
    clients: oneClient(slack.client),
    repertoire: { subcommands: new Map([['greet', greet]]), actions, modals, shortcuts: [] },
    jobs: box.storage.jobs('accepted'),
    onChange: async () => {},
  });
  return {
    runner,
    command: (payload: unknown) => runner.command(payload, async (words) => void acks.push(words)),
    press: (payload: unknown, pressed: Action) =>
      runner.press(payload, { action: pressed, ack: async () => void acks.push(undefined) }),
    connected: (facts: Parameters<Runner['connected']>[0]) => runner.connected(facts),
    settled: () => runner.settled(),
  };
}

function command(facts: Record<string, unknown> = {}) {
  return {
    team_id: 'T1',
    user_id: 'U0ANA',
    channel_id: 'C1',
    text: 'greet the secret squirrel',
    trigger_id: '1.1.a',
    response_url: `${slack.origin}/response/1`,
    ...facts,
  };
}

function press(facts: Record<string, unknown> = {}) {
  return {
    user: { id: 'U0ANA' },
    team: { id: 'T1' },
    channel: { id: 'C1' },
    container: { message_ts: '17.01' },
    response_url: `${slack.origin}/response/1`,
    trigger_id: '1.2.a',
    actions: [{ action_id: 'greet', value: 'v' }],
    ...facts,
  };
}

const heard = () => slack.to('/response/1').map(({ text }) => String(text));

describe('a command', () => {
  test('is answered privately', async () => {
    await createRunner().command(command());
    expect(heard()).toEqual(['hello']);
    expect(slack.to('/response/1')[0]).toMatchObject({ response_type: 'ephemeral' });
  });

  test('delivered three times is run once, also at the same moment', async () => {
    const runner = createRunner();
    await Promise.all([runner.command(command()), runner.command(command())]);
    await runner.command(command());
    expect(runs).toHaveLength(1);
    expect(heard()).toEqual(['hello']);
  });

  test('typed twice on purpose is run twice', async () => {
    const runner = createRunner();
    await runner.command(command());
    await runner.command(command({ trigger_id: '1.1.b' }));
    expect(runs).toHaveLength(2);
  });

  test('that fails is answered with a reference, and can be tried again', async () => {
    answer = async () => {
      throw new TypeError('cannot read the secret squirrel');
    };
    await createRunner().command(command());
    const [text = ''] = heard();
    const reference = /Reference (\w{4})\./.exec(text)?.[1] ?? 'none';
    expect(JSON.stringify(slack.to('/response/1'))).toContain('Try again');
    expect(box.lines.join('')).toContain(reference);
    expect(box.lines.join('') + text).not.toContain('squirrel');
    const [run] = runs;
    const id = run?.invocation.id ?? '';
    expect((await box.tools.drafts.find({ workspaceId: 'T1', userId: 'U0ANA' }, id))?.continues).toBe(true);
  });

  test('that cannot be written down is refused in the acknowledgement, and not done', async () => {
    await box.storage.close();
    await createRunner().command(command());
    expect(runs).toEqual([]);
    expect(acks).toEqual([
      { text: expect.stringMatching(/nothing was done\. Please do it once more.*Reference \w{4}\./) },
    ]);
  });

  test('that is none is an error, and nothing is run', async () => {
    await expect(createRunner().command({ text: 'greet' })).rejects.toThrow();
    expect(runs).toEqual([]);
  });

  test('leaves one line, with its subcommand and no word of the sentence', async () => {
    await createRunner().command(command());
    const lines = box.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'invocation');
    expect(lines).toEqual([
      expect.objectContaining({ subcommand: 'greet', outcome: 'answered', milliseconds: expect.any(Number) }),
    ]);
    expect(box.lines.join('')).not.toMatch(/squirrel|U0ANA|example\.com/);
  });
});

describe('a press', () => {
  const action = (facts: Partial<Action> = {}): Action => ({
    id: 'greet',
    handle: answer,
    mustHappen: true,
    replaces: true,
    ...facts,
  });

  test('is answered in place of the message', async () => {
    await createRunner().press(press(), action());
    expect(slack.to('/response/1')).toEqual([
      expect.objectContaining({ text: 'hello', replace_original: true }),
    ]);
  });

  test('may leave the message where it is', async () => {
    const handle = async () => ({ ...say('connect first'), keepsPressed: true });
    await createRunner().press(press(), action({ handle }));
    expect(slack.to('/response/1')[0]).toMatchObject({ replace_original: false });
  });

  test('that fails leaves the message, so that it can be pressed again', async () => {
    const handle = async () => {
      throw new Error('bug');
    };
    await createRunner().press(press(), action({ handle }));
    expect(slack.to('/response/1')).toEqual([
      expect.objectContaining({ text: expect.stringContaining('Reference'), replace_original: false }),
    ]);
  });
});

describe('somebody who has connected on the page', () => {
  const owner = { workspaceId: 'T1', userId: 'U0ANA' };
  const connected = { owner, email: 'ana@example.com', resume: 'invocation-1' };
  const park = (continues: boolean, promptAddress: string | null = null) =>
    box.tools.drafts.park({
      invocation: invoke({ owner, text: 'greet', replyAddress: `${slack.origin}/response/1` }),
      continues,
      promptAddress,
    });

  test('is told so, and what they typed goes on', async () => {
    await park(true);
    await createRunner().connected(connected);
    expect(heard()).toEqual([expect.stringContaining('Going on with what you typed'), 'hello']);
  });

  test('is told so in place of the prompt, once that is known', async () => {
    await park(true, `${slack.origin}/response/prompt`);
    await createRunner().connected(connected);
    expect(slack.to('/response/prompt')).toEqual([expect.objectContaining({ replace_original: true })]);
    expect(heard()).toEqual(['hello']);
  });

  test('and had typed nothing to go on with is told what to try', async () => {
    await park(false);
    await createRunner().connected(connected);
    expect(heard()).toEqual([expect.stringContaining('Try it')]);
    expect(runs).toEqual([]);
  });

  test('never sets off what somebody else typed', async () => {
    await park(true);
    await createRunner().connected({ ...connected, owner: { workspaceId: 'T1', userId: 'U0BEN' } });
    expect(runs).toEqual([]);
    expect(slack.heard).toEqual([]);
  });
});

test('settled waits for what is under way', async () => {
  let finish: () => void = () => {};
  const waiting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  answer = async () => {
    await waiting;
    return say('late');
  };
  const runner = createRunner();
  const running = runner.command(command());
  const settled = runner.settled().then(() => heard());
  finish();
  expect(await settled).toEqual(['late']);
  await running;
  await runner.settled();
});

describe('a modal that is submitted', () => {
  const FORM: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'Form' }, blocks: [] };
  let submissions: number;
  let modal: Modal;

  beforeEach(() => {
    submissions = 0;
    modal = {
      id: 'form',
      check: async ({ view }) =>
        view.values.text('title') === '' ? { title: 'Please give it a title.' } : null,
      submit: async () => {
        submissions += 1;
        return answer();
      },
      rebuild: async ({ view }, { notice }) => ({
        ...FORM,
        private_metadata: `${view.values.text('title')}: ${notice}`,
      }),
    };
  });

  function submit(title = 'The roof', facts: Record<string, unknown> = {}) {
    const state = { values: { title: { input: { value: title } } } };
    const view = { id: 'V1', hash: '1.a', type: 'modal', callback_id: 'form', state, ...facts };
    const payload = { user: { id: 'U0ANA' }, team: { id: 'T1' }, trigger_id: '1.2.a', view };
    const ack = async (response?: unknown): Promise<void> => {
      acks.push(response);
    };
    return createRunner().runner.submit(payload, { modal, ack });
  }

  test('with something wrong says so under the field, and does nothing', async () => {
    await submit('');
    expect(acks).toEqual([{ response_action: 'errors', errors: { title: 'Please give it a title.' } }]);
    expect(submissions).toBe(0);
  });

  test('shows its answer in the place of the form', async () => {
    await submit();
    expect(acks).toEqual([expect.objectContaining({ response_action: 'update' })]);
    expect(JSON.stringify(acks)).toContain('StarLeaf');
  });

  test('twice from two windows is done once, and both are told', async () => {
    await Promise.all([submit(), submit()]);
    expect(submissions).toBe(1);
    expect(acks).toHaveLength(2);
    expect(JSON.stringify(acks)).toContain('submitted already');
  });

  test('may be submitted again after what had to be done first', async () => {
    answer = async () => ({ ...say('connect first'), keepsPressed: true });
    await submit();
    answer = async () => say('hello');
    await submit();
    expect(acks.map((ack) => Object(ack).response_action)).toEqual(['push', 'update']);
    expect(submissions).toBe(2);
  });

  test('comes back as it was left when the work fails', async () => {
    answer = async () => {
      throw new StarLeafError('unreachable');
    };
    await submit();
    expect(JSON.stringify(acks)).toMatch(
      /The roof: :warning: I could not reach StarLeaf.*Reference [A-Z2-9]{4}\./,
    );
  });
});
