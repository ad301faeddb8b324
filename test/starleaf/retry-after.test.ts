import { expect, test } from '@jest/globals';
import { retryAfterSeconds } from '../../src/starleaf/retry-after.js';

const now = Date.UTC(2026, 10, 24, 9);

test.each([
  [null, null],
  ['0', 0],
  [' 120 ', 120],
  ['Tue, 24 Nov 2026 09:00:30 GMT', 30],
  ['Tue, 24 Nov 2026 08:00:00 GMT', 0],
  ['soon', null],
  ['-5x', null],
])('Retry-After: %s means %s seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});
