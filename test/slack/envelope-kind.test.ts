import { expect, test } from '@jest/globals';
import { kindOfEnvelope } from '../../src/slack/envelope-kind.js';

test.each<[unknown, string]>([
  [{ command: '/starleaf', text: 'x' }, 'command'],
  [{ type: 'block_actions' }, 'block_actions'],
  [{ type: 'view_submission' }, 'view_submission'],
  [{ type: 'event_callback', event: { type: 'app_home_opened' } }, 'event'],
  [{ type: 'something new' }, 'other'],
  [{}, 'other'],
  [null, 'other'],
  ['words', 'other'],
])('%j is of the kind %s', (payload, kind) => {
  expect(kindOfEnvelope(payload)).toBe(kind);
});
