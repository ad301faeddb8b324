import { expect, test } from '@jest/globals';
import { readPlace, writePlace } from '../../../../src/playground/page/state/place.js';

test.each([
  '?user=UANA&channel=C1',
  '?user=UANA&channel=D2&tab=home',
  '?user=UANA&channel=C1&thread=1795600000.000100',
  '?user=UANA&channel=C1&message=1795600000.000100',
  '?user=UANA&channel=C1&mailbox=everybody',
  '?user=UANA&channel=C1&mailbox=guest%40partner.example&mail=mail-1',
  '?',
])('%s leads back to itself', (address) => {
  expect(writePlace(readPlace(address))).toBe(address);
});

test('an address without anything is the messages of nobody yet', () => {
  expect(readPlace('')).toEqual({
    user: null,
    channel: null,
    tab: 'messages',
    thread: null,
    message: null,
    mailbox: null,
    mail: null,
  });
});

test('a link to a message leads to its timestamp', () => {
  expect(readPlace('?channel=C1&message=p1795600000000100').message).toBe('1795600000.000100');
});
