import { DateTime } from 'luxon';

/**
 * A date-time as StarLeaf writes it: local, without offset, to be read in its `timezone`. A time that the clocks
 * jump over moves forward by the gap; of one that they show twice it is the first.
 * @returns undefined where text or zone are none
 */
export function readLocalTime(text: string, zone: string): DateTime<true> | undefined {
  const time = DateTime.fromISO(text, { zone });
  return time.isValid ? (time.getPossibleOffsets()[0] ?? time) : undefined;
}

/** The date-time as StarLeaf writes it, to the second. */
export function toLocalTime(time: DateTime<true>): string {
  return time.startOf('second').toISO({ includeOffset: false, suppressMilliseconds: true });
}

/** Whether StarLeaf would read the local time as this moment: not so in the second hour of a clock overlap. */
export function isSayable(time: DateTime<true>): boolean {
  if (time.zoneName === 'UTC') return true;
  if (isOffset(time)) return false;
  return readLocalTime(toLocalTime(time), time.zoneName)?.toMillis() === time.startOf('second').toMillis();
}

/** Whether its zone is only an offset, which StarLeaf has no name for. */
export function isOffset(time: DateTime<true>): boolean {
  return time.zone.isUniversal || time.zoneName.startsWith('Etc/');
}
