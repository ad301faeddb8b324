import { describe, expect, test } from '@jest/globals';
import { readGuests } from '../../../src/slack/form/guests.js';

describe('addresses of guests', () => {
  test.each([
    ['', [], []],
    ['kim@example.com', ['kim@example.com'], []],
    [
      'kim@example.com, lee@example.org;\n ana@example.com',
      ['kim@example.com', 'lee@example.org', 'ana@example.com'],
      [],
    ],
    ['Kim Lee <kim@example.com>, <lee@example.org>', ['kim@example.com', 'lee@example.org'], []],
    ['<mailto:kim@example.com|kim@example.com>', ['kim@example.com'], []],
    ['kim@example.com KIM@example.com', ['KIM@example.com'], []],
    ['Kim <kim@example.com> Lee <lee@example.org> too', ['kim@example.com', 'lee@example.org'], ['too']],
    ['kim@example, lee at home', [], ['kim@example', 'lee', 'at', 'home']],
    ['o’brien@example.com', [], ['o’brien@example.com']],
  ])('%j', (typed, emails, bad) => {
    expect(readGuests(typed)).toEqual({ emails, bad });
  });

  test.each(['x', ' a', 'a@', '<', 'Kim <', '<a@b.cd>', '|'])('a long row of %j is read at once', (piece) => {
    const began = performance.now();
    readGuests(piece.repeat(60_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
