import { describe, expect, test } from '@jest/globals';
import { buildSelfTest } from '../../../src/slack/blocks/self-test.js';
import type { SelfTest, StarLeafTest } from '../../../src/slack/check/self-test.js';
import { StarLeafError } from '../../../src/starleaf/errors.js';

const done = <Value>(value: Value) => ({ kind: 'done', value, milliseconds: 12 }) as const;
const failed = (error: unknown) => ({ kind: 'failed', error }) as const;

const starleaf: StarLeafTest = {
  version: done({ softwareVersion: '6.5.0', apiMinorVersion: 15 }),
  features: done(new Set(['conferencing', 'hologram'])),
  meetings: done({ meetings: [], unreadable: 2 }),
};
const fine: SelfTest = {
  slack: done(undefined),
  store: done(undefined),
  account: done({ email: 'ana@example.com', since: new Date(0), lastUsed: new Date(0) }),
  starleaf,
};

const wordsOf = (found: SelfTest) => JSON.stringify(buildSelfTest(found, '7F3K'));

describe('a self-test', () => {
  test('names features it does not know by their own names, and what StarLeaf does not show', () => {
    expect(wordsOf(fine)).toContain('scheduling meetings, hologram');
    expect(wordsOf(fine)).toContain('2 more are not shown to this app');
  });

  test.each<[string, Partial<SelfTest>, string]>([
    ['a store that takes nothing', { store: failed(new Error('disk full')) }, 'DATABASE_URL'],
    [
      'an account that is not there',
      { account: done(undefined), starleaf: null },
      'connect it, then check again',
    ],
    [
      'a sign-in that is refused',
      { starleaf: { ...starleaf, version: failed(new StarLeafError('sign-in-refused')) } },
      'no longer accepts your sign-in: connect again',
    ],
    [
      'an organisation without conferences',
      { starleaf: { ...starleaf, features: done(new Set(['webrtc'])) } },
      'whoever administers StarLeaf for you can change that',
    ],
  ])('says what to do about %s', (_, change, words) => {
    const text = wordsOf({ ...fine, ...change });
    expect(text).toContain('✗');
    expect(text).toContain(words);
    expect(text).not.toContain('disk full');
  });
});
