import { describe, expect, test } from '@jest/globals';
import { readDeparture } from '../../../src/slack/leaving/departure.js';

const envelope = { type: 'event_callback', team_id: 'T1', event_time: 1_700_000_000 };

describe('the app was taken out', () => {
  test('of a workspace, at a moment', () => {
    expect(readDeparture({ ...envelope, event: { type: 'app_uninstalled' } })).toEqual({
      workspaceIds: ['T1'],
      at: 1_700_000_000_000,
    });
  });

  test('of a workspace in an organisation, or of all of that: which of them, its token says', () => {
    const inOrganisation = { ...envelope, enterprise_id: 'E1', event: { type: 'app_uninstalled' } };
    expect(readDeparture(inOrganisation)?.workspaceIds).toEqual(['T1', 'E1']);
    expect(readDeparture({ ...inOrganisation, team_id: null })?.workspaceIds).toEqual(['E1']);
    expect(readDeparture({ ...inOrganisation, team_id: 'E1' })?.workspaceIds).toEqual(['E1']);
  });

  test('where the token of the bot was revoked', () => {
    const event = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } };
    expect(readDeparture({ ...envelope, event })?.workspaceIds).toEqual(['T1']);
  });
});

describe('the app was not taken out', () => {
  test.each<[string, unknown]>([
    [
      'where only tokens of people were revoked',
      { event: { type: 'tokens_revoked', tokens: { oauth: ['U1'] } } },
    ],
    ['where no token was', { event: { type: 'tokens_revoked', tokens: { bot: [] } } }],
    ['where somebody opens a tab', { event: { type: 'app_home_opened', user: 'U1' } }],
    ['where somebody types such words', { command: '/starleaf', text: 'app_uninstalled' }],
  ])('%s', (_, payload) => {
    expect(readDeparture({ ...envelope, ...(payload as object) })).toBeUndefined();
  });

  test.each([null, 'app_uninstalled', 7, [], {}])('by %j', (payload) => {
    expect(readDeparture(payload)).toBeUndefined();
  });
});

test('an event that does not say when is an error, and nothing is done', () => {
  expect(() => readDeparture({ team_id: 'T1', event: { type: 'app_uninstalled' } })).toThrow();
  expect(() => readDeparture({ ...envelope, event: { type: 'tokens_revoked' } })).toThrow();
});
