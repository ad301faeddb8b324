import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { bold } from '../blocks/mrkdwn.js';
import { buildRefusedPlan } from '../blocks/refused-plan.js';
import { describeTime } from '../blocks/when.js';
import { inZone } from '../local-time.js';
import { checkPlan } from '../plan.js';
import { carryExceptions, NOTHING_CARRIED, sayCarried } from './carry-exceptions.js';
import type { ChangeUse, MeetingChange } from './change.js';
import type { Outcome } from './outcome.js';
import { readMeeting } from './read-meeting.js';
import { buildUndoRow } from './undo-value.js';
import { findDifferences, say, sayChange } from './words.js';

type WholeChange = Extract<MeetingChange, { readonly kind: 'change' }>;

/** Gives a conference all of a plan; it stays the same one, with the same link. */
export async function putPlan(
  use: ChangeUse<WholeChange>,
  { meeting, before }: { readonly meeting: ListedMeeting; readonly before: MeetingPlan },
): Promise<Outcome> {
  const { account, confId, change, owner, tools } = use;
  const { plan, people } = change;
  const fault = checkPlan(plan);
  if (fault !== null)
    return { kind: 'refused', why: buildRefusedPlan(fault, plan, 'I have changed nothing.') };
  const differences = findDifferences(before, plan);
  await account.starleaf.putMeeting(confId, plan);
  const carried =
    differences.isMoved && meeting.start !== null
      ? await carryExceptions({
          meeting,
          from: inZone(Math.max(before.start.toMillis(), tools.now()), before.start.zoneName),
          heirId: confId,
          plan,
          starleaf: account.starleaf,
        })
      : NOTHING_CARRIED;
  const after = await readMeeting(account.starleaf, confId);
  if (after === undefined) return { kind: 'gone' };
  const isAnyDifferent = Object.values(differences).includes(true) || hasOtherOptions(meeting, after);
  const canUndo = differences.isMoved && !differences.repeatsOtherwise && before.recurrence === null;
  const times = `${describeTime(plan.start, plan.duration)}${differences.isMoved ? `, instead of ${describeTime(before.start, before.duration)}` : ''}`;
  return {
    kind: 'changed',
    line: isAnyDifferent ? sayChange(plan, differences, owner.userId) : null,
    done: say(
      [
        `${bold(plan.title)} is ${differences.isMoved ? 'moved' : 'changed'}: ${times}.`,
        ...sayCarried(carried),
      ].join(' '),
      ...(canUndo
        ? [
            buildUndoRow({
              kind: 'times',
              confId,
              occurId: null,
              start: before.start,
              duration: before.duration,
            }),
          ]
        : []),
    ),
    meeting: after,
    ...(people !== undefined && { people }),
  };
}

function hasOtherOptions(before: ListedMeeting, after: ListedMeeting): boolean {
  return (
    before.layout !== after.layout ||
    before.requireOwner !== after.requireOwner ||
    before.recording !== after.recording ||
    before.sendEmails !== after.sendEmails
  );
}
