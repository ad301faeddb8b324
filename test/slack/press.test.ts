import { describe, expect, test } from '@jest/globals';
import { readPress } from '../../src/slack/press.js';

const PAYLOAD = {
  type: 'block_actions',
  user: { id: 'U1', team_id: 'T9' },
  team: { id: 'T1', domain: 'one' },
  enterprise: { id: 'E1', name: 'all' },
  is_enterprise_install: false,
  channel: { id: 'C1', name: 'general' },
  container: { type: 'message', channel_id: 'C1', message_ts: '17.01' },
  response_url: 'https://hooks.slack.com/actions/1',
  trigger_id: '1.2.abc',
  actions: [{ type: 'button', block_id: 'b', action_id: 'undo', value: 'slack-1', action_ts: '17.1' }],
};

describe('a button that was pressed', () => {
  test('is read with its person, place and value', () => {
    expect(readPress(PAYLOAD)).toEqual({
      actionId: 'undo',
      blockId: 'b',
      value: 'slack-1',
      owner: { workspaceId: 'T1', userId: 'U1' },
      channelId: 'C1',
      messageTs: '17.01',
      replyAddress: 'https://hooks.slack.com/actions/1',
      triggerId: '1.2.abc',
      view: null,
    });
  });

  test('that is a link has an empty value', () => {
    expect(readPress({ ...PAYLOAD, actions: [{ action_id: 'join' }] }).value).toBe('');
  });

  test('in a modal or on Home has no reply address, and tells the view as it stood', () => {
    const view = {
      id: 'V2',
      hash: '1.a',
      type: 'modal',
      callback_id: 'form',
      root_view_id: 'V1',
      previous_view_id: 'V1',
      private_metadata: '{}',
      state: { values: { title: { input: { type: 'plain_text_input', value: 'Roof' } } } },
    };
    const press = readPress({ ...PAYLOAD, response_url: undefined, channel: null, container: null, view });
    expect(press).toMatchObject({ replyAddress: null, channelId: '' });
    expect(press.view).toMatchObject({ id: 'V2', depth: 2, rootId: 'V1', kind: 'modal' });
    expect(press.view?.values.text('title')).toBe('Roof');
  });

  test('in a modal that somebody of another workspace opened belongs to the workspace that has the app', () => {
    const view = { id: 'V1', hash: '1.a', type: 'modal', app_installed_team_id: 'T2' };
    expect(readPress({ ...PAYLOAD, view }).owner.workspaceId).toBe('T2');
    const ofOrganisation = { ...PAYLOAD, is_enterprise_install: true, view };
    expect(readPress(ofOrganisation).owner.workspaceId).toBe('E1');
  });

  test('says where it stands in either of Slack’s ways, or not at all', () => {
    expect(readPress({ ...PAYLOAD, channel: null }).channelId).toBe('C1');
    expect(readPress({ ...PAYLOAD, channel: null, container: null })).toMatchObject({
      channelId: '',
      messageTs: '',
    });
  });

  test.each([
    ['somebody of this workspace', {}, 'T1'],
    ['somebody of another workspace in a shared channel', { team: null }, 'T9'],
    ['somebody of an organisation that has installed it for all', { is_enterprise_install: true }, 'E1'],
    ['somebody of an organisation, with no workspace', { is_enterprise_install: true, team: null }, 'E1'],
  ])('by %s belongs to them', (_, facts, workspaceId) => {
    expect(readPress({ ...PAYLOAD, ...facts }).owner).toEqual({ workspaceId, userId: 'U1' });
  });

  test.each([
    ['nobody', { user: undefined }],
    ['no button', { actions: [] }],
    ['no trigger', { trigger_id: undefined }],
  ])('with %s is none', (_, facts) => {
    expect(() => readPress({ ...PAYLOAD, ...facts })).toThrow(expect.objectContaining({ name: 'ZodError' }));
  });
});
