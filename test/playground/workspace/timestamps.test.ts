import { expect, test } from '@jest/globals';
import { Timestamps } from '../../../src/playground/workspace/timestamps.js';

test('timestamps are unique and rise within one millisecond, and after a restart', () => {
  const timestamps = new Timestamps(() => 1_795_521_600_123);
  expect([timestamps.next(), timestamps.next()]).toEqual(['1795521600.123000', '1795521600.123001']);
  const restarted = new Timestamps(() => 1_795_521_600_123);
  restarted.seen('1795521600.123001');
  expect(restarted.next()).toBe('1795521600.123002');
});
