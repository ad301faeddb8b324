import { describe, expect, test } from '@jest/globals';
import { findComing } from '../../../src/slack/home/coming.js';
import type { ListedMeeting } from '../../../src/starleaf/meeting-list.js';
import { listedMeeting, modifiedOccurrence, weeklyMeeting } from '../../starleaf/listed-meeting.js';
import { at, minutes } from '../support/facts.js';

const NOW = at('2026-11-24T12:00');

const titles = (entries: readonly { readonly title: string }[]) => entries.map(({ title }) => title);
const once = (title: string, start: string, length = 30) =>
  listedMeeting({ confId: title, title, start: at(start), duration: minutes(length) });
const comingOf = (...meetings: readonly ListedMeeting[]) => findComing(meetings, NOW);

describe('what comes', () => {
  test('begins with what is on, and leaves out what is over', () => {
    const { next, today } = comingOf(
      once('over', '2026-11-24T08:00'),
      once('on', '2026-11-24T11:45'),
      once('later', '2026-11-24T16:00'),
    );
    expect(next?.title).toBe('on');
    expect(titles(today)).toEqual(['on', 'later']);
  });

  test('has days of whoever reads it', () => {
    const late = once('late', '2026-11-24T23:30');
    expect(titles(comingOf(late).today)).toEqual(['late']);
    const inTokyo = findComing([late], at('2026-11-24T21:00', 'Asia/Tokyo'));
    expect(titles(inTokyo.today)).toEqual([]);
    expect(titles(inTokyo.week)).toEqual(['late']);
  });

  test('ends the week seven days after today', () => {
    const { week } = comingOf(once('last', '2026-12-01T23:00'), once('too late', '2026-12-02T00:30'));
    expect(titles(week)).toEqual(['last']);
  });

  test('is never what was skipped, which is marked where it stands', () => {
    const { next, week, series } = comingOf(
      weeklyMeeting(modifiedOccurrence('2026-11-30T09:30:00Z', { isCancelled: true })),
    );
    expect(week.map(({ state }) => state)).toEqual(['cancelled']);
    expect(next?.occurId).toBe('2026-12-07T09:30:00Z');
    expect(series.map(({ occurId }) => occurId)).toEqual(['2026-12-07T09:30:00Z']);
  });

  test('may be far away', () => {
    const yearly = listedMeeting({ recurrence: 'FREQ=YEARLY', start: at('2026-11-20T09:30') });
    const { next, today, week, series } = comingOf(yearly);
    expect([today, week]).toEqual([[], []]);
    expect(next?.occurId).toBe('2027-11-20T09:30:00Z');
    expect(titles(series)).toEqual(['Standup']);
  });

  test('has no series that is over, and those that are not by their next date', () => {
    const over = listedMeeting({ title: 'over', recurrence: 'FREQ=DAILY;COUNT=1' });
    const daily = listedMeeting({ title: 'daily', recurrence: 'FREQ=DAILY' });
    expect(titles(comingOf(over, weeklyMeeting(), daily).series)).toEqual(['daily', 'Standup']);
  });

  test('knows meetings without a date', () => {
    const room = listedMeeting({ title: 'room', start: null, duration: null });
    expect(titles(comingOf(room).permanent)).toEqual(['room']);
    expect(comingOf(room).next).toBeUndefined();
  });
});
