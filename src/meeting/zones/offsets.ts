import { IANAZone } from 'luxon';

const MILLISECONDS_A_DAY = 86_400_000;
const MOST_REMEMBERED = 20_000;

/** Offsets at midnights UTC: asking the runtime for one is slow, and most days have the same at both ends. */
const remembered = new Map<string, number>();

/** By how many milliseconds the clocks of `zone` are ahead of UTC at a moment. Throws a RangeError for an unknown zone. */
export function offsetAt(zone: string, at: number): number {
  const day = Math.floor(at / MILLISECONDS_A_DAY);
  const before = offsetAtMidnight(zone, day);
  return before === offsetAtMidnight(zone, day + 1) ? before : ask(zone, at);
}

function offsetAtMidnight(zone: string, day: number): number {
  const key = `${zone} ${day}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const offset = ask(zone, day * MILLISECONDS_A_DAY);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, offset);
  return offset;
}

function ask(zone: string, at: number): number {
  const offset = IANAZone.create(zone).offset(at);
  if (Number.isNaN(offset)) throw new RangeError(`${zone} is not an IANA zone`);
  return offset * 60_000;
}
