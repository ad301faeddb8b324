import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { bold } from '../blocks/mrkdwn.js';
import { buildRefusedPlan } from '../blocks/refused-plan.js';
import { describeTime } from '../blocks/when.js';
import { inZone } from '../local-time.js';
import { checkPlan } from '../plan.js';
import { announce } from './announce.js';
import {
  type Carried,
  type CarriedFrom,
  carryExceptions,
  NOTHING_CARRIED,
  sayCarried,
} from './carry-exceptions.js';
import type { ChangeUse, MeetingChange } from './change.js';
import type { Outcome } from './outcome.js';
import { readMeeting } from './read-meeting.js';
import { buildUndoRow } from './undo-value.js';
import { type Differences, findDifferences, say, sayChange } from './words.js';

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
  const canUndo = differences.isMoved && !differences.repeatsOtherwise && before.recurrence === null;
  const times = `${describeTime(plan.start, plan.duration)}${differences.isMoved ? `, instead of ${describeTime(before.start, before.duration)}` : ''}`;
  const sayDone = (carried: Carried) =>
    say(
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
    );
  const isDifferent = Object.values(differences).includes(true);
  const line = sayChange(plan, differences, owner.userId);
  // After a crash it may have these times already, and what was special about it before is known from then.
  const kept = tools.trail.change;
  const carries = kept?.carries ?? findCarries({ meeting, before, differences, now: tools.now() });
  if (kept === null) {
    await announce(use, { line: isDifferent ? line : null, done: sayDone(NOTHING_CARRIED) }, carries);
  }
  await account.starleaf.putMeeting(confId, plan);
  const carried =
    carries === undefined
      ? NOTHING_CARRIED
      : await carryExceptions({ ...carries, heirId: confId, plan, starleaf: account.starleaf });
  const after = await readMeeting(account.starleaf, confId);
  if (after === undefined) return { kind: 'gone' };
  if (kept !== null && !isDifferent) {
    const { line: keptLine, done } = kept.said;
    const whole = say([done.text, ...sayCarried(carried)].join(' '), ...done.blocks.slice(1));
    return {
      kind: 'changed',
      line: keptLine,
      done: whole,
      meeting: after,
      ...(people !== undefined && { people }),
    };
  }
  return {
    kind: 'changed',
    line: isDifferent || hasOtherOptions(meeting, after) ? line : null,
    done: sayDone(carried),
    meeting: after,
    ...(people !== undefined && { people }),
  };
}

/** Undefined where the times stay. */
function findCarries(facts: {
  readonly meeting: ListedMeeting;
  readonly before: MeetingPlan;
  readonly differences: Differences;
  readonly now: number;
}): CarriedFrom | undefined {
  const { meeting, before, differences, now } = facts;
  if (!differences.isMoved || meeting.start === null) return undefined;
  const { confId, start, exceptions } = meeting;
  return {
    meeting: { confId, start, exceptions },
    from: inZone(Math.max(before.start.toMillis(), now), before.start.zoneName),
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
