import type { Clock } from '../grammar/clock.js';
import type { DayPart } from '../lexicon/lexicon.js';

/** Minutes after midnight, and whether morning or evening was a guess worth asking about. */
export interface ClockTime {
  readonly minutes: number;
  readonly doubtful: boolean;
}

const HALF_DAY = 720;

/** The time meant by a clock time as said. `hint` is a part of the day that other words suggest. */
export function resolveClock(clock: Clock, hint: DayPart | null): ClockTime {
  const said = (clock.hour % 24) * 60 + clock.minute;
  const sure = (minutes: number) => ({ minutes, doubtful: false });
  if (clock.half !== null) return sure((said % HALF_DAY) + (clock.half === 'pm' ? HALF_DAY : 0));
  if (clock.exact || clock.hour > 12 || clock.hour === 0) return sure(said);
  const part = clock.part ?? hint;
  const byPart = part === null ? null : inPart(said, part);
  if (byPart !== null) return sure(byPart);
  if (clock.hour === 12) return sure(said);
  if (clock.hour < 7) return sure(said + HALF_DAY);
  return clock.hour > 8 ? sure(said) : { minutes: clock.hour === 7 ? said + HALF_DAY : said, doubtful: true };
}

/** The reading of a twelve-hour time that falls into a part of the day, or null if neither does. */
function inPart(said: number, part: DayPart): number | null {
  const morning = said % HALF_DAY;
  const evening = morning + HALF_DAY;
  const [from, to] = SPANS[part];
  if (evening >= from && evening < to) return evening;
  if (morning >= from && morning < to) return morning;
  return part === 'night' ? morning : null;
}

const SPANS: Readonly<Record<DayPart, readonly [number, number]>> = {
  morning: [0, 720],
  midday: [660, 960],
  afternoon: [720, 1200],
  evening: [900, 1440],
  night: [1020, 1440],
};

/** Start and end of a range; whichever half of the day was said for one of them settles the other. */
export function resolveClocks(
  start: Clock,
  end: Clock,
  hint: DayPart | null,
): { start: ClockTime; end: number } {
  const open = isOpen(start);
  if (open && !isOpen(end)) {
    const endTime = resolveClock(end, hint).minutes;
    return { start: { minutes: beforeEnd(start, endTime), doubtful: false }, end: endTime };
  }
  const from = resolveClock(start, start.part ?? end.part ?? hint);
  if (!isOpen(end)) return { start: from, end: resolveClock(end, null).minutes };
  const settled = from.doubtful ? settle(start, end, from) : from;
  return { start: settled, end: afterStart(end, settled.minutes) };
}

/** Neither half of the day said, nor a time that has only one. */
function isOpen(clock: Clock): boolean {
  return clock.half === null && clock.part === null && !clock.exact && clock.hour <= 12 && clock.hour > 0;
}

/** "11-1pm" begins in the morning, "3-4pm" does not. */
function beforeEnd(start: Clock, end: number): number {
  const morning = ((start.hour % 12) * 60 + start.minute) % HALF_DAY;
  return morning + HALF_DAY < end ? morning + HALF_DAY : morning;
}

function afterStart(end: Clock, start: number): number {
  const morning = ((end.hour % 12) * 60 + end.minute) % HALF_DAY;
  for (const minutes of [morning, morning + HALF_DAY, morning + 2 * HALF_DAY])
    if (minutes > start) return minutes;
  return morning;
}

/** "8 to 5" can only begin in the morning; "7 to 9" may be either. */
function settle(start: Clock, end: Clock, guess: ClockTime): ClockTime {
  const wraps = end.hour * 60 + end.minute <= start.hour * 60 + start.minute;
  return wraps ? { minutes: (start.hour % 12) * 60 + start.minute, doubtful: false } : guess;
}
