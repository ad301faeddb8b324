import type { DateTime } from 'luxon';
import { occurrencesBetween } from '../../meeting/recurrence/occurrences.js';
import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { type Occurrence, toOccurId } from '../../starleaf/occurrences.js';
import type { StarLeafAccount } from '../../starleaf/service.js';
import { daysBetween } from './shift-recurrence.js';
import { readOccurId } from './split-series.js';
import { count } from './words.js';

/** What became of the exceptions of a series that got other times. */
export interface Carried {
  /** Skipped dates that are skipped in the new series, too. */
  readonly skipped: number;
  /** Changed dates that follow the series again. */
  readonly lost: number;
}

/** What was special about a series before it gets other times. */
export interface CarriedFrom {
  /** As it was before. */
  readonly meeting: Pick<ListedMeeting, 'confId' | 'start'> & {
    readonly exceptions: readonly Pick<Occurrence, 'occurId' | 'isCancelled'>[];
  };
  /** Its occurrences from here on have become those of the heir. */
  readonly from: DateTime<true>;
}

export const NOTHING_CARRIED: Carried = { skipped: 0, lost: 0 };

/**
 * StarLeaf names occurrences by their start, so new times make them new ones: what was skipped is skipped again on the
 * day that it has become, lest a meeting that is off should take place. What was moved follows the new times.
 */
export async function carryExceptions(
  facts: CarriedFrom & {
    /** The conference that has the new times, which may be the same one. */
    readonly heirId: string;
    readonly plan: MeetingPlan;
    readonly starleaf: StarLeafAccount;
  },
): Promise<Carried> {
  const { meeting, from, heirId, plan, starleaf } = facts;
  const { start, recurrence } = plan;
  if (recurrence === null) return NOTHING_CARRIED;
  const isSame = heirId === meeting.confId;
  const days = daysBetween({ from: isSame ? (meeting.start ?? from) : from, to: start });
  let skipped = 0;
  let lost = 0;
  for (const { occurId, isCancelled } of meeting.exceptions) {
    const planned = readOccurId(occurId, meeting.start);
    if (planned === undefined || planned < from) continue;
    const { year, month, day: date } = planned.plus({ days });
    const day = start.set({ year, month, day: date }).startOf('day');
    const [heir] = occurrencesBetween({ start, recurrence }, { from: day, to: day.plus({ days: 1 }) });
    // Its name has not changed: StarLeaf still knows it.
    if (isSame && heir !== undefined && heir.toMillis() === planned.toMillis()) continue;
    if (!isCancelled) lost += 1;
    else if (heir !== undefined) {
      await starleaf.cancelOccurrence({ confId: heirId, occurId: toOccurId(heir) });
      skipped += 1;
    }
  }
  return { skipped, lost };
}

/** What that means for the person; nothing where nothing was special. */
export function sayCarried({
  skipped,
  lost,
}: {
  readonly skipped: number;
  readonly lost: number;
}): readonly string[] {
  return [
    ...(skipped === 0 ? [] : [`${count(skipped, 'skipped date stays', 'skipped dates stay')} off.`]),
    ...(lost === 0
      ? []
      : [
          `${count(lost, 'date that you had changed by itself follows', 'dates that you had changed by themselves follow')} the series again.`,
        ]),
  ];
}
