import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import { button, buttons } from '../blocks/build.js';
import { readJson } from './target.js';

/** What `Undo` takes back. */
export type Undoing =
  | { readonly kind: 'restore'; readonly confId: string; readonly occurId: string }
  /** Back to these times. */
  | {
      readonly kind: 'times';
      readonly confId: string;
      /** Null for the whole conference. */
      readonly occurId: string | null;
      readonly start: DateTime<true>;
      readonly duration: Duration;
    };

/** A row with `Undo` alone. */
export function buildUndoRow(undoing: Undoing) {
  return buttons(button({ actionId: 'undo-change', label: 'Undo', value: writeUndoing(undoing) }));
}

function writeUndoing(undoing: Undoing): string {
  if (undoing.kind === 'restore') return JSON.stringify(undoing);
  const { start, duration, ...rest } = undoing;
  return JSON.stringify({
    ...rest,
    startsAt: start.toMillis(),
    zone: start.zoneName,
    minutes: duration.as('minutes'),
  });
}

const undoingValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('restore'), confId: z.string().min(1), occurId: z.string().min(1) }),
  z.object({
    kind: z.literal('times'),
    confId: z.string().min(1),
    occurId: z.string().min(1).nullable(),
    startsAt: z.number(),
    zone: z.string(),
    minutes: z.number().positive(),
  }),
]);

/** Undefined for a value that is none of ours. */
export function readUndoing(value: string): Undoing | undefined {
  const { data } = undoingValue.safeParse(readJson(value));
  if (data === undefined || data.kind === 'restore') return data;
  const { startsAt, zone, minutes, ...rest } = data;
  const start = DateTime.fromMillis(startsAt, { zone });
  return start.isValid ? { ...rest, start, duration: Duration.fromObject({ minutes }) } : undefined;
}
