import { DateTime } from 'luxon';
import type { MeetingTime } from '../invitations/standing.js';

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const SHORT_DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;

/** `Tuesday, 1 December 2026, 10:00–10:30 (Europe/London)`, as the language writes it. */
export function describeTime({ start, end, zone }: MeetingTime, language: string): string {
  const [from, to] = [start, end].map((instant) => DateTime.fromMillis(instant, { zone, locale: language }));
  if (from === undefined || to === undefined) return '';
  const begin = `${from.toLocaleString(DAY)}, ${from.toLocaleString(CLOCK)}`;
  if (from.hasSame(to, 'day')) return `${begin}–${to.toLocaleString(CLOCK)} (${zone})`;
  return `${begin} – ${to.toLocaleString(DAY)}, ${to.toLocaleString(CLOCK)} (${zone})`;
}

/** `Tue, 1 Dec 2026, 10:00` */
export function describeStart({ start, zone }: MeetingTime, language: string): string {
  const from = DateTime.fromMillis(start, { zone, locale: language });
  return `${from.toLocaleString(SHORT_DAY)}, ${from.toLocaleString(CLOCK)}`;
}

/** `1 December 2026` */
export function describeDay({ start, zone }: Pick<MeetingTime, 'start' | 'zone'>, language: string): string {
  return DateTime.fromMillis(start, { zone, locale: language }).toLocaleString(DateTime.DATE_FULL);
}
