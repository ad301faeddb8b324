import { type Clock, dayNumber } from '../time/clock.js';
import type { DateNode } from './text-node.js';

const HALF_YEAR_DAYS = 182;
const JUST_NOW_SECONDS = 10;

/**
 * A date token's words in the viewer's zone, or its fallback where the moment or a token is not known.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export const formatDateToken = (date: DateNode, clock: Clock): string =>
  formatMoment(new Date(date.unix * 1000), date.format, clock) ?? date.fallback;

/** Each `{token}` of the format replaced, the rest literal; "Today" is capital only where the format begins with it. */
export function formatMoment(moment: Date, format: string, clock: Clock): string | undefined {
  const known = [...format.matchAll(/\{(\w+)\}/g)].every(([, name]) => Object.hasOwn(TOKENS, name ?? ''));
  if (Number.isNaN(moment.getTime()) || !known) return undefined;
  return format.replace(/\{(\w+)\}/g, (_, name: string, offset: number) => {
    const words = TOKENS[name]?.(moment, clock) ?? '';
    return offset === 0 ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  });
}

type Token = (moment: Date, clock: Clock) => string;

const num: Token = (moment, { zone }) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(moment);

const slash: Token = (moment, clock) =>
  written(moment, clock, { day: '2-digit', month: '2-digit', year: 'numeric' });

const full: Token = (moment, clock) =>
  written(moment, clock, { day: 'numeric', month: 'long', year: 'numeric' });

const plain: Token = (moment, clock) =>
  withOrdinal(written(moment, clock, { day: 'numeric', month: 'long', ...yearIfFar(moment, clock) }), clock);

const short: Token = (moment, clock) =>
  written(moment, clock, { day: 'numeric', month: 'short', ...yearIfFar(moment, clock) });

const long: Token = (moment, clock) =>
  withOrdinal(
    written(moment, clock, { weekday: 'long', day: 'numeric', month: 'long', ...yearIfFar(moment, clock) }),
    clock,
  );

const divider: Token = (moment, clock) => {
  const thisYear = yearOf(moment, clock) === yearOf(clock.now, clock);
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return withOrdinal(written(moment, clock, thisYear ? options : { ...options, year: 'numeric' }), clock);
};

const pretty =
  (token: Token): Token =>
  (moment, clock) => {
    const days = dayNumber(moment, clock.zone) - dayNumber(clock.now, clock.zone);
    return { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(days)] ?? token(moment, clock);
  };

const time: Token = (moment, clock) => written(moment, clock, { ...clockStyle(clock), minute: '2-digit' });

const timeWithSeconds: Token = (moment, clock) =>
  written(moment, clock, { ...clockStyle(clock), minute: '2-digit', second: '2-digit' });

const TOKENS: Readonly<Record<string, Token>> = {
  date_num: num,
  date_slash: slash,
  date: plain,
  date_pretty: pretty(plain),
  date_short: short,
  date_short_pretty: pretty(short),
  date_long: long,
  date_long_pretty: pretty(long),
  date_long_full: full,
  day_divider_pretty: pretty(divider),
  time,
  time_secs: timeWithSeconds,
  ago,
};

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** `3 minutes ago`, `just now`, and `in 3 minutes` for what is still to come. */
function ago(moment: Date, clock: Clock): string {
  const seconds = Math.round((moment.getTime() - clock.now.getTime()) / 1000);
  if (Math.abs(seconds) < JUST_NOW_SECONDS) return 'just now';
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(clock.locale).format(Math.trunc(seconds / length), unit);
}

function written(moment: Date, { locale, zone }: Clock, options: Intl.DateTimeFormatOptions): string {
  const words = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    .format(moment)
    .replaceAll('\u202f', ' ');
  // British dates come with a comma behind the weekday or without one, as the browser's version has it.
  return locale === 'en-GB' ? words.replace(/^(\p{L}+), /u, '$1 ') : words;
}

const clockStyle = ({ locale }: Clock): Intl.DateTimeFormatOptions =>
  locale === 'en-US' ? { hour: 'numeric', hourCycle: 'h12' } : { hour: '2-digit', hourCycle: 'h23' };

const yearOf = (moment: Date, { zone }: Clock): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(moment);

const yearIfFar = (moment: Date, clock: Clock): Intl.DateTimeFormatOptions =>
  Math.abs(dayNumber(moment, clock.zone) - dayNumber(clock.now, clock.zone)) > HALF_YEAR_DAYS
    ? { year: 'numeric' }
    : {};

/** American English writes `February 18th`; British English `18 February`. */
function withOrdinal(date: string, { locale }: Clock): string {
  if (locale !== 'en-US') return date;
  return date.replace(/(?<=\p{L} )(\d{1,2})(?!\d)/u, (day) => `${day}${ordinalEnding(Number(day))}`);
}

function ordinalEnding(day: number): string {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(day);
  return { one: 'st', two: 'nd', few: 'rd', other: 'th', many: 'th', zero: 'th' }[rule];
}
