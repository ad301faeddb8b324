import { DateTime } from 'luxon';
import rrule from 'rrule';
import type { Case } from './cases.js';

/** What a parser made of a sentence; what it does not read is null. */
export interface Answer {
  /** ISO with offset, or a plain date. */
  readonly start: string | null;
  readonly end: string | null;
  readonly durationMinutes: number | null;
  readonly rrule: string | null;
}

/** Right, wrong, or no answer at all: a wrong invitation costs more than a missing one. */
export type Verdict = 'right' | 'wrong' | 'silent';

const isDay = (text: string) => text.length === 10;

/** Judges an answer as the scorer does: moments to the minute, days, clock times where only those are known. */
export function judge(each: Case, answer: Answer): Verdict {
  const answered = answer.start !== null || answer.rrule !== null || answer.durationMinutes !== null;
  if (each.kind === 'none') return answer.start === null && answer.rrule === null ? 'right' : 'wrong';
  if (!answered) return 'silent';
  return isRight(each, answer) ? 'right' : 'wrong';
}

function isRight({ kind, expect, zone }: Case, answer: Answer): boolean {
  if (kind === 'duration') return lengthOf(answer) === expect.durationMinutes;
  if (kind === 'recurrence')
    return answer.rrule !== null && sameRule(expect.rrule ?? '', answer.rrule, answer.start);
  if (answer.rrule !== null || answer.start === null || expect.start === undefined) return false;
  if (!isSame(expect.start, answer.start, zone)) return false;
  if (expect.end !== undefined) return answer.end !== null && isSame(expect.end, answer.end, zone);
  return expect.durationMinutes === undefined || lengthOf(answer) === expect.durationMinutes;
}

function isSame(expected: string, got: string, zone: string): boolean {
  const moment = DateTime.fromISO(got, { zone });
  if (expected.startsWith('T'))
    return !isDay(got) && DateTime.fromISO(got, { setZone: true }).toFormat('HH:mm') === expected.slice(1, 6);
  if (isDay(expected)) return moment.toISODate() === expected;
  return !isDay(got) && Math.abs(moment.diff(DateTime.fromISO(expected)).as('minutes')) < 1;
}

function lengthOf({ durationMinutes, start, end }: Answer): number | null {
  if (durationMinutes !== null || start === null || end === null) return durationMinutes;
  return Math.round(DateTime.fromISO(end).diff(DateTime.fromISO(start)).as('minutes'));
}

/** The same first ten days, whatever the rules look like. */
function sameRule(expected: string, got: string, start: string | null): boolean {
  const from = new Date(`${(start ?? '2026-01-01').slice(0, 10)}T00:00:00Z`);
  const days = (rule: string) => {
    const options = rrule.RRule.parseString(
      rule.replace(/;?BY(?:HOUR|MINUTE)=[\d,]+/g, '').replace(/UNTIL=(\d{8})(?!T)/, 'UNTIL=$1T235900Z'),
    );
    return new rrule.RRule({ ...options, dtstart: from }).all((_, index) => index < 10).map(String);
  };
  return days(expected).join() === days(got).join();
}
