import { describe, expect, test } from '@jest/globals';
import { Duration } from 'luxon';
import { agendaBetween, agendaFrom } from '../../src/starleaf/agenda.js';
import type { ListedMeeting } from '../../src/starleaf/meeting-list.js';
import type { Occurrence } from '../../src/starleaf/occurrences.js';
import {
  listedMeeting as meeting,
  modifiedOccurrence as occurrence,
  weeklyMeeting as weekly,
} from './listed-meeting.js';
import { at } from './support.js';

const london = (text: string) => at(text, 'Europe/London');

const november = { from: london('2026-11-24'), to: london('2026-12-09') };

function shown(meetings: readonly ListedMeeting[], span = november) {
  return agendaBetween(meetings, span).map(
    ({ title, start, state, occurId }) => `${start.toFormat('d LLL HH:mm')} ${title} ${state} ${occurId}`,
  );
}

describe('the agenda of a span', () => {
  test('holds one-offs and occurrences in order of time', () => {
    const review = meeting({ confId: 'c2', title: 'Review', start: london('2026-12-01T10:00') });
    expect(shown([weekly(), review])).toEqual([
      '30 Nov 09:30 Standup planned 2026-11-30T09:30:00Z',
      '1 Dec 10:00 Review planned null',
      '7 Dec 09:30 Standup planned 2026-12-07T09:30:00Z',
    ]);
  });

  test('holds what has begun and is not over', () => {
    const running = meeting({ start: london('2026-11-23T23:50') });
    const over = meeting({ start: london('2026-11-23T23:45') });
    expect(shown([running, over])).toEqual(['23 Nov 23:50 Standup planned null']);
  });

  test('leaves permanent meetings out', () => {
    expect(shown([meeting({ start: null, duration: null })])).toEqual([]);
  });

  test.each<[string, Occurrence, readonly string[]]>([
    [
      'an occurrence moved into it from outside',
      occurrence('2027-01-04T09:30:00Z', { start: london('2026-12-02T11:00') }),
      ['2 Dec 11:00 Standup moved 2027-01-04T09:30:00Z'],
    ],
    [
      'nor one moved out of it',
      occurrence('2026-12-07T09:30:00Z', { start: london('2026-12-10T09:30') }),
      [],
    ],
    [
      'a longer one as moved',
      occurrence('2026-12-07T09:30:00Z', { duration: Duration.fromObject({ hours: 1 }) }),
      ['7 Dec 09:30 Standup moved 2026-12-07T09:30:00Z'],
    ],
    [
      'a cancelled one, marked',
      occurrence('2026-12-07T09:30:00Z', { isCancelled: true }),
      ['7 Dec 09:30 Standup cancelled 2026-12-07T09:30:00Z'],
    ],
    [
      'one of another title',
      occurrence('2026-12-07T09:30:00Z', { title: 'Retro' }),
      ['7 Dec 09:30 Retro changed 2026-12-07T09:30:00Z'],
    ],
    [
      'one that was restored as nothing special',
      occurrence('2026-12-07T09:30:00Z'),
      ['7 Dec 09:30 Standup planned 2026-12-07T09:30:00Z'],
    ],
  ])('holds %s', (_, exception, expected) => {
    const found = shown([weekly(exception)]);
    const others = [
      '30 Nov 09:30 Standup planned 2026-11-30T09:30:00Z',
      '7 Dec 09:30 Standup planned 2026-12-07T09:30:00Z',
    ];
    expect(found.filter((line) => line.includes(exception.occurId))).toEqual(expected);
    expect(found.filter((line) => !line.includes(exception.occurId))).toEqual(
      others.filter((line) => !line.includes(exception.occurId)),
    );
  });

  test('marks a modified occurrence that StarLeaf does not let us read', () => {
    const series = { ...weekly(), modifiedOccurrences: ['2026-12-07T09:30:00Z'] };
    expect(shown([series]).at(-1)).toBe('7 Dec 09:30 Standup changed 2026-12-07T09:30:00Z');
  });

  test('names occurrences by their start in UTC on both sides of a clock change', () => {
    const span = { from: london('2027-03-20'), to: london('2027-04-06') };
    expect(shown([weekly()], span)).toEqual([
      '22 Mar 09:30 Standup planned 2027-03-22T09:30:00Z',
      '29 Mar 09:30 Standup planned 2027-03-29T08:30:00Z',
      '5 Apr 09:30 Standup planned 2027-04-05T08:30:00Z',
    ]);
  });
});

describe('what comes next', () => {
  test('is looked for as far ahead as it takes', () => {
    const yearly = meeting({ recurrence: 'FREQ=YEARLY' });
    const found = agendaFrom([yearly], { from: london('2026-11-24'), count: 2 });
    expect(found.map(({ start }) => start.toISODate())).toEqual(['2027-11-23', '2028-11-23']);
  });

  test('is nothing where there is nothing', () => {
    expect(agendaFrom([], { from: london('2026-11-24'), count: 2 })).toEqual([]);
  });
});
