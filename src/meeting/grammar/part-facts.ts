import { has, meaningAt, type Sentence, skip } from '../tokens.js';
import { readClock } from './clock.js';
import type { Fact, FactValue } from './facts.js';
import type { Match } from './number.js';
import { readDay } from './read-day.js';
import type { Stand } from './stand.js';

/** "morning" beside a day or led in ("in the morning", "this evening"); elsewhere it is only a word. */
export function readPart({ sentence, at, before }: Stand): Match<FactValue> | null {
  const led =
    has(sentence, at, 'in') || has(sentence, at, 'at') || has(sentence, at, 'for') || has(sentence, at, 'on');
  const start = skip(sentence, led ? at + 1 : at, 'the', 'filler');
  const today = has(sentence, start, 'this');
  const { part } = meaningAt(sentence, today ? start + 1 : start);
  if (part === undefined) return null;
  const next = today ? start + 2 : start + 1;
  if (today)
    return {
      value: { kind: 'day', day: { kind: 'offset', days: 0, months: 0, base: null } },
      next: next - 1,
    };
  const beside = before !== undefined && before.next === at && before.kind !== 'zone';
  const noun = start === at && isNoun(sentence, at - 1, before);
  const onDay = !noun && readDay(sentence, skip(sentence, skip(sentence, next, 'of'), 'on')) !== null;
  const clock = readClock(sentence, skip(sentence, next, 'at'));
  const clockAhead =
    clock !== null && start === at && (has(sentence, next, 'at') || at === 0 || !clock.value.bare);
  const sure = (led && start > at + 1) || beside || onDay || clockAhead;
  return sure ? { value: { kind: 'part', part }, next } : null;
}

/** "basketball night on Monday": what a noun goes with belongs to the noun. */
function isNoun(sentence: Sentence, at: number, before: Fact | undefined): boolean {
  const token = sentence.tokens[at];
  return token?.kind === 'word' && token.meaning.roles === undefined && (before?.next ?? 0) <= at;
}

/** "now" */
export function readNow({ sentence, at }: Stand): Match<FactValue> | null {
  return has(sentence, at, 'now') ? { value: { kind: 'now' }, next: at + 1 } : null;
}

/** Words that only go with a time: "sharp", "first thing". */
export function readFiller({ sentence, at, before }: Stand): Match<FactValue> | null {
  if (!has(sentence, at, 'filler')) return null;
  const beside = before?.next === at || readDay(sentence, skip(sentence, at + 1, 'on')) !== null;
  return beside ? { value: { kind: 'filler' }, next: at + 1 } : null;
}
