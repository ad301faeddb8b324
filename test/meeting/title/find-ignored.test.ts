import { describe, expect, test } from '@jest/globals';
import { parseMeeting } from '../../../src/meeting/parse.js';
import { isProblem } from '../../../src/meeting/problem.js';
import { contextAt } from '../context.js';

/** What the reply says was left out. */
function ignoredIn(text: string): readonly string[] {
  const reading = parseMeeting(text, contextAt());
  if (isProblem(reading)) throw new Error(reading.problem);
  return reading.notes.flatMap((note) => (note.kind === 'ignored' ? [note.words] : []));
}

function titleOf(text: string): string | null {
  const reading = parseMeeting(text, contextAt());
  return isProblem(reading) ? null : (reading.title?.value ?? null);
}

describe('what nothing is made of is said', () => {
  test.each([
    ['meeting with Ana about hiring tomorrow 3pm', ['with Ana']],
    ['lunch tomorrow at noon. Please bring the report', ['bring the report']],
    ['planning tomorrow 3pm (bring cake)', ['(bring cake)']],
    ['"Kick-off" in the big room Friday 9am', ['big room']],
  ])('%s', (text, words) => {
    expect(ignoredIn(text)).toEqual(words);
  });
});

test('of a pasted text only the beginning is said', () => {
  const [first = '', ...rest] = ignoredIn(`budget tomorrow 3pm. ${'blah '.repeat(2000)}`);
  expect(first).toMatch(/^(?:blah ){20}…$/);
  expect(rest.every((words) => words.length <= 101)).toBe(true);
});

describe('politeness, commands and what the title keeps are not', () => {
  test.each([
    'hi, can you please set up a meeting tomorrow 3pm for 45 minutes',
    'an event called Budget tomorrow at 3pm, thanks',
    'lunch with Paul at Nobu tomorrow noon',
    'every Monday at 3pm until the end of March',
    'Q3 budget — Wed 25 Nov 2026, 15:00–15:45, London',
  ])('%s', (text) => {
    expect(ignoredIn(text)).toEqual([]);
  });

  test('people and places behind the time go into the title', () => {
    expect(titleOf('lunch today 1PM with Fred and Dan')).toBe('lunch with Fred and Dan');
    expect(titleOf('football game at 3:00 pm on Saturday at the Rose Bowl')).toBe(
      'football game at the Rose Bowl',
    );
  });
});
