import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../src/meeting/problem.js';
import { readMove, takeMove } from '../../../src/slack/changes/read-move.js';
import type { AgendaEntry } from '../../../src/starleaf/agenda.js';
import { ANA, at, minutes, NOON } from '../support/facts.js';

const TYPED = { person: ANA, at: NOON };

function entry(start = at('2026-11-26T10:00')): AgendaEntry {
  const dialIn = { joinUrl: 'https://j.example.com', phoneNumbers: [], accessCode: null, roomSystem: null };
  return {
    occurId: null,
    title: 'Roof',
    start,
    duration: minutes(45),
    state: 'planned',
    meeting: {
      confId: 'slack-1',
      title: 'Roof',
      start,
      duration: minutes(45),
      recurrence: null,
      dialIn,
      description: '',
      layout: null,
      requireOwner: false,
      recording: false,
      sendEmails: false,
      participants: [],
      modifiedOccurrences: [],
      unseen: { hideDirEntry: false, externallyManaged: true, rtmp: null },
      isOurs: true,
      exceptions: [],
    },
  };
}

function read(to: string, facts: { start?: ReturnType<typeof at>; chosenReading?: number } = {}) {
  const { chosenReading = null } = facts;
  const times = readMove(to, { entry: entry(facts.start), typed: TYPED, chosenReading });
  if (isProblem(times)) return times.problem;
  const { start, duration } = times;
  return `${start.toFormat('yyyy-MM-dd HH:mm')} ${start.zoneName} ${duration.as('minutes')}`;
}

describe('what is moved, and to when', () => {
  test.each([
    ['standup to 4pm', 'standup', '4pm'],
    ['to tomorrow', '', 'tomorrow'],
    ['3 to Friday', '3', 'Friday'],
    ['intro to Rust to Friday 10:00', 'intro to Rust', 'Friday 10:00'],
    ['"intro to Rust" to 4', 'intro to Rust', '4'],
    ['#abcdefghijklmnop/2026-12-03T09:30:00Z to 4pm', '#abcdefghijklmnop/2026-12-03T09:30:00Z', '4pm'],
    ['standup', 'standup', ''],
    ['standup to whenever', 'standup', 'whenever'],
  ])('%s', (text, which, to) => {
    expect(takeMove(text, TYPED)).toEqual({ which, to });
  });
});

describe('new times', () => {
  test.each([
    ['4pm', '2026-11-26 16:00 Europe/London 45'],
    ['4', '2026-11-26 16:00 Europe/London 45'],
    ['Friday', '2026-11-27 10:00 Europe/London 45'],
    ['tomorrow 9:15', '2026-11-25 09:15 Europe/London 45'],
    ['Friday 14:00-15:00', '2026-11-27 14:00 Europe/London 60'],
    ['4pm for 20 minutes', '2026-11-26 16:00 Europe/London 20'],
    ['in 2 hours', '2026-11-24 14:00 Europe/London 45'],
  ])('%s keep what is not said: %s', (to, expected) => {
    expect(read(to)).toBe(expected);
  });

  test('keep the hour of the meeting’s own clocks on another day', () => {
    const start = at('2026-11-26T10:00', 'America/New_York');
    expect(read('Friday', { start })).toBe('2026-11-27 10:00 America/New_York 45');
  });

  test('keep the hour over a change of the clocks', () => {
    expect(read('5 April 2027')).toBe('2027-04-05 10:00 Europe/London 45');
  });

  test.each([
    ['whenever', 'no-time'],
    ['7', 'ambiguous'],
    ['28 March 2027 01:30', 'clock-gap'],
    ['every Friday at 10', 'unsupported-recurrence'],
    ['today 9:00', 'in-the-past'],
  ])('%s are asked about: %s', (to, problem) => {
    expect(read(to)).toBe(problem);
  });

  test('of two readings are the one that was chosen', () => {
    expect(read('7', { chosenReading: 0 })).toMatch(/^2026-11-26 (07|19):00/);
  });
});
