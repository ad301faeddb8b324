import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import type { MeetingChange } from './change.js';
import { type Scope, toMoveChange } from './move-change.js';
import type { NewTimes } from './read-move.js';
import { readJson } from './target.js';

/** What is to be done with the meetings that are chosen. */
export type Purpose = ({ readonly kind: 'move' } & NewTimes) | { readonly kind: 'cancel' };

/** The occurrence that was meant, and what is to be done. */
export interface Asked {
  readonly confId: string;
  readonly occurId: string;
  readonly purpose: Purpose;
}

const ids = { confId: z.string().min(1), occurId: z.string().min(1) };
const askedValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cancel'), ...ids }),
  z.object({
    kind: z.literal('move'),
    ...ids,
    startsAt: z.number(),
    zone: z.string(),
    minutes: z.number().positive(),
  }),
]);

export function writeAsked({ confId, occurId, purpose }: Asked): string {
  if (purpose.kind === 'cancel') return JSON.stringify({ kind: purpose.kind, confId, occurId });
  const { start, duration } = purpose;
  const times = { startsAt: start.toMillis(), zone: start.zoneName, minutes: duration.as('minutes') };
  return JSON.stringify({ kind: purpose.kind, confId, occurId, ...times });
}

/** Undefined for what is none of ours. */
export function readAsked(value: string): Asked | undefined {
  const { data } = askedValue.safeParse(readJson(value));
  if (data === undefined) return undefined;
  const { confId, occurId } = data;
  if (data.kind === 'cancel') return { confId, occurId, purpose: { kind: 'cancel' } };
  const start = DateTime.fromMillis(data.startsAt, { zone: data.zone });
  if (!start.isValid) return undefined;
  const duration = Duration.fromObject({ minutes: data.minutes });
  return { confId, occurId, purpose: { kind: 'move', start, duration } };
}

/** The change that it comes to for a scope; undefined where the meeting is no series any more. */
export function toChange(
  meeting: ListedMeeting,
  { occurId, purpose, scope }: Asked & { readonly scope: Scope },
): MeetingChange | undefined {
  switch (purpose.kind) {
    case 'move':
      return toMoveChange(meeting, { occurId, scope, start: purpose.start, duration: purpose.duration });
    case 'cancel':
      if (meeting.recurrence === null) return undefined;
      if (scope === 'all') return { kind: 'cancel' };
      return { kind: scope === 'this' ? 'cancel-occurrence' : 'cancel-following', occurId };
    default:
      return purpose satisfies never;
  }
}
