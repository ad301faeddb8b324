import { describe, expect, test } from '@jest/globals';
import { continueFrom, splitSeries } from '../../../src/slack/changes/split-series.js';
import type { MeetingDetails } from '../../../src/starleaf/meeting.js';
import { at, minutes, plan } from '../support/facts.js';

function series(recurrence: string | null, start = at('2026-11-26T09:30')): MeetingDetails {
  return {
    confId: 'slack-1',
    title: 'Standup',
    start,
    duration: minutes(15),
    recurrence,
    dialIn: { joinUrl: 'https://jitsi.example.com/r', phoneNumbers: [], accessCode: null, roomSystem: null },
    description: 'All of it',
    layout: 'equal_panes',
    requireOwner: true,
    recording: false,
    sendEmails: true,
    participants: [
      { email: 'ben@example.com', name: null, reply: 'none', isRoom: false, isMailRefused: false },
    ],
    modifiedOccurrences: [],
    unseen: { hideDirEntry: false, externallyManaged: true, rtmp: null },
  };
}

describe('a series that is cut', () => {
  test('ends with the date before, and the rest has what is left of its count', () => {
    const split = splitSeries(series('FREQ=WEEKLY;BYDAY=TH;COUNT=5'), '2026-12-10T09:30:00Z');
    expect(split?.before?.recurrence).toBe('FREQ=WEEKLY;BYDAY=TH;UNTIL=20261203');
    expect(split?.following).toMatchObject({
      recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=3',
      description: 'All of it',
      layout: 'equal_panes',
      requireOwner: true,
      sendEmails: true,
      invitees: ['ben@example.com'],
    });
    expect(split?.following.start.toISO()).toBe('2026-12-10T09:30:00.000+00:00');
  });

  test('keeps its own end where that is a day', () => {
    const split = splitSeries(series('FREQ=DAILY;UNTIL=20261231T235959Z'), '2026-11-28T09:30:00Z');
    expect(split?.before?.recurrence).toBe('FREQ=DAILY;UNTIL=20261127');
    expect(split?.following.recurrence).toBe('FREQ=DAILY;UNTIL=20261231T235959Z');
  });

  test('before its first date leaves nothing', () => {
    expect(splitSeries(series('FREQ=DAILY'), '2026-11-26T09:30:00Z')).toMatchObject({ before: null });
  });

  test('behind a change of the clocks goes by the original start in UTC', () => {
    const split = splitSeries(series('FREQ=WEEKLY;BYDAY=TH'), '2027-04-01T08:30:00Z');
    expect(split?.following.start.toFormat('HH:mm ZZ')).toBe('09:30 +01:00');
  });

  test.each([
    ['a one-off', null, '2026-11-26T09:30:00Z'],
    ['a date that is none of its own', 'FREQ=WEEKLY;BYDAY=TH', '2026-11-27T09:30:00Z'],
    ['a date behind its end', 'FREQ=DAILY;COUNT=2', '2026-12-10T09:30:00Z'],
    ['words', 'FREQ=DAILY', 'soon'],
  ])('cannot be cut at %s', (_, recurrence, occurId) => {
    expect(splitSeries(series(recurrence), occurId)).toBeUndefined();
  });
});

describe('a plan that goes on from now', () => {
  const now = at('2026-12-01T12:00');

  test('begins with its next date, with what is left of its count', () => {
    const begun = plan({ start: at('2026-11-26T09:30'), recurrence: 'FREQ=DAILY;COUNT=10' });
    const rest = continueFrom(begun, now);
    expect(rest?.start.toISODate()).toBe('2026-12-02');
    expect(rest?.recurrence).toBe('FREQ=DAILY;COUNT=4');
  });

  test('stays as it is where it is still to come', () => {
    const coming = plan({ start: at('2026-12-03T09:30'), recurrence: null });
    expect(continueFrom(coming, now)).toBe(coming);
  });

  test('is none where nothing is left', () => {
    expect(continueFrom(plan({ start: at('2026-11-26T09:30') }), now)).toBeUndefined();
    const over = plan({ start: at('2026-11-26T09:30'), recurrence: 'FREQ=DAILY;COUNT=2' });
    expect(continueFrom(over, now)).toBeUndefined();
  });
});
