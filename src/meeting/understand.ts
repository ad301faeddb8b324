import type { DateTime } from 'luxon';
import { type Context, type Reading, readSentence } from './read-sentence.js';
import type { Participant } from './request.js';
import { toRule } from './resolve/rule.js';
import type { Choice, When } from './resolve/when.js';

/** How a sentence is understood, in plain values: what `npm run understand` writes. */
export interface Understanding {
  /** ISO with offset, a plain date where only a day was said, null where nothing was. */
  readonly start: string | null;
  readonly end: string | null;
  /** Only if a length was said. */
  readonly durationMinutes: number | null;
  readonly zone: string;
  /** An RFC 5545 rule without DTSTART. */
  readonly rrule: string | null;
  readonly title: string | null;
  readonly participants: readonly string[];
  readonly problem: string | null;
  readonly alternatives: readonly Omit<
    Understanding,
    'alternatives' | 'problem' | 'participants' | 'title'
  >[];
}

/** Says what is in a sentence, whether or not a meeting can be made of it. */
export function understand(text: string, context: Context): Understanding {
  const reading = readSentence(text, context);
  const { when } = reading;
  return {
    ...toTimes(when),
    title: reading.title.subject,
    participants: reading.participants.map(toAddress),
    problem: when.trouble?.kind ?? (when.doubts.length > 0 ? 'ambiguous' : null),
    alternatives: toAlternatives(reading),
  };
}

function toTimes(when: When) {
  return {
    start: toText(when.start) ?? when.day?.toISODate() ?? null,
    end: toText(when.end) ?? when.lastDay?.toISODate() ?? null,
    durationMinutes: when.minutes,
    zone: when.zone,
    rrule: toRuleOf(when),
  };
}

/** Null for "twice a week" too: no rule can say it without its days. */
function toRuleOf({ repetition }: When): string | null {
  if (repetition === null || repetition.series.interval < 1) return null;
  return toRule(repetition.series, repetition.end);
}

function toAlternatives({ when, choose }: Reading) {
  if (when.doubts.length === 0) return [];
  const choices: Choice[] = [{}, ...when.doubts.map((doubt) => ({ [doubt]: true }))];
  return choices.map((choice) => toTimes(choose(choice)));
}

function toText(at: DateTime<true> | null): string | null {
  return at?.toISO({ suppressMilliseconds: true }) ?? null;
}

function toAddress(participant: Participant): string {
  switch (participant.kind) {
    case 'user':
      return participant.userId;
    case 'group':
      return participant.groupId;
    case 'email':
      return participant.email;
    default:
      return participant satisfies never;
  }
}
