/** The moment, in milliseconds since 1970, that a local date-time names in a zone: past a gap, first of an overlap. */
export function toInstant(local: string, zone: string): number {
  const asUtc = Date.parse(`${local.replace(/\.\d+$/, '')}Z`);
  const day = 24 * 60 * 60 * 1000;
  const before = offsetAt(asUtc - day, zone);
  const after = offsetAt(asUtc + day, zone);
  const readings = [asUtc - before, asUtc - after].filter((at) => at + offsetAt(at, zone) === asUtc);
  return readings.length > 0 ? Math.min(...readings) : asUtc - before;
}

/** Local date-time to the second. */
export function toLocal(floating: Date): string {
  return floating.toISOString().slice(0, 19);
}

/** A local date-time as a Date whose UTC fields are its fields. */
export function toFloating(local: string): Date {
  return new Date(`${local.slice(0, 19)}Z`);
}

/** The name of an occurrence: its moment in UTC. */
export function toOccurrenceName(local: string, zone: string): string {
  return `${toLocal(new Date(toInstant(local, zone)))}Z`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(at: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}
