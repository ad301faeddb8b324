import { expect, test } from '@jest/globals';
import { readPlace, writePlace } from '../../../../src/playground/page/state/place.js';

test.each([
  '?user=UANA&channel=C1',
  '?user=UANA&channel=D2&tab=home',
  '?user=UANA&channel=C1&thread=1795600000.000100',
  '?',
])('%s leads back to itself', (address) => {
  expect(writePlace(readPlace(address))).toBe(address);
});

test('an address without anything is the messages of nobody yet', () => {
  expect(readPlace('')).toEqual({ user: null, channel: null, tab: 'messages', thread: null });
});
