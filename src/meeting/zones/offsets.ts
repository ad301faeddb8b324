import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';

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

/**
 * A zone as luxon knows it, which remembers its offsets: luxon asks the runtime for one at each moment that it shows.
 * Throws a RangeError for an unknown zone when asked for its offset.
 */
class RememberingZone extends IANAZone {
  /** In minutes. */
  override offset(at: number): number {
    return offsetAt(this.name, at) / 60_000;
  }
}

const zones = new Map<string, Zone>();

/** The zone of a name, always the same one; UTC, which has nothing to remember, is luxon's own. */
export function rememberingZone(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const made = name === 'UTC' || name === 'utc' ? FixedOffsetZone.utcInstance : new RememberingZone(name);
  zones.set(name, made);
  return made;
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
