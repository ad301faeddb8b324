import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseMeeting } from '../../src/meeting/parse.js';
import { isProblem } from '../../src/meeting/problem.js';
import { contextAt } from './context.js';

const days = fc.constantFrom(
  'tomorrow',
  'Friday',
  'on Thursday',
  'the day after tomorrow',
  'on 3 March',
  'a week from Monday',
);
const clocks = fc.constantFrom('at 3pm', 'at 10:30', 'at noon', 'at half past 4', '15:00', 'at quarter to 5');
const lengths = fc.constantFrom('for 45 minutes', 'for an hour and a half', 'for 90m', 'for 1h30');
const people = fc.constantFrom('with <@U1|ana>', 'with <@U2> and <@U3>', 'with ana@example.com');
const titles = fc.constantFrom(
  'about hiring',
  'budget',
  'roadmap review',
  '"Friday numbers"',
  're: onboarding',
);
const polite = fc.constantFrom(
  '',
  'please ',
  'hi, can you please schedule ',
  'I would like to set up ',
  'hello! ',
);

/** When and how long, or the problem; title and people left out. */
function timeOf(text: string, now?: string) {
  const reading = parseMeeting(text, contextAt(now));
  if (isProblem(reading)) return reading.problem;
  const { schedule } = reading;
  if (schedule.kind !== 'once') return schedule.kind;
  return { start: schedule.start.value.toISO(), minutes: schedule.duration.value.as('minutes') };
}

test('politeness and a title never change the time', () => {
  fc.assert(
    fc.property(polite, titles, days, clocks, (kind, title, day, clock) => {
      expect(timeOf(`${kind}${title} ${day} ${clock}`)).toEqual(timeOf(`${day} ${clock}`));
    }),
  );
});

test('the order of the parts never changes the result', () => {
  const parts = fc.tuple(
    fc.tuple(days, clocks).map((pair) => pair.join(' ')),
    lengths,
    people,
  );
  fc.assert(
    fc.property(parts, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (said, order) => {
      const reading = parseMeeting(said.join(' '), contextAt());
      const shuffled = parseMeeting(order.map((index) => said[index]).join(' '), contextAt());
      expect(timeOf(order.map((index) => said[index]).join(' '))).toEqual(timeOf(said.join(' ')));
      expect('participants' in shuffled && shuffled.participants).toEqual(
        'participants' in reading && reading.participants,
      );
    }),
  );
});

test('day and clock time may change places', () => {
  fc.assert(
    fc.property(days, clocks, (day, clock) => {
      expect(timeOf(`${clock} ${day}`)).toEqual(timeOf(`${day} ${clock}`));
    }),
  );
});

test('a week later, weekdays are a week later by the clock on the wall', () => {
  const weekdays = fc.constantFrom(
    'Monday',
    'Tuesday',
    'Wednesday',
    'Thursday',
    'Friday',
    'Saturday',
    'Sunday',
  );
  fc.assert(
    fc.property(weekdays, clocks, fc.integer({ min: 1, max: 60 }), (weekday, clock, weeks) => {
      const later = contextAt().now.plus({ weeks });
      const [one, other] = [contextAt(), { ...contextAt(), now: later }].map((context) =>
        parseMeeting(`${weekday} ${clock}`, context),
      );
      const start =
        one !== undefined && 'schedule' in one && one.schedule.kind === 'once'
          ? one.schedule.start.value
          : null;
      const moved =
        other !== undefined && 'schedule' in other && other.schedule.kind === 'once'
          ? other.schedule.start.value
          : null;
      expect(moved?.toFormat('yyyy-MM-dd HH:mm')).toBe(start?.plus({ weeks }).toFormat('yyyy-MM-dd HH:mm'));
    }),
  );
});

test('a meeting is never in the past and never ends before it begins', () => {
  const now = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(now, days, clocks, lengths, (date, day, clock, length) => {
      const context = contextAt(date.toISOString().slice(0, 19));
      const reading = parseMeeting(`${day} ${clock} ${length}`, context);
      if (isProblem(reading) || reading.schedule.kind !== 'once') return;
      expect(reading.schedule.start.value > context.now).toBe(true);
      expect(reading.schedule.duration.value.as('minutes')).toBeGreaterThan(0);
    }),
  );
});
