import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { z } from 'zod';

/** A sentence with the answer that a careful person would give. */
export interface Case {
  readonly kind: string;
  readonly text: string;
  readonly now: DateTime<true>;
  readonly zone: string;
  readonly locale: string;
  readonly expect: z.infer<typeof Expectation>;
}

const Expectation = z.object({
  /** ISO with offset, a plain date, or `THH:MM` where only the clock time is known. */
  start: z.string().optional(),
  end: z.string().optional(),
  durationMinutes: z.number().optional(),
  rrule: z.string().optional(),
  title: z.string().optional(),
});

const Line = z.object({
  kind: z.string(),
  slice: z.string(),
  text: z.string(),
  now: z.string(),
  zone: z.string(),
  locale: z.string().default('en-US'),
  expect: Expectation,
});

const Own = z.array(
  z.object({
    text: z.string(),
    locale: z.string(),
    start: z.string().nullable(),
    end: z.string().nullable(),
    minutes: z.number().nullable(),
    rrule: z.string().nullable(),
    title: z.string().nullable(),
  }),
);

type OwnRow = z.infer<typeof Own>[number];

/** The undisputed sentences of a file of JSON lines. */
export function readCases(path: string): Case[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)))
    .filter(({ slice }) => slice === 'core')
    .map(({ now, ...rest }) => ({ ...rest, now: toMoment(now, rest.zone) }));
}

/** The sentences that the tests carry, all said in London on 24 November 2026 at 10. */
export function readOwnCases(): Case[] {
  const zone = 'Europe/London';
  const now = toMoment('2026-11-24T10:00:00', zone);
  const all = Own.parse(JSON.parse(readFileSync('test/meeting/sentences.json', 'utf8')));
  return all.map(({ text, locale, start, end, minutes, rrule, title }) => ({
    kind: kindOf({ start, minutes, rrule }),
    text,
    now,
    zone,
    locale,
    expect: {
      ...(start === null ? {} : { start: start.length > 10 ? `T${start.slice(11)}` : start }),
      ...(end === null ? {} : { end: `T${end.slice(11)}` }),
      ...(minutes === null ? {} : { durationMinutes: minutes }),
      ...(rrule === null ? {} : { rrule }),
      ...(title === null ? {} : { title }),
    },
  }));
}

/** What is to be asked about, or is no time at all, must not be answered with one. */
function kindOf({ start, minutes, rrule }: Pick<OwnRow, 'start' | 'minutes' | 'rrule'>): string {
  if (rrule !== null) return 'recurrence';
  if (start !== null) return 'event';
  return minutes === null ? 'none' : 'duration';
}

function toMoment(iso: string, zone: string): DateTime<true> {
  const moment = DateTime.fromISO(iso, { zone });
  if (!moment.isValid) throw new Error(`${iso} is not a time in ${zone}`);
  return moment;
}
