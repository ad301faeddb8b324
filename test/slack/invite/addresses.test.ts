import { describe, expect, test } from '@jest/globals';
import { readAddresses } from '../../../src/slack/invite/addresses.js';

describe('addresses', () => {
  test.each([
    ['ana@example.com', ['ana@example.com']],
    ['ana@example.com,ben@example.com', ['ana@example.com', 'ben@example.com']],
    [
      'ana@example.com; ben@example.com\nclaire@example.com',
      ['ana@example.com', 'ben@example.com', 'claire@example.com'],
    ],
    ['ana@example.com and ben@example.com.', ['ana@example.com', 'ben@example.com']],
    ['ana@example.com & ben@example.com', ['ana@example.com', 'ben@example.com']],
    ['Ana Costa <ana@example.com>, "Carter, Ben" <ben@example.com>', ['ana@example.com', 'ben@example.com']],
    [
      '<mailto:ana@example.com|ana@example.com> <mailto:ben@example.com|ben@example.com>',
      ['ana@example.com', 'ben@example.com'],
    ],
    ['Ana Costa &lt;<mailto:ana@example.com|ana@example.com>&gt;', ['ana@example.com']],
    ['<ana@example.com>', ['ana@example.com']],
    ['ana@example.com ANA@Example.com', ['ANA@Example.com']],
    ['first.last+tag@sub.example.co.uk', ['first.last+tag@sub.example.co.uk']],
  ])('are found in “%s”', (text, good) => {
    expect(readAddresses(text)).toEqual({ good, bad: [] });
  });

  test.each([
    ['ana', ['ana']],
    ['ana@', ['ana@']],
    ['ana@example', ['ana@example']],
    ['@example.com', ['@example.com']],
    ['ana@@example.com', ['ana@@example.com']],
    ['ana@example.com Ben', ['Ben']],
    ['<!channel>', ['!channel']],
  ])('are not made out of “%s”', (text, bad) => {
    expect(readAddresses(text).bad).toEqual(bad);
  });

  test.each(['', ' , ;\n', 'and'])('are none in “%s”', (text) => {
    expect(readAddresses(text)).toEqual({ good: [], bad: [] });
  });
});
