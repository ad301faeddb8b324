import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { TriggerStage } from '../../src/slack/stage.js';
import type { OpenView } from '../../src/slack/view.js';
import { ViewValues } from '../../src/slack/view-values.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

const FORM: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'The form' }, blocks: [] };

let slack: SlackStub;

beforeEach(async () => {
  slack = await startSlackStub();
  for (const method of ['views.open', 'views.push', 'views.update']) {
    slack.answer(method, { view: { id: 'V-ours', hash: '2.b' } });
  }
});

afterEach(() => slack.close());

function stage(facts: { from?: OpenView; replaces?: boolean; hasConversation?: boolean } = {}): TriggerStage {
  return new TriggerStage({
    client: async () => slack.client,
    triggerId: '1.2.a',
    from: null,
    replaces: false,
    hasConversation: true,
    ...facts,
  });
}

function pressedIn(facts: Partial<OpenView> = {}): OpenView {
  const values = new ViewValues({ values: {} });
  return {
    id: 'V1',
    hash: '1.a',
    kind: 'modal',
    callbackId: 'x',
    depth: 1,
    rootId: 'V1',
    metadata: '',
    values,
    installedIn: null,
    ...facts,
  };
}

const calls = () => slack.heard.map(({ to }) => to);

describe('a view', () => {
  test('is opened with the trigger of what was typed or pressed', async () => {
    await stage().show(FORM);
    expect(slack.to('views.open')).toEqual([
      { trigger_id: '1.2.a', view: { ...FORM, external_id: expect.any(String) } },
    ]);
  });

  test.each(['exchanged_trigger_id', 'duplicate_external_id'])(
    'that was opened while its answer was lost (%s) is filled all the same',
    async (error) => {
      slack.answer('views.open', { ok: false, error });
      const shown = stage();
      await shown.show(FORM);
      await shown.show(FORM);
      const [changed] = slack.to('views.update');
      const external_id = changed?.external_id;
      expect(slack.to('views.open')).toMatchObject([{ view: { external_id } }]);
      expect(slack.to('views.update')).toEqual([{ external_id, view: { ...FORM, external_id } }]);
    },
  );

  test('is laid on the modal whose button was pressed', async () => {
    await stage({ from: pressedIn() }).show(FORM);
    expect(calls()).toEqual(['views.push']);
  });

  test('is opened from Home', async () => {
    await stage({ from: pressedIn({ kind: 'home' }), replaces: true }).show(FORM);
    expect(calls()).toEqual(['views.open']);
  });

  test.each([
    ['where it is to take its place', { from: pressedIn(), replaces: true }],
    ['where three lie on each other already', { from: pressedIn({ depth: 3 }) }],
  ])('is put in the place of the modal %s, if that is still as it was', async (_, facts) => {
    await stage(facts).show(FORM);
    expect(slack.to('views.update')).toEqual([{ view_id: 'V1', hash: '1.a', view: FORM }]);
  });

  test('that is expected and takes its time is announced, and then put in the place of that', async () => {
    const waiting = stage();
    waiting.expectView();
    expect(waiting.takesMessages).toBe(false);
    await slack.hears('views.open');
    expect(waiting.takesMessages).toBe(true);
    await waiting.show(FORM);
    expect(slack.to('views.update')).toEqual([{ view_id: 'V-ours', view: FORM }]);
  });

  test('that comes quickly is not announced', async () => {
    const quick = stage();
    quick.expectView();
    await quick.show(FORM);
    await quick.finish();
    expect(calls()).toEqual(['views.open']);
  });

  test('that was announced and never comes is not left waiting', async () => {
    const waiting = stage();
    waiting.expectView();
    await slack.hears('views.open');
    await waiting.finish();
    expect(JSON.stringify(slack.to('views.update'))).toContain('Done.');
  });

  test('that Slack does not take is an error', async () => {
    slack.answer('views.open', { ok: false, error: 'expired_trigger_id' });
    await expect(stage().show(FORM)).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });
  });
});
