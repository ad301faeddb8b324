import { describe, expect, test } from '@jest/globals';
import { apiPath, isIdempotent } from '../../src/starleaf/api-request.js';
import { StarLeafError } from '../../src/starleaf/errors.js';

describe('a path', () => {
  test('percent-encodes each id and hides it from logs', () => {
    expect(apiPath`/myconferences/${'a/b c@d?é'}/occurrences/${'2026-11-25T15:00:00Z'}`).toEqual({
      path: '/myconferences/a%2Fb%20c%40d%3F%C3%A9/occurrences/2026-11-25T15%3A00%3A00Z',
      pattern: '/myconferences/:id/occurrences/:id',
    });
  });

  test('without ids is what it says', () => {
    expect(apiPath`/features`).toEqual({ path: '/features', pattern: '/features' });
  });

  test.each(['', '.', '..'])('cannot hold the id "%s"', (id) => {
    expect(() => apiPath`/myconferences/${id}`).toThrow(new StarLeafError('not-found'));
  });

  test('makes of half a character, which no address can hold, an id that nothing has', () => {
    expect(apiPath`/myconferences/${'a\ud800'}`.path).toBe('/myconferences/a%EF%BF%BD');
  });
});

test.each([
  ['GET', true],
  ['PUT', true],
  ['DELETE', true],
  ['POST', false],
  ['PATCH', false],
] as const)('%s may be repeated: %s', (method, expected) => {
  expect(isIdempotent({ method, path: apiPath`/features`, success: [200] })).toBe(expected);
});
