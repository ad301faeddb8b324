import { describe, expect, test } from '@jest/globals';
import { toStarLeafError } from '../../src/starleaf/refusal.js';

const plain = { body: undefined, server: null, retryAfterSeconds: null };

describe('an unsuccessful answer', () => {
  test.each([
    [400, 'refused'],
    [401, 'sign-in-refused'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'refused'],
    [410, 'not-found'],
    [413, 'refused'],
    [429, 'busy'],
    [449, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [507, 'quota'],
    [302, 'unexpected'],
    [206, 'unexpected'],
  ])('of status %i means %s', (status, failure) => {
    expect(toStarLeafError({ ...plain, status })).toMatchObject({ failure, status });
  });

  test.each([
    [{ error: ' title: too short ' }, 'title: too short'],
    [{ error: { message: 'title: too short', code: 7 } }, 'title: too short'],
    [{ error: { code: 7 } }, null],
    [{ error: '' }, null],
    [{ message: 'no' }, null],
    ['<html>', null],
    [null, null],
    [undefined, null],
    [{ error: 'x'.repeat(10_000) }, 'x'.repeat(500)],
  ])('gives its reason, if it has one', (body, reason) => {
    expect(toStarLeafError({ ...plain, status: 400, body })).toMatchObject({ reason });
  });

  test('says which server gave it and when to come back', () => {
    expect(
      toStarLeafError({ status: 429, body: null, server: 'sim-1', retryAfterSeconds: 60 }),
    ).toMatchObject({
      server: 'sim-1',
      retryAfterSeconds: 60,
    });
  });
});
