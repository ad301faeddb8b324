import { DateTime } from 'luxon';
import type { MeetingTime } from '../invitations/standing.js';

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const SHORT_DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

/** `Tuesday, 1 December 2026, 10:00–10:30 (Europe/London)`, as the language writes it. */
export function describeTime({ start, end, zone }: MeetingTime, language: string): string {
  const [from, to] = [start, end].map((instant) => DateTime.fromMillis(instant, { zone, locale: language }));
  if (from === undefined || to === undefined) return '';
  const clock = clockOf(language);
  const begin = `${from.toLocaleString(DAY)}, ${from.toLocaleString(clock)}`;
  if (from.hasSame(to, 'day')) return `${begin}–${to.toLocaleString(clock)} (${zone})`;
  return `${begin} – ${to.toLocaleString(DAY)}, ${to.toLocaleString(clock)} (${zone})`;
}

/** `Tue, 1 Dec 2026, 10:00` */
export function describeStart({ start, zone }: MeetingTime, language: string): string {
  const from = DateTime.fromMillis(start, { zone, locale: language });
  return `${from.toLocaleString(SHORT_DAY)}, ${from.toLocaleString(clockOf(language))}`;
}

/** `1 December 2026` */
export function describeDay({ start, zone }: Pick<MeetingTime, 'start' | 'zone'>, language: string): string {
  return DateTime.fromMillis(start, { zone, locale: language }).toLocaleString(DateTime.DATE_FULL);
}

/** `09:30` where the clock has 24 hours, `9:30 AM` where it has twelve. */
function clockOf(language: string) {
  const { hour12 } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
  return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' } as const;
}
