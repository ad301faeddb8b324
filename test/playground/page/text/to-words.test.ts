import { expect, test } from '@jest/globals';
import { toWords } from '../../../../src/playground/page/text/to-words.js';
import { SNAPSHOT } from '../fixtures/snapshot.js';

const clock = { zone: 'Europe/London', locale: 'en-GB', now: new Date('2026-11-24T10:00:00Z') } as const;

test.each([
  ['*Roof* with <@UBEN> in <#C1> :wave:', 'Roof with Ben Carter in general'],
  ['<https://x.example|Join> <!date^1795618800^{date_pretty} at {time}|25 Nov>', 'Join Tomorrow at 15:00'],
  ['To do:\n• one\n• two', 'To do: one. two.'],
  ['&gt; quoted &amp; `code`', 'quoted & code'],
])('%s is read out without its marks', (source, words) => {
  expect(toWords(source, SNAPSHOT, clock)).toBe(words);
});
