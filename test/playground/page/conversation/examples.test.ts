import { expect, test } from '@jest/globals';
import { examplesOf } from '../../../../src/playground/page/conversation/examples.js';
import { SNAPSHOT } from '../fixtures/snapshot.js';

test('examples begin with the app’s own command', () => {
  expect(examplesOf(SNAPSHOT.app)).toEqual(['/starleaf meet tomorrow 3pm about Q3 budget', '/starleaf help']);
  expect(examplesOf({ ...SNAPSHOT.app, commands: [] })).toEqual([]);
});
