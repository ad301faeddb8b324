import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../src/meeting/problem.js';
import { readSentence } from '../../src/slack/read-sentence.js';
import { ANA, NOON } from './support/facts.js';

function startOf(text: string, person: Partial<typeof ANA> = {}, at = NOON): string {
  const reading = readSentence(text, { person: { ...ANA, ...person }, at });
  if (isProblem(reading)) return reading.problem;
  return 'start' in reading.schedule ? (reading.schedule.start.value.toISO() ?? '') : reading.schedule.kind;
}

describe('a sentence', () => {
  test.each([
    ['Europe/London', '2026-11-25T15:00:00.000+00:00'],
    ['America/New_York', '2026-11-25T15:00:00.000-05:00'],
    ['Asia/Kolkata', '2026-11-25T15:00:00.000+05:30'],
    ['Nowhere/Land', '2026-11-25T15:00:00.000Z'],
  ])('is read by the clock of its person: %s', (zone, start) => {
    expect(startOf('tomorrow 3pm', { zone })).toBe(start);
  });

  test('counts from when it was typed', () => {
    expect(startOf('in 20 minutes')).toBe('2026-11-24T12:20:00.000+00:00');
    expect(startOf('in 20 minutes', {}, NOON + 3_600_000)).toBe('2026-11-24T13:20:00.000+00:00');
  });

  test('reads dates in figures as its person writes them', () => {
    expect(startOf('5/12/2026 at 15:00', { locale: 'en-GB' })).toContain('2026-12-05');
    expect(startOf('12/5/2026 at 15:00', { locale: 'en-US' })).toContain('2026-12-05');
  });

  test('gives the same readings each time', () => {
    const read = () => JSON.stringify(readSentence('standup tomorrow at 8', { person: ANA, at: NOON }));
    expect(read()).toBe(read());
  });

  test('without a time is a problem', () => {
    expect(startOf('about the roof')).toBe('no-time');
  });
});
