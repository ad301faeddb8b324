import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { parseMeeting } from '../../src/meeting/parse.js';
import { isProblem } from '../../src/meeting/problem.js';

function read(text: string, zone = 'Europe/London') {
  const now = DateTime.fromISO('2026-11-23T10:20', { zone });
  if (!now.isValid) throw new Error(zone);
  return parseMeeting(text, { now, zone, locale: 'en-GB' });
}

/** What is offered, as the wall clock shows it. */
function offersOf(text: string): readonly string[] {
  const reading = read(text);
  if (!isProblem(reading)) throw new Error(`${text} was taken`);
  return reading.alternatives.map(({ schedule }) =>
    schedule.kind === 'once' ? schedule.start.value.toFormat('yyyy-MM-dd HH:mm') : schedule.kind,
  );
}

describe('a day that its month does not have', () => {
  test.each([
    ['30 February at 3pm', '30 February', ['2027-02-27 15:00', '2027-02-28 15:00', '2027-03-01 15:00']],
    [
      'feburary 30 at 3pm budget',
      'feburary 30',
      ['2027-02-27 15:00', '2027-02-28 15:00', '2027-03-01 15:00'],
    ],
    ['32 March 3pm', '32 March', ['2027-03-30 15:00', '2027-03-31 15:00', '2027-04-01 15:00']],
    ['Febuary 30 11am', 'Febuary 30', ['2027-02-27 11:00', '2027-02-28 11:00', '2027-03-01 11:00']],
    ['2027-06-31 15:00', '2027-06-31', ['2027-06-29 15:00', '2027-06-30 15:00', '2027-07-01 15:00']],
    ['31 April 2028 10am', '31 April 2028', ['2028-04-29 10:00', '2028-04-30 10:00', '2028-05-01 10:00']],
  ])('%s: the days around it are offered, at the time that was said', (text, words, offers) => {
    expect(read(text)).toMatchObject({ problem: 'impossible-date', words });
    expect(offersOf(text)).toEqual(offers);
  });

  test('without a clock time they are offered at one that suits', () => {
    expect(offersOf('30 February')).toEqual(['2027-02-27 10:00', '2027-02-28 10:00', '2027-03-01 10:00']);
  });
});

test('an end that the clocks show twice is the first one after the start', () => {
  const reading = read('7 November 2027 00:00-01:30', 'America/New_York');
  if (isProblem(reading) || reading.schedule.kind !== 'once') throw new Error('not understood');
  expect(reading.schedule.duration.value.as('minutes')).toBe(90);
});
