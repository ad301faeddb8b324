import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { buildNoticeView } from '../../src/slack/blocks/notice-view.js';
import { SubmissionStage } from '../../src/slack/submission-stage.js';
import { ViewValues } from '../../src/slack/view-values.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

const RESULT: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'Done' }, blocks: [] };
const PROMPT = buildNoticeView({
  text: '',
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Please connect' } }],
});

let slack: SlackStub;
let acks: unknown[];
let acknowledged: Promise<void>;
let open: (depth: number) => SubmissionStage;
let stage: SubmissionStage;

beforeEach(async () => {
  slack = await startSlackStub();
  acks = [];
  let tell = (): void => {};
  acknowledged = new Promise((resolve) => {
    tell = resolve;
  });
  open = (depth) =>
    new SubmissionStage({
      client: async () => slack.client,
      ack: async (response) => {
        acks.push(response);
        tell();
      },
      view: {
        id: 'V1',
        hash: '1.a',
        kind: 'modal',
        callbackId: 'form',
        depth,
        rootId: 'V1',
        metadata: '',
        values: new ViewValues({ values: {} }),
        installedIn: null,
      },
      rebuild: async (notice) => ({ ...RESULT, private_metadata: notice }),
    });
  stage = open(1);
});

afterEach(() => slack.close());

describe('a submitted form', () => {
  test('becomes its result in the acknowledgement', async () => {
    stage.expectView();
    await stage.show(RESULT);
    await stage.finish();
    expect(acks).toEqual([{ response_action: 'update', view: RESULT }]);
  });

  test('stays beneath what has to be done first', async () => {
    await stage.show(PROMPT, { above: 'Please connect: <https://c.example|here>' });
    expect(acks).toEqual([{ response_action: 'push', view: PROMPT }]);
  });

  test('comes back with a notice where three lie on each other already', async () => {
    await open(3).show(PROMPT, { above: 'Please connect' });
    expect(acks).toEqual([
      { response_action: 'update', view: { ...RESULT, private_metadata: 'Please connect' } },
    ]);
  });

  test('closes where nothing is left to say', async () => {
    await stage.finish();
    expect(acks).toEqual([undefined]);
  });

  test('shows that something is coming where StarLeaf takes its time, and then its result', async () => {
    stage.expectView();
    await acknowledged;
    expect(JSON.stringify(acks)).toContain('One moment');
    await stage.show(RESULT);
    expect(slack.to('views.update')).toEqual([{ view_id: 'V1', view: RESULT }]);
  });

  test('comes back as it was left, with a notice, where it is too late to lay something on it', async () => {
    stage.expectView();
    await acknowledged;
    await stage.show(PROMPT, { above: 'Please connect: <https://c.example|here>' });
    expect(slack.to('views.update')).toEqual([
      { view_id: 'V1', view: { ...RESULT, private_metadata: 'Please connect: <https://c.example|here>' } },
    ]);
  });

  test('is not left waiting', async () => {
    stage.expectView();
    await acknowledged;
    await stage.finish();
    expect(JSON.stringify(slack.to('views.update'))).toContain('Done.');
  });
});
