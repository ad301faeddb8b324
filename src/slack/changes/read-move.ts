import type { DateTime, Duration } from 'luxon';
import { isProblem, type Problem } from '../../meeting/problem.js';
import { readTimesSaid } from '../../meeting/times-said.js';
import type { AgendaEntry } from '../../starleaf/agenda.js';
import { takeWhich } from '../agenda/which.js';
import { inZone } from '../local-time.js';
import type { Person } from '../people.js';
import { readSentence } from '../read-sentence.js';

/** By whom and when something was typed. */
export interface Typed {
  readonly person: Person;
  readonly at: number;
}

/** "standup to 4pm": what is moved, and to when; empty where it is not said. */
export function takeMove(text: string, typed: Typed): { readonly which: string; readonly to: string } {
  const tails = [...text.matchAll(/(?<![^\s])to\s+/gi)].map(({ index, 0: word }) => ({
    index,
    to: text.slice(index + word.length).trim(),
  }));
  // A title may hold a "to" of its own, and so may a time: "intro to Rust to Friday 9 to 10".
  const tail = tails.find(({ to }) => isTime(to, typed) || isTime(`at ${to}`, typed)) ?? tails.at(-1);
  const front = tail === undefined ? text : text.slice(0, tail.index);
  return { which: takeWhich(front, /$/).which, to: tail?.to ?? '' };
}

function isTime(words: string, typed: Typed): boolean {
  const said = readTimesSaid(words, contextOf(typed));
  return said.words === '' && said.spans.length + said.clocks.length > 0;
}

/** When a meeting is to take place instead. */
export interface NewTimes {
  readonly start: DateTime<true>;
  readonly duration: Duration;
}

/**
 * The new times of an entry: of a day alone it keeps the hour, of an hour alone the day, and its length unless
 * another is said.
 * @param chosenReading which of the readings that were offered before was chosen; null where none was
 */
export function readMove(
  to: string,
  { entry, typed, chosenReading }: { entry: AgendaEntry; typed: Typed; chosenReading: number | null },
): NewTimes | Problem {
  const reading = readSentence(...toSentence(to, { entry, typed }));
  const chosen =
    isProblem(reading) && chosenReading !== null ? (reading.alternatives[chosenReading] ?? reading) : reading;
  if (isProblem(chosen)) return chosen;
  const { schedule } = chosen;
  switch (schedule.kind) {
    case 'now':
      return {
        start: inZone(typed.at, typed.person.zone).startOf('minute'),
        duration: schedule.duration.value,
      };
    case 'once':
      return { start: schedule.start.value, duration: schedule.duration.value };
    case 'recurring':
    case 'permanent':
      return { problem: 'unsupported-recurrence', words: to, alternatives: [] };
    default:
      return schedule satisfies never;
  }
}

type Sentence = Parameters<typeof readSentence>;

/** What was left out is said in full, so that the one grammar reads it, doubts and clock changes included. */
function toSentence(
  to: string,
  { entry, typed }: { readonly entry: AgendaEntry; readonly typed: Typed },
): Sentence {
  const { person, at } = typed;
  // A number alone is an hour here, what else could it be.
  if (!isTime(to, typed) && isTime(`at ${to}`, typed)) return toSentence(`at ${to}`, { entry, typed });
  const { spans, clocks } = readTimesSaid(to, contextOf(typed));
  const defaultMinutes = entry.duration.as('minutes');
  if (spans.length === 0 && clocks.length > 0) {
    const day = entry.start.setZone(person.zone).toFormat('yyyy-MM-dd');
    return [`${day} ${to}`, { person, at, defaultMinutes }];
  }
  if (spans.length > 0 && clocks.length === 0) {
    // The hour is that of the meeting's own clocks.
    const there = { ...person, zone: entry.meeting.start?.zoneName ?? entry.start.zoneName };
    const hour = entry.start.setZone(there.zone).toFormat('HH:mm');
    return [`${to} ${hour}`, { person: there, at, defaultMinutes }];
  }
  return [to, { person, at, defaultMinutes }];
}

function contextOf({ person, at }: Typed) {
  const now = inZone(at, person.zone);
  return { now, zone: now.zoneName, locale: person.locale };
}
