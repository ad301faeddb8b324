import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import type { NewTimes } from './read-move.js';
import { readJson } from './target.js';

/** The occurrence that was meant, and when it is to take place instead. */
export interface Asked {
  readonly confId: string;
  readonly occurId: string;
  readonly times: NewTimes;
}

const askedValue = z.object({
  confId: z.string().min(1),
  occurId: z.string().min(1),
  startsAt: z.number(),
  zone: z.string(),
  minutes: z.number().positive(),
});

export function writeAsked({ confId, occurId, times: { start, duration } }: Asked): string {
  const times = { startsAt: start.toMillis(), zone: start.zoneName, minutes: duration.as('minutes') };
  return JSON.stringify({ confId, occurId, ...times });
}

/** Undefined for what is none of ours. */
export function readAsked(value: string): Asked | undefined {
  const { data } = askedValue.safeParse(readJson(value));
  if (data === undefined) return undefined;
  const { confId, occurId, startsAt, zone, minutes } = data;
  const start = DateTime.fromMillis(startsAt, { zone });
  if (!start.isValid) return undefined;
  return { confId, occurId, times: { start, duration: Duration.fromObject({ minutes }) } };
}
