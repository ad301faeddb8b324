import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import type { Message } from '../message.js';
import type { CarriedFrom } from './carry-exceptions.js';
import type { MeetingChange } from './change.js';

/** A change that StarLeaf was about to be asked for, with what is to be said once it is made. */
export interface KeptChange {
  readonly confId: string;
  readonly change: MeetingChange;
  readonly said: {
    /** For the threads of the cards, in mrkdwn. */
    readonly line: string | null;
    readonly done: Message;
  };
  /** What was special about the series before it gets other times. */
  readonly carries?: CarriedFrom;
}

/** As JSON holds it. */
export function writeKeptChange(kept: KeptChange): unknown {
  return toPlain(kept);
}

/** Undefined for what is none of ours, or an older version's. */
export function readKeptChange(written: unknown): KeptChange | undefined {
  return keptChange.safeParse(fromPlain(written)).data;
}

const keptChange = z.custom<KeptChange>(
  (value) =>
    z.object({ confId: z.string(), change: z.object({ kind: z.string() }) }).safeParse(value).success,
);

const moment = z.strictObject({ millis: z.number(), zone: z.string() });
const span = z.strictObject({ lasts: z.string() });

function toPlain(value: unknown): unknown {
  if (DateTime.isDateTime(value)) return { millis: value.toMillis(), zone: value.zoneName };
  if (Duration.isDuration(value)) return { lasts: value.toISO() };
  return walk(value, toPlain);
}

function fromPlain(value: unknown): unknown {
  const at = moment.safeParse(value).data;
  if (at !== undefined) return DateTime.fromMillis(at.millis, { zone: at.zone });
  const length = span.safeParse(value).data;
  if (length !== undefined) return Duration.fromISO(length.lasts);
  return walk(value, fromPlain);
}

function walk(value: unknown, each: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(each);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, each(held)]));
}
