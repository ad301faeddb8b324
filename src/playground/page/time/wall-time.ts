/** What the clocks on the wall show in the zone, as `<input type="datetime-local">` takes it: `2026-11-25T15:00`. */
export function toWallTime(unix: number, zone: string): string {
  const date = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(unix * 1000));
  return date.replace(' ', 'T');
}

/**
 * The moment, in Unix seconds, at which the zone's clocks show this; undefined for text that is no date and time.
 * Of an hour that comes twice the first is meant; an hour that is skipped counts on from before the gap.
 */
export function fromWallTime(wall: string, zone: string): number | undefined {
  const asUtc = Date.parse(`${wall}Z`) / 1000;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) || Number.isNaN(asUtc)) return undefined;
  const before = asUtc - offsetAt(asUtc - 86_400, zone);
  const after = asUtc - offsetAt(asUtc + 86_400, zone);
  const fitting = [before, after].filter((unix) => toWallTime(unix, zone) === wall);
  return fitting.length > 0 ? Math.min(...fitting) : before;
}

/** Seconds that the zone's clocks are ahead of UTC at the moment. */
function offsetAt(unix: number, zone: string): number {
  const minute = unix - (((unix % 60) + 60) % 60);
  return Date.parse(`${toWallTime(minute, zone)}Z`) / 1000 - minute;
}
