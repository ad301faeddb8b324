import { DateTime } from 'luxon';
import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import { fromRule } from '../../meeting/resolve/rule.js';
import { inZone } from '../local-time.js';
import type { Times } from './memo.js';

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The ways to repeat that are offered for a date, by what they are called among us. */
function patternsOf(date: DateTime<true>): ReadonlyMap<string, string> {
  const code = CODES[date.weekday - 1] ?? 'MO';
  const nth = Math.ceil(date.day / 7);
  const isLast = date.day + 7 > date.daysInMonth;
  return new Map([
    ['daily', 'FREQ=DAILY'],
    ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['weekly', `FREQ=WEEKLY;BYDAY=${code}`],
    ['fortnightly', `FREQ=WEEKLY;INTERVAL=2;BYDAY=${code}`],
    ['monthly-date', `FREQ=MONTHLY;BYMONTHDAY=${date.day}`],
    ...(nth <= 4 ? [['monthly-nth', `FREQ=MONTHLY;BYDAY=${nth}${code}`] as const] : []),
    ...(isLast ? [['monthly-last', `FREQ=MONTHLY;BYDAY=-1${code}`] as const] : []),
  ]);
}

export interface PatternChoice {
  readonly pattern: string;
  readonly words: string;
}

/** The ways to repeat to choose from: those that fit the date and, if it is none of them, the one in force. */
export function offerPatterns({ date, pattern }: Times, locale: string): readonly PatternChoice[] {
  const start = toDay(date);
  const fitting = [...patternsOf(start).values()];
  const all = pattern === null || fitting.includes(pattern) ? fitting : [...fitting, pattern];
  return all.map((each) => ({ pattern: each, words: describePattern(each, start, locale) }));
}

/** A way to repeat that names its day follows when the date moves: weekly on Wednesdays becomes weekly on Thursdays. */
export function movePattern(pattern: string, from: string | null, to: string | null): string {
  if (from === null || to === null) return pattern;
  const [name] = [...patternsOf(toDay(from))].find(([, each]) => each === pattern) ?? [];
  return (name === undefined ? undefined : patternsOf(toDay(to)).get(name)) ?? pattern;
}

/** Tells the way to repeat from the end. The first day fills in what a rule leaves to it. */
export function splitRule(
  rule: string,
  start: DateTime<true>,
): Pick<Times, 'pattern' | 'ends' | 'until' | 'count'> {
  const pattern = rule
    .split(';')
    .filter((part) => !/^(COUNT|UNTIL)=/.test(part))
    .join(';');
  const { end } = fromRule(rule, start.zoneName);
  return {
    pattern: IMPLIED.get(pattern)?.(start) ?? pattern,
    ends: end.kind === 'never' ? 'never' : end.kind === 'until' ? 'on' : 'after',
    until: end.kind === 'until' ? end.day.toISODate() : null,
    count: end.kind === 'count' ? end.count : null,
  };
}

const IMPLIED: ReadonlyMap<string, (start: DateTime<true>) => string | undefined> = new Map([
  ['FREQ=WEEKLY', (start: DateTime<true>) => patternsOf(start).get('weekly')],
  ['FREQ=WEEKLY;INTERVAL=2', (start: DateTime<true>) => patternsOf(start).get('fortnightly')],
  ['FREQ=MONTHLY', (start: DateTime<true>) => patternsOf(start).get('monthly-date')],
]);

/** The recurrence rule that the pickers say; null where they say none. The last day is one of the zone's. */
export function joinRule({ pattern, ends, until, count, zone }: Times): string | null {
  if (pattern === null) return null;
  if (ends === 'after' && count !== null) return `${pattern};COUNT=${count}`;
  if (ends !== 'on' || until === null) return pattern;
  const last = DateTime.fromISO(until, { zone }).endOf('day').toUTC();
  return `${pattern};UNTIL=${last.toFormat("yyyyMMdd'T'HHmmss'Z'")}`;
}

function describePattern(pattern: string, start: DateTime<true>, locale: string): string {
  const words = describeRecurrence({ recurrence: pattern, start }, locale);
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

/** A day without a clock, which is all that ways to repeat look at. */
function toDay(date: string | null): DateTime<true> {
  const day = DateTime.fromISO(date ?? '', { zone: 'utc' });
  return day.isValid ? day : inZone(0, 'utc');
}
