import type { DateTime, Duration } from 'luxon';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import type { Occurrence, OccurrenceChange } from '../../starleaf/occurrences.js';
import { mention } from '../blocks/mrkdwn.js';
import { describeTime } from '../blocks/when.js';
import { announce } from './announce.js';
import type { ChangeUse, MeetingChange } from './change.js';
import type { Outcome } from './outcome.js';
import { readMeeting } from './read-meeting.js';
import { readOccurId } from './split-series.js';
import { buildUndoRow } from './undo-value.js';
import {
  findDifferences,
  say,
  sayChange,
  sayDay,
  sayInThePast,
  sayNoSuchDate,
  sayOver,
  sayWhich,
} from './words.js';

type OneChange = Extract<MeetingChange, { readonly occurId: string; readonly kind: `${string}-occurrence` }>;

/** Skips, restores or changes one occurrence and leaves its series. One that is over stays as it was. */
export async function changeOne(use: ChangeUse<OneChange>, meeting: ListedMeeting): Promise<Outcome> {
  const { account, confId, change, tools } = use;
  const key = { confId, occurId: change.occurId };
  const occurrence = await account.starleaf.findOccurrence(key);
  const planned = readOccurId(change.occurId, meeting.start);
  if (occurrence === undefined || planned === undefined)
    return { kind: 'refused', why: sayNoSuchDate(meeting.title) };
  if (endOf(occurrence) <= tools.now()) return { kind: 'refused', why: sayOver(occurrence.title) };
  const facts: Facts = { meeting, occurrence, planned };
  switch (change.kind) {
    case 'cancel-occurrence':
      return skip({ ...use, change }, facts);
    case 'restore-occurrence':
      return restore({ ...use, change }, facts);
    case 'change-occurrence':
      return alter({ ...use, change }, facts);
    default:
      return change satisfies never;
  }
}

interface Facts {
  readonly meeting: ListedMeeting;
  readonly occurrence: Occurrence;
  /** Its original start, by the clocks of the series. */
  readonly planned: DateTime<true>;
}

async function skip(use: ChangeUse, { meeting, occurrence }: Facts): Promise<Outcome> {
  const { title, start, duration, isCancelled, occurId } = occurrence;
  const { starleaf } = use.account;
  const which = sayWhich(title, start, duration);
  if (isCancelled) return { kind: 'changed', line: null, done: say(`${which} is off already.`), meeting };
  const said = {
    line: `${sayDay(start, use.tools.now())} is off: skipped by ${mention(use.owner.userId)}`,
    done: say(
      `${which} is off. The other dates stay.`,
      buildUndoRow({ kind: 'restore', confId: use.confId, occurId }),
    ),
  };
  await announce(use, said);
  await starleaf.cancelOccurrence({ confId: use.confId, occurId });
  return { kind: 'changed', ...said, meeting: await readAgain(use, meeting) };
}

async function restore(use: ChangeUse, { meeting, occurrence }: Facts): Promise<Outcome> {
  const { title, start, duration, isCancelled, occurId } = occurrence;
  const which = sayWhich(title, start, duration);
  if (!isCancelled) return { kind: 'changed', line: null, done: say(`${which} takes place.`), meeting };
  const said = {
    line: `${sayDay(start, use.tools.now())} takes place again: restored by ${mention(use.owner.userId)}`,
    done: say(`${which} takes place again.`),
  };
  await announce(use, said);
  await use.account.starleaf.changeOccurrence({ confId: use.confId, occurId }, {});
  return { kind: 'changed', ...said, meeting: await readAgain(use, meeting) };
}

async function alter(
  use: ChangeUse<Extract<OneChange, { readonly kind: 'change-occurrence' }>>,
  { meeting, occurrence, planned }: Facts,
): Promise<Outcome> {
  const { confId, change, tools, owner } = use;
  const { start, duration, title, occurId } = occurrence;
  const before = describe(occurrence, {});
  const after = describe(occurrence, change.change);
  const differences = findDifferences(before, after);
  if (!Object.values(differences).includes(true) && !occurrence.isCancelled) {
    const done = say(`${sayWhich(title, start, duration)} is as you want it already.`);
    return { kind: 'changed', line: null, done, meeting };
  }
  if (differences.isMoved && endOf(after) <= tools.now()) {
    return { kind: 'refused', why: sayInThePast(describeTime(after.start, after.duration)) };
  }
  const again = occurrence.isCancelled ? 'takes place again; ' : '';
  const what = sayChange(after, differences, owner.userId);
  const said = {
    line: `${sayDay(planned, tools.now())}: ${again}${what}`,
    done: say(
      `${sayWhich(after.title, after.start, after.duration)}${differences.isMoved ? `, instead of ${describeTime(start, duration)}` : ' is changed'}. The other dates stay.`,
      ...(differences.isMoved && !occurrence.isCancelled
        ? [buildUndoRow({ kind: 'times', confId, occurId, start, duration })]
        : []),
    ),
  };
  await announce(use, said);
  await use.account.starleaf.changeOccurrence({ confId, occurId }, change.change);
  return { kind: 'changed', ...said, meeting: await readAgain(use, meeting) };
}

function describe(occurrence: Occurrence, change: OccurrenceChange) {
  const { title, description, start, duration, participants } = occurrence;
  const invitees = participants.map(({ email }) => email);
  return { title, description, start, duration, invitees, recurrence: null, ...change };
}

function endOf({ start, duration }: { readonly start: DateTime<true>; readonly duration: Duration }): number {
  return start.plus(duration).toMillis();
}

/** For the cards; where the conference has gone just now, they say what it was. */
async function readAgain({ account, confId }: ChangeUse, before: ListedMeeting): Promise<ListedMeeting> {
  return (await readMeeting(account.starleaf, confId)) ?? before;
}
