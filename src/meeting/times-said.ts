import type { DateTime } from 'luxon';
import type { Day } from './grammar/day.js';
import { type Context, readSentence } from './read-sentence.js';
import type { Span } from './recurrence/recurring.js';
import type { CalendarDay } from './resolve/calendar-day.js';
import { toLateMoment } from './resolve/moment.js';
import type { When } from './resolve/when.js';

/** What a few words say about the time of a meeting that exists already. */
export interface TimesSaid {
  /** The days meant, each way they can be read; empty where no day was said. */
  readonly spans: readonly Span[];
  /** When it begins, in minutes after midnight, each way it can be read; empty where no clock time was said. */
  readonly clocks: readonly number[];
  /** Whose clocks are meant. */
  readonly zone: string;
  /** What is left over beside the times; empty where nothing is. */
  readonly words: string;
}

/** Reads "tomorrow", "3pm", "next week", "standup on Friday" with the grammar that reads new meetings. */
export function readTimesSaid(text: string, context: Context): TimesSaid {
  const { when, title, choose } = readSentence(text, context);
  const readings = [when, ...when.doubts.map((doubt) => choose({ [doubt]: true }))];
  const clocks = readings.flatMap((each) => (each.start === null ? [] : [minutesOf(each.start)]));
  return {
    spans: uniqueBy(readings.flatMap(spanOf), ({ from }) => from.toMillis()),
    clocks: [...new Set(clocks)],
    zone: when.zone,
    words: title.words ?? '',
  };
}

function minutesOf(start: DateTime<true>): number {
  return start.hour * 60 + start.minute;
}

/** Only where a day was said: a clock time alone may be that of any day. */
function spanOf({ used, day, lastDay, zone }: When): readonly Span[] {
  const fact = used.find(({ kind }) => kind === 'day' || kind === 'days' || kind === 'elapsed');
  if (fact === undefined || day === null) return [];
  const [first, last] = fact.kind === 'day' ? daysOf(fact.day, day) : [day, lastDay ?? day];
  return [{ from: midnight(first, zone), to: midnight(last.plusDays(1), zone) }];
}

/** A week begins on Monday, and is meant as a whole also from its middle. */
function daysOf(said: Day, day: CalendarDay): readonly [CalendarDay, CalendarDay] {
  if (said.kind === 'weekend') return [day, day.plusDays(1)];
  const unit = said.kind === 'month' ? 'month' : said.kind === 'span' ? said.unit : 'day';
  switch (unit) {
    case 'week':
      return [day.inSameWeek(1), day.inSameWeek(7)];
    case 'month':
      return [day.firstOfMonth(), day.lastOfMonth()];
    case 'year':
      return [day.firstOfYear(), day.firstOfYear().plusMonths(12).plusDays(-1)];
    default:
      return [day, day];
  }
}

function midnight(day: CalendarDay, zone: string): DateTime<true> {
  return toLateMoment(day, 0, zone);
}

function uniqueBy<Value>(values: readonly Value[], key: (value: Value) => number): readonly Value[] {
  return [...new Map(values.map((value) => [key(value), value])).values()];
}
