import type { DateTime } from 'luxon';
import { countOccurrences, nextOccurrence } from '../../meeting/recurrence/occurrences.js';
import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { toOccurId } from '../../starleaf/occurrences.js';
import { escapeText } from '../blocks/mrkdwn.js';
import { describeTime } from '../blocks/when.js';
import { type Scope, toMoveChange } from './move-change.js';
import type { NewTimes } from './read-move.js';
import { readOccurId, splitSeries } from './split-series.js';
import { count, sayDay, sayRepeats } from './words.js';

/** What a scope comes to, in a sentence or two: how many meetings, and what becomes of the series. */
export function describeScope(facts: {
  readonly meeting: ListedMeeting;
  readonly occurId: string;
  readonly times: NewTimes;
  readonly scope: Scope;
  readonly now: DateTime<true>;
}): string {
  const { meeting, occurId, times, scope, now } = facts;
  const change = toMoveChange(meeting, { occurId, scope, ...times });
  const planned = readOccurId(occurId, meeting.start);
  if (change === undefined || planned === undefined) return 'This meeting does not repeat any more.';
  const day = sayDay(planned, now.toMillis());
  const told = meeting.sendEmails
    ? ` StarLeaf mails ${count(meeting.participants.length, 'person', 'people')}.`
    : '';
  switch (change.kind) {
    case 'change-occurrence':
      return `Moves 1 meeting: ${day}. All others stay.${told}`;
    case 'change-following':
      return `${describeFollowing(change.plan, { meeting, occurId, now })}${told}`;
    case 'change': {
      const next = nextPlanned(meeting, now);
      const hasBegun = meeting.start !== null && meeting.start <= now;
      if (!hasBegun || next === undefined) return `Moves ${describeAll(change.plan)}; the link stays.${told}`;
      return `What took place stays as it was. ${describeFollowing(change.plan, { meeting, occurId: next, now })}${told}`;
    }
    default:
      return change satisfies never;
  }
}

/** Said plainly: it is another series then, with another link, and what was changed by itself follows it. */
function describeFollowing(
  plan: MeetingPlan,
  {
    meeting,
    occurId,
    now,
  }: { readonly meeting: ListedMeeting; readonly occurId: string; readonly now: DateTime<true> },
): string {
  const cut = readOccurId(occurId, meeting.start);
  const split = splitSeries(meeting, occurId);
  if (cut === undefined || split === undefined || split.before === null) {
    return `Moves ${describeAll(plan)}; the link stays.`;
  }
  const lost = meeting.exceptions.filter(
    ({ occurId: each, isCancelled }) => !isCancelled && (readOccurId(each, meeting.start) ?? cut) >= cut,
  ).length;
  return [
    `Ends the series before ${sayDay(cut, now.toMillis())} and starts a new one with a new link: ${describeTime(plan.start, plan.duration)}, ${escapeText(sayRepeats(plan))}.`,
    ...(lost === 0
      ? []
      : [
          `${count(lost, 'date that you had moved or changed follows', 'dates that you had moved or changed follow')} the new times.`,
        ]),
  ].join(' ');
}

function describeAll({ start, recurrence }: MeetingPlan): string {
  const number = recurrence === null ? 1 : countOccurrences({ start, recurrence });
  return number === undefined ? 'all meetings of the series' : count(number, 'meeting');
}

function nextPlanned({ start, recurrence }: ListedMeeting, now: DateTime<true>): string | undefined {
  if (start === null || recurrence === null) return undefined;
  const next = nextOccurrence({ start, recurrence }, now);
  return next === undefined ? undefined : toOccurId(next);
}
