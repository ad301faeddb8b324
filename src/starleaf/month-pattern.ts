import type { DateTime } from 'luxon';
import type { RecurrenceRule } from './recurrence-rule.js';

/** "Every <which> <what>" of a month: month_day_which and month_day_what of conf_repetition. */
export interface MonthPattern {
  readonly which: Which;
  /** A code: 0–6 for Monday to Sunday, 7 for any day, 8 for a weekday, 9 for a weekend day. */
  readonly what: number;
}

export type Which = keyof typeof positions;

const positions = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const;

/** The days that each code of month_day_what stands for, 1 for Monday; the codes themselves are our choice. */
const daysOf: readonly (readonly number[])[] = [
  [1],
  [2],
  [3],
  [4],
  [5],
  [6],
  [7],
  [1, 2, 3, 4, 5, 6, 7],
  [1, 2, 3, 4, 5],
  [6, 7],
];

type PatternParts = Pick<RecurrenceRule, 'monthDays' | 'days' | 'positions'>;

/** The pattern that a monthly rule, or a yearly one with its months, describes; undefined if it is no such pattern. */
export function toMonthPattern({
  monthDays,
  days,
  positions: places,
}: PatternParts): MonthPattern | undefined {
  if (monthDays.length > 0) {
    return monthDays.length === 1 && monthDays[0] === -1 && days.length + places.length === 0
      ? { which: 'last', what: 7 }
      : undefined;
  }
  const ordinals = days.map(({ ordinal }) => ordinal);
  const place = places.length > 0 ? only(places) : only(ordinals);
  const isConsistent = places.length === 0 || ordinals.every((ordinal) => ordinal === null);
  const which = (Object.keys(positions) as Which[]).find((name) => positions[name] === place);
  const what = daysOf.findIndex((set) =>
    isSameSet(
      set,
      days.map(({ weekday }) => weekday),
    ),
  );
  return which && what >= 0 && isConsistent ? { which, what } : undefined;
}

/** The parts of a rule that say the same as a pattern. */
export function fromMonthPattern({ which, what }: MonthPattern): Partial<PatternParts> {
  const place = positions[which];
  const weekdays = daysOf[what] ?? [];
  if (what === 7) return { monthDays: [place] };
  const [weekday] = weekdays;
  if (weekdays.length === 1 && weekday !== undefined) return { days: [{ ordinal: place, weekday }] };
  return { days: weekdays.map((each) => ({ ordinal: null, weekday: each })), positions: [place] };
}

/** Whether a date is the one that the pattern names in its month. */
export function isOnPattern(date: DateTime<true>, { which, what }: MonthPattern): boolean {
  const weekdays = daysOf[what] ?? [];
  const matching = Array.from({ length: date.daysInMonth }, (_, index) =>
    date.set({ day: index + 1 }),
  ).filter(({ weekday }) => weekdays.includes(weekday));
  return matching.at(which === 'last' ? -1 : positions[which] - 1)?.day === date.day;
}

function only(numbers: readonly (number | null)[]): number | null {
  return numbers.length === 1 ? (numbers[0] ?? null) : null;
}

function isSameSet(a: readonly number[], b: readonly number[]): boolean {
  return a.length === new Set(b).size && a.every((each) => b.includes(each));
}
