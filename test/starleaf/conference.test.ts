import { describe, expect, test } from '@jest/globals';
import { Duration } from 'luxon';
import { fromConference, toConfSettings } from '../../src/starleaf/conference.js';
import type { DialIn } from '../../src/starleaf/meeting.js';
import { settingsAnswer } from '../../src/starleaf/wire.js';
import { at, inWords, plan } from './support.js';

const minutes = (amount: number) => Duration.fromObject({ minutes: amount });

describe('a plan', () => {
  test('goes to StarLeaf in local time with its zone, every boolean said', () => {
    expect(toConfSettings(plan())).toEqual({
      title: 'Q3 budget',
      timezone: 'Europe/London',
      permanent: false,
      start: '2026-11-25T15:00:00',
      end: '2026-11-25T15:30:00',
      repetition: null,
      participants: [{ email: 'kim@example.com' }],
      require_owner: false,
      recording: false,
      dummy: false,
      hide_dir_entry: false,
      send_emails: false,
      externally_managed: true,
    });
  });

  test('names each invitee once', () => {
    const { participants } = settingsOf({
      invitees: ['kim@example.com', 'ana@example.com', 'Kim@Example.com'],
    });
    expect(participants).toEqual([{ email: 'Kim@Example.com' }, { email: 'ana@example.com' }]);
  });

  test('has them mailed if it says so', () => {
    expect(settingsOf({ sendEmails: true })).toMatchObject({ send_emails: true });
  });

  test('says what else people chose, and nothing about what they did not', () => {
    const choices = {
      description: 'Bring the figures',
      layout: 'equal_panes',
      requireOwner: true,
      recording: true,
    } as const;
    expect(settingsOf(choices)).toMatchObject({
      description: 'Bring the figures',
      layout: 'equal_panes',
      require_owner: true,
      recording: true,
    });
  });

  test('says a series in its own fields', () => {
    expect(settingsOf({ recurrence: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10' })).toMatchObject({
      timezone: 'Europe/London',
      repetition: { frequency: 'weekly', interval: 1, count: 10, until: null, days_of_week_mask: 5 },
    });
  });

  test('with a series that StarLeaf cannot hold is refused before it is sent', () => {
    expect(toConfSettings(plan({ recurrence: 'FREQ=MONTHLY;BYDAY=5WE' }))).toEqual({ unheld: 'pattern' });
  });
});

describe('a one-off over a clock change', () => {
  test.each([
    [
      'in the first hour of the overlap',
      '2026-10-25T01:30:00+01:00',
      15,
      'Europe/London',
      '2026-10-25T01:30:00',
      '2026-10-25T01:45:00',
    ],
    [
      'in the second hour of the overlap',
      '2026-10-25T01:30:00+00:00',
      15,
      'UTC',
      '2026-10-25T01:30:00',
      '2026-10-25T01:45:00',
    ],
    [
      'from before the overlap into its second hour',
      '2026-10-25T01:30:00+01:00',
      60,
      'UTC',
      '2026-10-25T00:30:00',
      '2026-10-25T01:30:00',
    ],
    [
      'from before the overlap till after it',
      '2026-10-25T00:30:00+01:00',
      180,
      'Europe/London',
      '2026-10-25T00:30:00',
      '2026-10-25T02:30:00',
    ],
    [
      'over the gap',
      '2026-03-29T00:30:00+00:00',
      60,
      'Europe/London',
      '2026-03-29T00:30:00',
      '2026-03-29T02:30:00',
    ],
  ])('%s keeps its moments', (_, start, length, timezone, from, to) => {
    const settings = settingsOf({ start: at(start, 'Europe/London'), duration: minutes(length) });
    expect(settings).toMatchObject({ timezone, start: from, end: to });
  });
});

describe('a zone that is only an offset', () => {
  test('is said in UTC', () => {
    expect(settingsOf({ start: at('2026-11-25T01:00', 'UTC+2') })).toMatchObject({
      timezone: 'UTC',
      start: '2026-11-24T23:00:00',
    });
  });

  test('holds a series where its days are the same in UTC', () => {
    const recurrence = 'FREQ=WEEKLY;BYDAY=MO,WE';
    expect(settingsOf({ start: at('2026-11-25T09:00', 'Etc/GMT-2'), recurrence })).toMatchObject({
      timezone: 'UTC',
      start: '2026-11-25T07:00:00',
      repetition: { days_of_week_mask: 5 },
    });
    expect(toConfSettings(plan({ start: at('2026-11-25T01:00', 'Etc/GMT-2'), recurrence }))).toEqual({
      unheld: 'clock',
    });
  });
});

test('a series cannot begin in the second hour of a clock overlap', () => {
  const start = at('2026-10-25T01:30:00+00:00', 'Europe/London');
  expect(toConfSettings(plan({ start, recurrence: 'FREQ=DAILY' }))).toEqual({ unheld: 'clock' });
});

describe('a conference', () => {
  const dialIn: DialIn = {
    joinUrl: 'https://meet.example',
    phoneNumbers: [],
    accessCode: null,
    roomSystem: null,
  };
  const settings = {
    title: 'Q3 budget',
    timezone: 'Europe/London',
    permanent: false,
    start: '2026-11-25T15:00:00',
    end: '2026-11-25T15:30:00.000000',
    repetition: null,
    layout: 'equal_panes',
  };
  const read = (changes: Record<string, unknown> = {}) =>
    fromConference({
      confId: 'c1',
      settings: settingsAnswer.parse({ ...settings, ...changes }),
      dialIn,
      modifiedOccurrences: [],
    });

  test('is read as the meeting that was planned', () => {
    expect(inWords(read())).toEqual({
      confId: 'c1',
      title: 'Q3 budget',
      start: '2026-11-25T15:00:00+00:00 Europe/London',
      duration: 'PT30M',
      recurrence: null,
      dialIn,
      description: '',
      layout: 'equal_panes',
      requireOwner: false,
      recording: false,
      sendEmails: false,
      unseen: { hideDirEntry: false, externallyManaged: true, rtmp: null },
      participants: [],
      modifiedOccurrences: [],
    });
  });

  test('keeps its length over a clock change', () => {
    const meeting = read({ start: '2026-10-25T00:30', end: '2026-10-25T02:30' });
    expect(inWords(meeting)).toMatchObject({ duration: 'PT180M' });
  });

  test('that repeats gives the rule', () => {
    const repetition = { frequency: 'weekly', interval: 2, days_of_week_mask: 5, extra: true };
    expect(read({ repetition })).toMatchObject({ recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE' });
  });

  test('that is permanent has no times', () => {
    expect(read({ permanent: true, start: null, end: null })).toMatchObject({
      start: null,
      duration: null,
      recurrence: null,
    });
  });

  test.each([
    { start: null },
    { end: null },
    { end: '2026-11-25T15:00:00' },
    { timezone: 'GMT Standard Time' },
    { start: 'yesterday' },
    { repetition: { frequency: 'daily', count: 3, until: '2026-12-31' } },
  ])('whose fields contradict each other is none: %j', (changes) => {
    expect(read(changes)).toBeUndefined();
  });
});

function settingsOf(changes: Parameters<typeof plan>[0]) {
  const settings = toConfSettings(plan(changes));
  if ('unheld' in settings) throw new Error(`unheld: ${settings.unheld}`);
  return settings;
}
