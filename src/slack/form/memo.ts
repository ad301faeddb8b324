import { createHash } from 'node:crypto';
import { IANAZone } from 'luxon';
import { z } from 'zod';

/** How often each half of the time, and all the rest, has been set by us. */
const revisions = z.object({ words: z.number().int(), times: z.number().int(), rest: z.number().int() });

/** The longest that a meeting is known to last: a year. */
export const MOST_MINUTES = 366 * 24 * 60;

/** The year 2100, in milliseconds since 1970. */
const LATEST = Date.UTC(2100, 0);

/** Whether a name is that of a zone. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** What the pickers say about time. */
const times = z.object({
  /** `YYYY-MM-DD`. */
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  /** `HH:mm`. */
  time: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .nullable(),
  minutes: z.number().int().min(0).max(MOST_MINUTES),
  /** IANA name. */
  zone: z.string().refine(isZone),
  /** A recurrence rule without its end; null where the meeting does not repeat. */
  pattern: z.string().nullable(),
  ends: z.enum(['never', 'on', 'after']),
  /** `YYYY-MM-DD`. */
  until: z.string().nullable(),
  count: z.number().int().nullable(),
});

/** The thread that a message stands in or would begin. */
const thread = z.object({ channelId: z.string(), ts: z.string() });

/** Digests of what stood in each part of a form when it was last filled in from StarLeaf. */
const opened = z.object({
  title: z.string(),
  times: z.string(),
  people: z.string(),
  guests: z.string(),
  agenda: z.string(),
  choices: z.string(),
});

const subject = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('schedule'),
    /** Where the form was opened; null on Home and for global shortcuts. */
    channelId: z.string().nullable(),
    /** Where the card goes instead, for a form that was opened from a message. */
    thread: thread.nullable(),
  }),
  z.object({
    kind: z.literal('edit'),
    confId: z.string(),
    /** The one of a series that was named; null for what is no series. */
    occurId: z.string().nullable(),
    scope: z.enum(['this', 'following', 'all']),
    opened,
  }),
]);

const memo = z.object({
  subject,
  revisions,
  /** When the words were read, in milliseconds since 1970: "in 20 minutes" counts from here. */
  at: z.number().min(0).max(LATEST),
  /** Which half of the time was changed last. */
  source: z.enum(['words', 'times']),
  /** A digest of the words, and the pickers, as they stood when one followed the other. */
  words: z.string(),
  times,
  /** What the person's organisation may use. */
  offers: z.array(z.enum(['layout', 'recording'])),
});

export type Revisions = z.infer<typeof revisions>;
export type Times = z.infer<typeof times>;
export type Thread = z.infer<typeof thread>;
export type Opened = z.infer<typeof opened>;
export type Subject = z.infer<typeof subject>;

/** What a form carries along from one look at it to the next: ids, digests and settings, none of its texts. */
export type Memo = z.infer<typeof memo>;

/** @returns undefined where it is none of ours, or an older version's */
export function readMemo(metadata: string): Memo | undefined {
  try {
    return memo.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

export function writeMemo(written: Memo): string {
  return JSON.stringify(written);
}

/** Tells whether words are still the same, without carrying them. */
export function digest(words: string): string {
  return createHash('sha256').update(words.trim()).digest('base64url').slice(0, 16);
}
