import { type DateTime, Duration } from 'luxon';
import { describeSchedule } from '../../meeting/describe.js';
import type { Schedule } from '../../meeting/request.js';
import { CalendarDay } from '../../meeting/resolve/calendar-day.js';
import { type LocalTime, toMoment } from '../../meeting/resolve/moment.js';
import { firstDayOf, fromRule } from '../../meeting/resolve/rule.js';
import type { Faults } from './fields.js';
import type { Times } from './memo.js';
import { joinRule, splitRule } from './pattern.js';

/** What the pickers say, or what is wrong with it. */
export type TimesReading = { readonly schedule: Schedule } | { readonly faults: Faults };

/** What the pickers show for a schedule. */
export function toTimes(schedule: Schedule, now: DateTime<true>): Times {
  const start =
    schedule.kind === 'once' || schedule.kind === 'recurring' ? schedule.start.value : now.startOf('minute');
  const minutes = schedule.kind === 'permanent' ? 30 : Math.round(schedule.duration.value.as('minutes'));
  const never = { pattern: null, ends: 'never', until: null, count: null } as const;
  return {
    date: start.toISODate(),
    time: start.toFormat('HH:mm'),
    minutes,
    zone: start.zoneName,
    ...(schedule.kind === 'recurring' ? splitRule(schedule.recurrence.value, start) : never),
  };
}

/** Reads the pickers. `now` is in the person's zone. */
export function readTimes(
  times: Times,
  facts: { readonly now: DateTime<true>; readonly locale: string; readonly mayHavePassed: boolean },
): TimesReading {
  const { now, locale, mayHavePassed } = facts;
  const { date, time, zone, minutes } = times;
  const day = toCalendarDay(date);
  if (day === null) return { faults: { date: 'Please choose the day.' } };
  if (time === null) return { faults: { time: 'Please choose when it starts.' } };
  const local = toMoment(day, toMinutes(time), zone);
  if (local.kind !== 'one') return { faults: { time: describeOddTime(local, { time, locale }) } };
  const duration = { value: Duration.fromObject({ minutes }), words: null };
  const start = { value: local.at, words: null };
  if (local.at <= now && !mayHavePassed) {
    const isToday = local.at.setZone(now.zone).hasSame(now, 'day');
    return {
      faults: { [isToday ? 'time' : 'date']: 'That has passed already. Please choose a time to come.' },
    };
  }
  const faults = findSeriesFaults(times, { start: local.at, day });
  if (faults !== null) return { faults };
  const recurrence = joinRule(times);
  return recurrence === null
    ? { schedule: { kind: 'once', start, duration } }
    : { schedule: { kind: 'recurring', start, duration, recurrence: { value: recurrence, words: null } } };
}

function findSeriesFaults(
  { pattern, ends, until, count }: Times,
  { start, day }: { readonly start: DateTime<true>; readonly day: CalendarDay },
): Faults | null {
  if (pattern === null) return null;
  if (ends === 'on' && until === null) return { until: 'Please choose the last day.' };
  if (ends === 'on' && until !== null && until < start.toISODate())
    return { until: 'The last day comes before the first. Please choose a later one.' };
  if (ends === 'after' && (count === null || count < 1 || count > 999))
    return { count: 'Please give a number from 1 to 999.' };
  const first = firstDayOf(fromRule(pattern, start.zoneName).series, day);
  if (first === null || first.equals(day)) return null;
  const fitting = start.plus({ days: first.daysSince(day) });
  return {
    date: `The first meeting has to be on a day that it repeats on. The next such day is ${describeDate(fitting)}.`,
  };
}

/** A time that the clocks jump over or show twice, with the times around it that are plain. */
function describeOddTime(
  local: Exclude<LocalTime, { kind: 'one' }>,
  { time, locale }: { readonly time: string; readonly locale: string },
): string {
  const [before, after] = (local.kind === 'gap' ? local.neighbours : local.both).map((at) => at);
  if (local.kind === 'gap')
    return `${time} does not exist that day: the clocks jump over it. ${before?.toFormat('HH:mm')} and ${after?.toFormat('HH:mm')} do.`;
  const both = local.both.map((at) =>
    describeSchedule(
      {
        kind: 'once',
        start: { value: at, words: null },
        duration: { value: Duration.fromObject({ minutes: 30 }), words: null },
      },
      { locale, now: at },
    ),
  );
  return `${time} comes twice that day: the clocks go back. Choose an hour earlier or later, or say in words which you mean: ${both.map((each) => `“${each}”`).join(' or ')}.`;
}

function describeDate(date: DateTime<true>): string {
  return date.setLocale('en-GB').toFormat('ccc d LLLL yyyy');
}

function toCalendarDay(date: string | null): CalendarDay | null {
  const [year, month, day] = (date ?? '').split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return CalendarDay.of(year, month, day);
}

function toMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The next half hour that is at least a minute off. */
export function nextHalfHour(now: DateTime<true>): DateTime<true> {
  const soon = now.plus({ minutes: 1 }).startOf('minute');
  const ahead = (30 - (soon.minute % 30)) % 30;
  return soon.plus({ minutes: ahead });
}
