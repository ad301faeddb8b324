import { expect, describe as group, test } from '@jest/globals';
import { describe } from '../../src/meeting/describe.js';
import { parseMeeting } from '../../src/meeting/parse.js';
import { isProblem } from '../../src/meeting/problem.js';
import { contextAt } from './context.js';

const context = contextAt();

function read(text: string): string {
  const reading = parseMeeting(text, context);
  return isProblem(reading) ? reading.problem : describe(reading, context);
}

group('a sentence with one sane reading becomes a meeting', () => {
  test.each([
    ['tomorrow 3pm about Q3 budget', 'Q3 budget — Wed 25 Nov 2026, 15:00–15:30, London'],
    ['in 20 minutes', 'Tue 24 Nov 2026, 10:20–10:50, London'],
    [
      'Sunday 2:15pm for 40 minutes with <@U1|ana> about roof repairs',
      'roof repairs — Sun 29 Nov 2026, 14:15–14:55, London',
    ],
    ['"Kick-off" Friday 9am for 90m', 'Kick-off — Fri 27 Nov 2026, 09:00–10:30, London'],
    ['planning tomorrow 3-4pm', 'planning — Wed 25 Nov 2026, 15:00–16:00, London'],
    ['planning tomorrow 3pm (45 min)', 'planning — Wed 25 Nov 2026, 15:00–15:45, London'],
    ['now', 'now, for 30 min'],
  ])('%s', (text, reading) => {
    expect(read(text)).toBe(reading);
  });
});

group('words that only look like times stay in the title', () => {
  test.each([
    ['80/20 planning Monday 2pm', '80/20 planning — Mon 30 Nov 2026, 14:00–14:30, London'],
    ["April's onboarding Tuesday at 11", "April's onboarding — Tue 24 Nov 2026, 11:00–11:30, London"],
    ['7 habits book club Thursday 5pm', '7 habits book club — Thu 26 Nov 2026, 17:00–17:30, London'],
    ['Q4 2028 forecast tomorrow 4pm', 'Q4 2028 forecast — Wed 25 Nov 2026, 16:00–16:30, London'],
    ['two-pizza team lunch Wednesday noon', 'two-pizza team lunch — Wed 25 Nov 2026, 12:00–12:30, London'],
    ['Friday demo prep Thursday 4pm', 'Friday demo prep — Thu 26 Nov 2026, 16:00–16:30, London'],
    ['second opinion with <@U2|kim> at 3', 'second opinion — Tue 24 Nov 2026, 15:00–15:30, London'],
  ])('%s', (text, reading) => {
    expect(read(text)).toBe(reading);
  });
});

group('a sentence that falls short is a problem', () => {
  test.each([
    ['lunch', 'no-time'],
    ['today at 9am', 'in-the-past'],
    ['Feb 30 at 3pm', 'impossible-date'],
    ['next Friday at 3pm', 'ambiguous'],
    ['at 8', 'ambiguous'],
    ['every 4 hours', 'unsupported-recurrence'],
    ['tomorrow at 25:00', 'impossible-time'],
    ['tomorrow at 3pm for 0 minutes', 'impossible-length'],
    ['28 March 2027 at 01:30', 'clock-gap'],
    ['31 October 2027 at 01:30', 'clock-overlap'],
    ['first and third Friday of each month at 3pm', 'unsupported-recurrence'],
  ])('%s', (text, problem) => {
    expect(read(text)).toBe(problem);
  });
});
