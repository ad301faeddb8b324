import { nextOccurrence } from '../../meeting/recurrence/occurrences.js';
import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { toOccurId } from '../../starleaf/occurrences.js';
import { bold } from '../blocks/mrkdwn.js';
import { buildRefusedPlan } from '../blocks/refused-plan.js';
import { describeTime } from '../blocks/when.js';
import { invocationId } from '../invocation.js';
import { inZone } from '../local-time.js';
import { checkPlan } from '../plan.js';
import { carryExceptions } from './carry-exceptions.js';
import type { ChangeUse, MeetingChange } from './change.js';
import type { Outcome } from './outcome.js';
import { planOf } from './plan-of.js';
import { readMeeting } from './read-meeting.js';
import { continueFrom, readOccurId, splitSeries } from './split-series.js';
import { buildUndoRow } from './undo-value.js';
import {
  count,
  findDifferences,
  say,
  sayBegun,
  sayChange,
  sayDay,
  sayInThePast,
  sayNoSuchDate,
  sayOver,
} from './words.js';

type WholeChange = Extract<MeetingChange, { readonly kind: 'change' }>;
type FollowingChange = Extract<MeetingChange, { readonly kind: 'change-following' }>;

/**
 * Changes a conference. Of a series that has begun, new times hold for what is to come, as a series of its own: what
 * took place stays as it was.
 */
export async function changeAll(use: ChangeUse<WholeChange>, meeting: ListedMeeting): Promise<Outcome> {
  const { change, tools } = use;
  const before = planOf(meeting);
  if (before === undefined) return putPlan(use, { meeting, before: change.plan });
  const differences = findDifferences(before, change.plan);
  const hasOtherTimes = differences.isMoved || differences.repeatsOtherwise;
  if (!hasOtherTimes) return putPlan(use, { meeting, before });
  if (before.recurrence === null) {
    if (endOf(before) <= tools.now()) return { kind: 'refused', why: sayOver(meeting.title) };
  } else if (before.start.toMillis() <= tools.now()) {
    const { start, recurrence } = before;
    const next = nextOccurrence({ start, recurrence }, inZone(tools.now() + 1, start.zoneName));
    if (next === undefined) return { kind: 'refused', why: sayOver(meeting.title) };
    return changeFollowing(
      { ...use, change: { ...change, kind: 'change-following', occurId: toOccurId(next) } },
      meeting,
    );
  }
  if (change.plan.recurrence === null && endOf(change.plan) <= tools.now()) {
    return { kind: 'refused', why: sayInThePast(describeTime(change.plan.start, change.plan.duration)) };
  }
  return putPlan(use, { meeting, before });
}

/** Ends a series before one of its occurrences and begins another; before the first occurrence it stays the same one. */
export async function changeFollowing(
  use: ChangeUse<FollowingChange>,
  meeting: ListedMeeting,
): Promise<Outcome> {
  const { change, tools, owner, confId, account } = use;
  const cut = readOccurId(change.occurId, meeting.start);
  const split = splitSeries(meeting, change.occurId);
  if (cut === undefined || split === undefined) return { kind: 'refused', why: sayNoSuchDate(meeting.title) };
  if (cut.toMillis() <= tools.now()) return { kind: 'refused', why: sayBegun(meeting.title) };
  const plan = continueFrom(change.plan, inZone(tools.now() + 1, change.plan.start.zoneName));
  if (plan === undefined) {
    return { kind: 'refused', why: sayInThePast(describeTime(change.plan.start, change.plan.duration)) };
  }
  if (split.before === null) {
    return putPlan(
      { ...use, change: { ...change, kind: 'change', plan } },
      { meeting, before: split.following },
    );
  }
  const fault = checkPlan(plan);
  if (fault !== null)
    return { kind: 'refused', why: buildRefusedPlan(fault, plan, 'I have changed nothing.') };

  // First the new one: repeated after a failure in between, this makes nothing twice and loses no meeting.
  const heirId = `slack-${invocationId(owner, `following ${confId} ${change.occurId}`)}`;
  await account.starleaf.putMeeting(heirId, plan);
  await account.starleaf.putMeeting(confId, {
    ...split.before,
    ...(plan.sendUpdateEmails !== undefined && { sendUpdateEmails: plan.sendUpdateEmails }),
  });
  const carried = await carryExceptions({ meeting, from: cut, heirId, plan, starleaf: account.starleaf });
  const heir = await readMeeting(account.starleaf, heirId);
  if (heir === undefined) return { kind: 'gone' };
  const hasDates = split.lastBefore.plus(split.before.duration).toMillis() > tools.now();
  const rest = hasDates ? await readMeeting(account.starleaf, confId) : undefined;
  const day = sayDay(cut, tools.now());
  const what = sayChange(plan, findDifferences(split.following, plan), owner.userId);
  return {
    kind: 'changed',
    line: `From ${day} on: ${lowerFirst(what)}. It is a series of its own now, with a link of its own`,
    done: say(
      [
        `${bold(plan.title)} from ${day} on is a new series with a new link: ${describeTime(plan.start, plan.duration)}.`,
        `The old one ends with ${sayDay(split.lastBefore, tools.now())}; what took place stays as it was.`,
        ...sayCarried(carried),
      ].join(' '),
    ),
    meeting: rest ?? null,
    successor: heir,
    ...(change.people !== undefined && { people: change.people }),
  };
}

async function putPlan(
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

const NOTHING_CARRIED = { skipped: 0, lost: 0 };

function sayCarried({
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

function hasOtherOptions(before: ListedMeeting, after: ListedMeeting): boolean {
  return (
    before.layout !== after.layout ||
    before.requireOwner !== after.requireOwner ||
    before.recording !== after.recording ||
    before.sendEmails !== after.sendEmails
  );
}

function endOf({ start, duration }: MeetingPlan): number {
  return start.plus(duration).toMillis();
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
