import type { DateTime, Duration } from 'luxon';
import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import type { MeetingPlan } from '../../starleaf/meeting.js';
import { section } from '../blocks/build.js';
import { bold, escapeText, mention, quote } from '../blocks/mrkdwn.js';
import { describeTime } from '../blocks/when.js';
import type { Message } from '../message.js';

/** A message of one paragraph. */
export function say(text: string, ...blocks: Message['blocks']): Message {
  return { text, blocks: [section(text), ...blocks] };
}

/** "Thu 3 Dec", with the year where it is not this one. */
export function sayDay(day: DateTime<true>, now: number): string {
  const year = day.hasSame(day.set({ year: new Date(now).getUTCFullYear() }), 'year') ? '' : ' yyyy';
  return day.setLocale('en-GB').toFormat(`ccc d LLL${year}`);
}

/** "3 meetings", "1 meeting". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

type Described = Pick<MeetingPlan, 'title' | 'start' | 'duration' | 'recurrence'> & {
  readonly description?: string;
  readonly invitees?: readonly string[];
};

/** Which of its parts a plan changes. */
export interface Differences {
  readonly isMoved: boolean;
  readonly isRenamed: boolean;
  readonly repeatsOtherwise: boolean;
  readonly hasOtherPeople: boolean;
  readonly hasOtherAgenda: boolean;
}

export function findDifferences(before: Described, after: Described): Differences {
  return {
    isMoved:
      before.start.toMillis() !== after.start.toMillis() ||
      before.start.zoneName !== after.start.zoneName ||
      before.duration.toMillis() !== after.duration.toMillis(),
    isRenamed: before.title !== after.title,
    repeatsOtherwise: sayRepeats(before) !== sayRepeats(after),
    hasOtherPeople: `${sorted(before.invitees)}` !== `${sorted(after.invitees)}`,
    hasOtherAgenda: (before.description ?? '') !== (after.description ?? ''),
  };
}

/** "Moved to Thu 26 Nov 2026, 16:00–16:30 London time by @ana": what a change comes to, for all who see the card. */
export function sayChange(after: Described, differences: Differences, by: string): string {
  const { isMoved, isRenamed, repeatsOtherwise, hasOtherPeople, hasOtherAgenda } = differences;
  const said = [
    isMoved ? `moved to ${describeTime(after.start, after.duration)}` : '',
    repeatsOtherwise ? sayNewRepeats(after) : '',
    isRenamed ? `now called ${bold(after.title)}` : '',
    hasOtherPeople ? 'other people invited' : '',
    hasOtherAgenda ? 'a new agenda' : '',
  ].filter((part) => part !== '');
  const [first = 'changed', ...rest] = said;
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join('; ')} by ${mention(by)}`;
}

/** How a meeting repeats, in words; empty where it does not. */
export function sayRepeats({ recurrence, start }: Pick<Described, 'recurrence' | 'start'>): string {
  return recurrence === null ? '' : describeRecurrence({ recurrence, start });
}

function sayNewRepeats(after: Described): string {
  const repeats = sayRepeats(after);
  return repeats === '' ? 'no longer repeats' : `repeats ${escapeText(repeats)}`;
}

/** `*Standup* on Thu 3 Dec 2026, 09:30–09:45 London time`. */
export function sayWhich(title: string, start: DateTime<true>, duration: Duration): string {
  return `${bold(title)} on ${describeTime(start, duration)}`;
}

/** For what is over: it stays as it was. */
export function sayOver(title: string): Message {
  return say(`${bold(title)} is over already, so I have left it as it was.`);
}

/** For what cannot begin otherwise any more. */
export function sayBegun(title: string): Message {
  return say(
    `That meeting of ${bold(title)} has begun already, so I have changed nothing. Please choose one that is to come.`,
  );
}

/** For an occurrence that the series does not have, or no longer has. */
export function sayNoSuchDate(title: string): Message {
  return say(`${bold(title)} has no meeting on that date any more, so I have changed nothing.`);
}

/** For a conference that was made elsewhere (403). */
export const NOT_OURS: Message = say(
  'This meeting was made outside this app, and StarLeaf lets only the place where it was made change it. Open it in StarLeaf to change it there.',
);

/** For a time that has passed. */
export function sayInThePast(words: string): Message {
  return say(`${quote(words)} is in the past, so I have changed nothing. Please give a time to come.`);
}

function sorted(emails: readonly string[] = []): readonly string[] {
  return emails.map((email) => email.toLowerCase()).sort();
}
