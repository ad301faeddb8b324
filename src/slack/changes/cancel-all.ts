import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { bold, mention } from '../blocks/mrkdwn.js';
import { announce } from './announce.js';
import type { ChangeUse, MeetingChange } from './change.js';
import type { Outcome } from './outcome.js';
import { readMeeting } from './read-meeting.js';
import { readOccurId, splitSeries } from './split-series.js';
import { say, sayBegun, sayDay, sayNoSuchDate, sayOver } from './words.js';

/** Cancels a conference, the whole series if it is one. */
export async function cancelAll(
  use: ChangeUse<Extract<MeetingChange, { readonly kind: 'cancel' }>>,
  meeting: ListedMeeting,
): Promise<Outcome> {
  const { title, start, duration, recurrence } = meeting;
  const isOver =
    start !== null &&
    duration !== null &&
    recurrence === null &&
    start.plus(duration).toMillis() <= use.tools.now();
  if (isOver) return { kind: 'refused', why: sayOver(title) };
  const what = `${bold(title)} is cancelled${recurrence === null ? '' : ', the whole series'}, and nobody can join it any more.`;
  const said = {
    line: `Cancelled by ${mention(use.owner.userId)}`,
    done: say(use.change.isUndo === true ? `Undone: ${what}` : what),
  };
  await announce(use, said);
  await use.account.starleaf.cancelMeeting(use.confId);
  return { kind: 'changed', ...said, meeting: null, was: meeting };
}

/** Ends a series before one of its occurrences; without any date left to come it is off. */
export async function cancelFollowing(
  use: ChangeUse<Extract<MeetingChange, { readonly kind: 'cancel-following' }>>,
  meeting: ListedMeeting,
): Promise<Outcome> {
  const { account, confId, change, tools, owner } = use;
  const cut = readOccurId(change.occurId, meeting.start);
  const split = splitSeries(meeting, change.occurId);
  if (cut === undefined || split === undefined) return { kind: 'refused', why: sayNoSuchDate(meeting.title) };
  if (cut.toMillis() <= tools.now()) return { kind: 'refused', why: sayBegun(meeting.title) };
  if (split.before === null) return cancelAll({ ...use, change: { kind: 'cancel' } }, meeting);
  const day = sayDay(cut, tools.now());
  const said = {
    line: `No more meetings from ${day} on: cancelled by ${mention(owner.userId)}`,
    done: say(
      `${bold(meeting.title)} ends with ${sayDay(split.lastBefore, tools.now())}; the meetings from ${day} on are cancelled.`,
    ),
  };
  await announce(use, said);
  await account.starleaf.putMeeting(confId, split.before);
  const hasDates = split.lastBefore.plus(split.before.duration).toMillis() > tools.now();
  return {
    kind: 'changed',
    ...said,
    was: meeting,
    meeting: hasDates ? ((await readMeeting(account.starleaf, confId)) ?? null) : null,
  };
}
