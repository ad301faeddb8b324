import { expect, test } from '@jest/globals';
import { isServerId, makeServerId } from '../../src/conference-server/server-id.js';

test('ids of the server’s making are fresh and told from others', () => {
  expect(makeServerId()).toMatch(/^[0-9a-f]{32}@starleaf\.com$/);
  expect(makeServerId()).not.toBe(makeServerId());
  expect(isServerId(makeServerId())).toBe(true);
  expect(isServerId('me@STARLEAF.COM')).toBe(true);
  expect(isServerId('starleaf.com@example.com')).toBe(false);
});
