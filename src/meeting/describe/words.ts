import type { Unit } from '../lexicon/lexicon.js';

/** The few words that a description needs beside the names of days and months, in one language. */
export interface DescribingWords {
  /** The BCP 47 locale whose names of days and months go with these words. */
  readonly locale: string;
  readonly now: string;
  readonly forLength: (length: string) => string;
  readonly hours: string;
  readonly minutes: string;
  /** "every week", "every 2 weeks". */
  readonly every: (unit: Unit, interval: number) => string;
  readonly everyWeekday: string;
  readonly onWeekdays: (days: readonly string[]) => string;
  /** "on the first Tuesday"; -1 is the last one, the weekday is counted from Monday, 1. */
  readonly onNth: (nth: number, weekday: string, weekdayNumber: number) => string;
  /** "on the 1st and 15th"; -1 is the last day. */
  readonly onDays: (days: readonly number[]) => string;
  readonly times: (count: number) => string;
  readonly until: (day: string) => string;
  /** Where the card goes to nobody but the organiser. */
  readonly privately: string;
  readonly thenOn: (dates: readonly string[]) => string;
  readonly clocksChange: (date: string) => string;
  readonly twelveHours: boolean;
}

/** "Monday, Tuesday and Friday" */
export function joinWith(and: string, words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}
