import type { Owner } from '../../credentials/owner.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { bold } from '../blocks/mrkdwn.js';
import { buildRefusedPlan } from '../blocks/refused-plan.js';
import { describeTime } from '../blocks/when.js';
import { invocationId } from '../invocation.js';
import { inZone } from '../local-time.js';
import { checkPlan } from '../plan.js';
import { announce } from './announce.js';
import { type Carried, carryExceptions, NOTHING_CARRIED, sayCarried } from './carry-exceptions.js';
import type { ChangeUse, MeetingChange } from './change.js';
import type { Outcome } from './outcome.js';
import { putPlan } from './put-plan.js';
import { readMeeting } from './read-meeting.js';
import { continueFrom, readOccurId, splitSeries } from './split-series.js';
import { findDifferences, say, sayBegun, sayChange, sayDay, sayInThePast, sayNoSuchDate } from './words.js';

type FollowingChange = Extract<MeetingChange, { readonly kind: 'change-following' }>;

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

  const day = sayDay(cut, tools.now());
  const what = sayChange(plan, findDifferences(split.following, plan), owner.userId);
  const line = `From ${day} on: ${lowerFirst(what)}. It is a series of its own now, with a link of its own`;
  const sayDone = (carried: Carried) =>
    say(
      [
        `${bold(plan.title)} from ${day} on is a new series with a new link: ${describeTime(plan.start, plan.duration)}.`,
        `The old one ends with ${sayDay(split.lastBefore, tools.now())}; what took place stays as it was.`,
        ...sayCarried(carried),
      ].join(' '),
    );
  await announce(use, { line, done: sayDone(NOTHING_CARRIED) });
  // First the new one, and the end of the old one last: repeated after a failure in between, this makes nothing twice
  // and loses no meeting.
  const heirId = heirOf(owner, confId, change.occurId);
  await account.starleaf.putMeeting(heirId, plan);
  const carried = await carryExceptions({ meeting, from: cut, heirId, plan, starleaf: account.starleaf });
  if (carried.skipped + carried.lost > 0) await announce(use, { line, done: sayDone(carried) });
  await account.starleaf.putMeeting(confId, {
    ...split.before,
    ...(plan.sendUpdateEmails !== undefined && { sendUpdateEmails: plan.sendUpdateEmails }),
  });
  const heir = await readMeeting(account.starleaf, heirId);
  if (heir === undefined) return { kind: 'gone' };
  const hasDates = split.lastBefore.plus(split.before.duration).toMillis() > tools.now();
  const rest = hasDates ? await readMeeting(account.starleaf, confId) : undefined;
  return {
    kind: 'changed',
    line,
    done: sayDone(carried),
    meeting: rest ?? null,
    successor: heir,
    ...(change.people !== undefined && { people: change.people }),
  };
}

/** The series that goes on from one of the occurrences of another, by the same name each time. */
export function heirOf(owner: Owner, confId: string, occurId: string): string {
  return `slack-${invocationId(owner, `following ${confId} ${occurId}`)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
