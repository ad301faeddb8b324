import { describe, expect, test } from '@jest/globals';
import { Duration } from 'luxon';
import { toEntryRef } from '../../../src/slack/agenda/entry-ref.js';
import { findWhich } from '../../../src/slack/agenda/find-which.js';
import { readWhich, takeWhich } from '../../../src/slack/agenda/which.js';
import type { ListedMeeting } from '../../../src/starleaf/meeting-list.js';
import { listedMeeting, modifiedOccurrence, weeklyMeeting } from '../../starleaf/listed-meeting.js';
import { at } from '../support/facts.js';

const now = at('2026-11-24T12:00');

const standup: ListedMeeting = {
  ...weeklyMeeting(
    modifiedOccurrence('2026-12-07T09:30:00Z', { isCancelled: true }),
    modifiedOccurrence('2026-12-14T09:30:00Z', { title: 'Retrospective', start: at('2026-12-15T14:00') }),
  ),
  confId: 'standup',
};
const meetings: readonly ListedMeeting[] = [
  standup,
  listedMeeting({ confId: 'budget', title: 'Q3 budget', start: at('2026-11-27T15:00') }),
  listedMeeting({ confId: 'roof', title: 'The roof', start: at('2026-11-27T16:00') }),
  listedMeeting({ confId: 'drinks', title: 'Friday drinks', start: at('2026-11-26T17:00') }),
  listedMeeting({
    confId: 'now',
    title: 'Élan review',
    start: at('2026-11-24T11:45'),
    duration: Duration.fromObject({ hours: 1 }),
  }),
  listedMeeting({ confId: 'over', title: 'Breakfast', start: at('2026-11-24T08:00') }),
  listedMeeting({ confId: 'room', title: 'Coffee corner', start: null, duration: null }),
];

function find(words: string, among = meetings): string {
  const which = readWhich(words, { now, zone: 'Europe/London', locale: 'en-GB' });
  const lastList = [
    { confId: 'roof', occurId: null },
    { confId: 'standup', occurId: '2026-12-07T09:30:00Z' },
    { confId: 'gone', occurId: null },
  ];
  const found = findWhich(which, { meetings: among, now, lastList });
  const show = ({ title, start }: { title: string; start: { toFormat(f: string): string } | null }) =>
    `${title}${start === null ? '' : ` ${start.toFormat('d LLL HH:mm')}`}`;
  switch (found.kind) {
    case 'one':
      return show(found.entry);
    case 'several':
      return found.entries.map(show).join(' | ');
    case 'none':
      return 'none';
  }
}

describe('which meeting is meant by', () => {
  test.each([
    ['standup', 'Standup 30 Nov 09:30'],
    ['the standup', 'Standup 30 Nov 09:30'],
    ['stand', 'Standup 30 Nov 09:30'],
    ['stadnup', 'Standup 30 Nov 09:30'],
    ['elan', 'Élan review 24 Nov 11:45'],
    ['BUDGET q3', 'Q3 budget 27 Nov 15:00'],
    ['retro', 'Retrospective 15 Dec 14:00'],
    ['coffee', 'Coffee corner'],
    ['coffee &amp; corner', 'Coffee corner'],
    ['1', 'The roof 27 Nov 16:00'],
    ['#2', 'Standup 7 Dec 09:30'],
    ['3', 'none'],
    ['17', 'none'],
    ['3pm', 'Q3 budget 27 Nov 15:00'],
    ['friday 4pm', 'The roof 27 Nov 16:00'],
    ['roof on Friday', 'The roof 27 Nov 16:00'],
    ['roof on Thursday', 'none'],
    ['standup on 21 December', 'Standup 21 Dec 09:30'],
    ['standup on 7 December', 'Standup 7 Dec 09:30'],
    ['9:30', 'Standup 30 Nov 09:30'],
    ['friday', 'Friday drinks 26 Nov 17:00 | Q3 budget 27 Nov 15:00 | The roof 27 Nov 16:00'],
    ['today', 'Élan review 24 Nov 11:45'],
    ['today at 8', 'Breakfast 24 Nov 08:00'],
    ['tomorrow', 'none'],
    ['tomorrow standup', 'none'],
    ['zzz', 'none'],
    ['#0000000000000000', 'none'],
  ])('“%s”: %s', (words, expected) => {
    expect(find(words)).toBe(expected);
  });

  test('nothing: the one there is, else all, the nearest first', () => {
    expect(find('', [standup])).toBe('Standup 30 Nov 09:30');
    expect(find('', [])).toBe('none');
    expect(find('')).toBe(
      'Élan review 24 Nov 11:45 | Friday drinks 26 Nov 17:00 | Q3 budget 27 Nov 15:00 | The roof 27 Nov 16:00 | Standup 30 Nov 09:30 | Coffee corner',
    );
  });

  test.each([
    [{ confId: 'standup', occurId: '2026-12-14T09:30:00Z' }, 'Retrospective 15 Dec 14:00'],
    [{ confId: 'standup', occurId: '2026-12-21T09:30:00Z' }, 'Standup 21 Dec 09:30'],
    [{ confId: 'standup', occurId: '2026-12-22T09:30:00Z' }, 'none'],
    [{ confId: 'standup', occurId: null }, 'Standup 30 Nov 09:30'],
    [{ confId: 'over', occurId: null }, 'Breakfast 24 Nov 08:00'],
  ])('a button for %j', (key, expected) => {
    expect(find(toEntryRef(key))).toBe(expected);
  });

  test('a button for a series that is over: its last', () => {
    const series = listedMeeting({
      confId: 'old',
      recurrence: 'FREQ=DAILY;COUNT=2',
      start: at('2026-11-02T10:00'),
    });
    expect(find(toEntryRef({ confId: 'old', occurId: null }), [series])).toBe('Standup 3 Nov 10:00');
  });

  test('the title where every occurrence to come is cancelled: the next of them', () => {
    const series = {
      ...standup,
      recurrence: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3',
      exceptions: [
        modifiedOccurrence('2026-11-30T09:30:00Z', { isCancelled: true }),
        modifiedOccurrence('2026-12-07T09:30:00Z', { isCancelled: true }),
      ],
    };
    expect(find('standup', [series])).toBe('Standup 30 Nov 09:30');
  });
});

describe('the words that name a meeting are taken from the front', () => {
  const ref = toEntryRef({ confId: 'standup', occurId: '2026-12-14T09:30:00Z' });

  test.each([
    ['standup to 4pm', 'standup', 'to 4pm'],
    ['"from here to there" to 4pm', 'from here to there', 'to 4pm'],
    ['2 to 4pm', '2', 'to 4pm'],
    ['2 4pm', '2', '4pm'],
    [`${ref} to 4pm`, ref, 'to 4pm'],
    ['standup', 'standup', ''],
    ['to 4pm', '', 'to 4pm'],
    ['', '', ''],
    ['3pm to 4pm', '3pm', 'to 4pm'],
  ])('%s', (text, which, rest) => {
    expect(takeWhich(text, /\bto\b/i)).toEqual({ which, rest });
  });
});
