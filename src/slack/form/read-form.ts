import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import type { Participant, Schedule } from '../../meeting/request.js';
import { fromRule, toRule } from '../../meeting/resolve/rule.js';
import { toHeldSeries } from '../../meeting/resolve/starleaf-series.js';
import { toConfSettings } from '../../starleaf/conference.js';
import { unheldWords } from '../../starleaf/unheld.js';
import { findLayout } from '../blocks/layouts.js';
import { describeProblem } from '../blocks/problem.js';
import { inZone } from '../local-time.js';
import { findTitleFault, PLAN_LIMITS, type PlanExtras, settleTime } from '../plan.js';
import type { Contents } from './contents.js';
import type { Faults } from './fields.js';
import type { FormReader } from './form-reader.js';
import { readGuests } from './guests.js';
import type { Memo } from './memo.js';
import { LONGEST_AGENDA } from './more-blocks.js';
import { toPlainWords } from './plain.js';
import { readWhen, type WhenReading } from './read-when.js';

/** What a form asks for. */
export interface FormRequest {
  /** Empty where none was typed. */
  readonly title: string;
  /** Null: as it was when the form was filled in from StarLeaf. */
  readonly schedule: Schedule | null;
  readonly participants: readonly Participant[];
  readonly extras: PlanExtras;
}

/** Reads a form that is submitted: what it asks for, or what is wrong with which field. */
export function readForm(
  contents: Contents,
  memo: Memo,
  reader: FormReader,
): FormRequest | { readonly faults: Faults } {
  const reading = readWhen(contents, memo, reader);
  const title = titleOf(contents, reading);
  // A new meeting is given a title; one that has a title does not lose it.
  const titleFault =
    title === '' && memo.subject.kind === 'edit' ? 'Please give it a title.' : findTitleFault(title);
  const faults: Faults = {
    ...(titleFault === null ? {} : { title: titleFault }),
    ...findTimeFaults(reading, reader),
    ...findPeopleFaults(contents),
    ...findAgendaFault(contents),
  };
  if (Object.keys(faults).length > 0) return { faults };
  return {
    title,
    schedule: reading.kind === 'read' ? reading.schedule : null,
    participants: toParticipants(contents),
    extras: toExtras(contents),
  };
}

/** What stands among the words of the time and is none is the title, as in a sentence. */
function titleOf({ title }: Contents, reading: WhenReading): string {
  const typed = title.trim();
  return typed === '' && reading.kind === 'read' ? (reading.leftOver ?? '') : typed;
}

function toParticipants({ people, guests }: Contents): readonly Participant[] {
  return [
    ...people.map((userId) => ({ kind: 'user', userId }) as const),
    ...readGuests(guests).emails.map((email) => ({ kind: 'email', email }) as const),
  ];
}

function toExtras({ agenda, layout, options }: Contents): PlanExtras {
  const known = findLayout(layout);
  return {
    description: agenda.trim(),
    ...(known === undefined ? {} : { layout: known }),
    requireOwner: options.includes('require-owner'),
    recording: options.includes('recording'),
    sendEmails: options.includes('send-emails'),
  };
}

function findTimeFaults(reading: WhenReading, reader: FormReader): Faults {
  switch (reading.kind) {
    case 'untouched':
      return {};
    case 'faults':
      return reading.faults;
    case 'problem': {
      const { problem } = reading;
      const [nearest] = problem.alternatives;
      const words = toPlainWords(describeProblem({ ...problem, alternatives: [] }));
      if (problem.problem !== 'unsupported-recurrence') return { words };
      return {
        repeat: `${words} ${nearest === undefined ? '' : describeNearest(nearest.schedule, reader)}`.trim(),
      };
    }
    case 'read':
      return findRepeatFault(reading.schedule, reader);
    default:
      return reading satisfies never;
  }
}

/** What StarLeaf cannot hold is said before it is asked, with the nearest that it can. */
function findRepeatFault(schedule: Schedule, reader: FormReader): Faults {
  if (schedule.kind !== 'recurring') return {};
  const times = settleTime(schedule, inZone(reader.now, reader.person.zone));
  const settings = toConfSettings({ title: 'any', invitees: [], ...times });
  if (!('unheld' in settings)) return {};
  const why = `StarLeaf cannot hold this: ${unheldWords[settings.unheld]}.`;
  const { series, end } = fromRule(schedule.recurrence.value, schedule.start.value.zoneName);
  const held = toHeldSeries(series);
  if (held === null) return { repeat: why };
  const recurrence = { value: toRule(held, end, schedule.start.value.zoneName), words: null };
  return { repeat: `${why} ${describeNearest({ ...schedule, recurrence }, reader)}` };
}

function describeNearest(schedule: Schedule, { locale }: FormReader): string {
  if (schedule.kind !== 'recurring') return '';
  const facts = { recurrence: schedule.recurrence.value, start: schedule.start.value };
  return `The nearest that it can: “${describeRecurrence(facts, locale)}”.`;
}

function findPeopleFaults({ people, guests }: Contents): Faults {
  const { emails, bad } = readGuests(guests);
  const count = people.length + emails.length;
  return {
    ...(count <= PLAN_LIMITS.mostInvitees
      ? {}
      : {
          people: `These are ${count} people, and StarLeaf takes ${PLAN_LIMITS.mostInvitees} for one meeting.`,
        }),
    ...(bad.length === 0
      ? {}
      : {
          guests: `${bad
            .slice(0, 5)
            .map((each) => `“${each}”`)
            .join(
              ', ',
            )}${bad.length > 5 ? ` and ${bad.length - 5} more` : ''} ${bad.length === 1 ? 'is no e-mail address' : 'are no e-mail addresses'}.`,
        }),
  };
}

function findAgendaFault({ agenda }: Contents): Faults {
  const { length } = agenda.trim();
  return length <= LONGEST_AGENDA
    ? {}
    : { agenda: `This has ${length} characters, and StarLeaf holds ${LONGEST_AGENDA}. Please shorten it.` };
}
