import { expect, describe as group, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime, Duration } from 'luxon';
import { describe, describeInFull } from '../../src/meeting/describe.js';
import { parseMeeting } from '../../src/meeting/parse.js';
import { isProblem } from '../../src/meeting/problem.js';
import type { MeetingRequest, Participant, Schedule } from '../../src/meeting/request.js';
import { contextAt } from './context.js';

const LOCALES = [
  'en-GB',
  'en-US',
  'fr-FR',
  'de-DE',
  'es-ES',
  'pt-BR',
  'nl-NL',
  'it-IT',
  'ja-JP',
  'sv-SE',
  'ru-RU',
];
const ZONES = [
  'Europe/London',
  'America/New_York',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Argentina/Buenos_Aires',
  'UTC',
];

const part = <Value>(value: Value) => ({ value, words: null });

const titles = fc.constantFrom(
  null,
  'Q3 budget',
  'Friday demo prep',
  'April’s onboarding at 11'.replace('’', "'"),
  '80/20 planning',
  'R&D <draft>',
  'lunch with Paul at Nobu',
  'every other idea',
  'daily standup',
);

const starts = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    day: fc.integer({ min: 2, max: 700 }),
    minutes: fc.integer({ min: 0, max: 287 }).map((each) => each * 5),
  })
  .map(({ zone, day, minutes }) =>
    DateTime.fromISO('2026-11-24T00:00', { zone })
      .plus({ days: day })
      .set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }),
  )
  .filter((start): start is DateTime<true> => start.isValid);

const durations = fc.oneof(
  fc.integer({ min: 1, max: 96 }).map((quarters) => Duration.fromObject({ minutes: quarters * 15 })),
  fc.integer({ min: 1, max: 90 }).map((minutes) => Duration.fromObject({ minutes })),
);

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Rules in the form that reading gives them, all beginning on the start's own day. */
function rulesFrom(start: DateTime<true>) {
  const weekday = CODES[start.weekday - 1] ?? 'MO';
  const nth = Math.ceil(start.day / 7);
  const interval = fc.integer({ min: 1, max: 4 }).map((each) => (each === 1 ? '' : `;INTERVAL=${each}`));
  const body = fc.oneof(
    interval.map((each) => `FREQ=DAILY${each}`),
    interval.map((each) => `FREQ=WEEKLY${each};BYDAY=${weekday}`),
    interval.map((each) => `FREQ=MONTHLY${each};BYMONTHDAY=${start.day}`),
    interval.map((each) => `FREQ=YEARLY${each}`),
    ...(start.weekday < 6 ? [fc.constant('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')] : []),
    ...(start.day === start.daysInMonth ? [fc.constant('FREQ=MONTHLY;BYMONTHDAY=-1')] : []),
    ...(nth < 5 ? [interval.map((each) => `FREQ=MONTHLY${each};BYDAY=${nth}${weekday}`)] : []),
  );
  const until = start.plus({ months: 3 }).endOf('day').toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'");
  const end = fc.oneof(
    fc.constant(''),
    fc.integer({ min: 2, max: 30 }).map((count) => `;COUNT=${count}`),
    fc.constant(`;UNTIL=${until}`),
  );
  return fc.tuple(body, end).map(([rule, ending]) => rule + ending);
}

const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  durations.map((duration): Schedule => ({ kind: 'now', duration: part(duration) })),
  fc
    .tuple(starts, durations)
    .map(([start, duration]): Schedule => ({ kind: 'once', start: part(start), duration: part(duration) })),
  fc.tuple(starts, durations).chain(([start, duration]) =>
    rulesFrom(start).map(
      (rule): Schedule => ({
        kind: 'recurring',
        start: part(start),
        duration: part(duration),
        recurrence: part(rule),
      }),
    ),
  ),
);

const people: fc.Arbitrary<readonly Participant[]> = fc.uniqueArray(
  fc.constantFrom<Participant>(
    { kind: 'user', userId: 'U1' },
    { kind: 'user', userId: 'W2' },
    { kind: 'group', groupId: 'S3' },
    { kind: 'email', email: 'ana@example.com' },
  ),
);

const requests: fc.Arbitrary<MeetingRequest> = fc.record({
  title: titles.map((title) => (title === null ? null : part(title))),
  schedule: schedules,
  participants: people,
  place: fc.constantFrom(
    part({ kind: 'here' } as const),
    part({ kind: 'channel', channelId: 'C9' } as const),
    part({ kind: 'privately' } as const),
  ),
  notes: fc.constant([]),
});

/** What a request says, without the words it came from. */
function toPlain({ title, schedule, participants, place }: MeetingRequest) {
  return {
    title: title?.value ?? null,
    kind: schedule.kind,
    start: 'start' in schedule ? `${schedule.start.value.toISO()} ${schedule.start.value.zoneName}` : null,
    minutes: 'duration' in schedule ? schedule.duration.value.as('minutes') : null,
    rule: 'recurrence' in schedule ? schedule.recurrence.value : null,
    participants,
    place: place.value,
  };
}

group.each(LOCALES)('in %s', (locale) => {
  test('a described request is read as the same request', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const context = contextAt('2026-11-24T10:00:00', { locale });
        const read = parseMeeting(describeInFull(request, context), context);
        expect(isProblem(read) ? `${read.problem}: ${read.words}` : toPlain(read)).toEqual(toPlain(request));
      }),
      { numRuns: 60 },
    );
  });

  test('the last day of each month and a place for nobody else are read back', () => {
    const start = DateTime.fromISO('2026-11-30T15:00', { zone: 'Europe/London' });
    if (!start.isValid) throw new Error('it exists');
    const request: MeetingRequest = {
      title: part('Q3 budget'),
      schedule: {
        kind: 'recurring',
        start: part(start),
        duration: part(Duration.fromObject({ minutes: 45 })),
        recurrence: part('FREQ=MONTHLY;BYMONTHDAY=-1'),
      },
      participants: [],
      place: part({ kind: 'privately' }),
      notes: [],
    };
    const context = contextAt('2026-11-24T10:00:00', { locale });
    const words = describeInFull(request, context);
    const read = parseMeeting(words, context);
    expect({ words, ...(isProblem(read) ? read : toPlain(read)) }).toEqual({ words, ...toPlain(request) });
  });

  test('title and schedule survive the plain description too', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const context = contextAt('2026-11-24T10:00:00', { locale });
        const alone = { ...request, participants: [], place: part({ kind: 'here' } as const) };
        const read = parseMeeting(describe(alone, context), context);
        expect(isProblem(read) ? read.problem : toPlain(read)).toEqual(toPlain(alone));
      }),
      { numRuns: 30 },
    );
  });
});
