import type { DateTime, Duration } from 'luxon';

/** The city that people call a zone by: `America/New_York` is "New York time". */
export function describeZone(zone: string): string {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 'UTC';
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return `${city} time`;
}

/** "Wed 25 Nov 2026, 15:00–15:45 London time": a wall time with its zone. */
export function describeTime(start: DateTime<true>, duration: Duration): string {
  const end = start.plus(duration);
  const sameDay = end.hasSame(start, 'day');
  const from = start.setLocale('en-GB').toFormat('ccc d LLL yyyy, HH:mm');
  const to = end.setLocale('en-GB').toFormat(sameDay ? 'HH:mm' : 'ccc d LLL HH:mm');
  return `${from}–${to} ${describeZone(start.zoneName)}`;
}

/** "45 minutes", "1 hour 30 minutes". */
export function describeLength(duration: Duration): string {
  const minutes = Math.round(duration.as('minutes'));
  const hours = Math.floor(minutes / 60);
  const parts = [
    hours === 0 ? '' : `${hours} hour${hours === 1 ? '' : 's'}`,
    minutes % 60 === 0 ? '' : `${minutes % 60} minute${minutes % 60 === 1 ? '' : 's'}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** A day as each reader's Slack writes it. */
export function describeDay(moment: Date): string {
  const seconds = Math.floor(moment.getTime() / 1000);
  return `<!date^${seconds}^{date_long_pretty}|${moment.toISOString().slice(0, 10)}>`;
}
