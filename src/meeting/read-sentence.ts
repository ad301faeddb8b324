import type { DateTime } from 'luxon';
import type { Day } from './grammar/day.js';
import type { Fact } from './grammar/facts.js';
import { english } from './lexicon/english.js';
import { findLexicon } from './lexicon/find-lexicon.js';
import type { DayPart, Lexicon } from './lexicon/lexicon.js';
import { LONGEST_SENTENCE, normalise } from './normalise.js';
import { type Parts, readParts } from './read-parts.js';
import type { Part, Participant, Place } from './request.js';
import { findFact } from './resolve/find-fact.js';
import { resolveWhen } from './resolve/resolve-when.js';
import { takenByMeetings, toVariants } from './resolve/variants.js';
import type { Choice, When } from './resolve/when.js';
import { takeParticipants } from './take-participants.js';
import { takePlace } from './take-place.js';
import { shorten } from './title/find-ignored.js';
import { readTitle, type Title, withTitle } from './title/read-title.js';
import { quote, type Sentence } from './tokens.js';

/** Who types, when and where. */
export interface Context {
  readonly now: DateTime<true>;
  /** The person's IANA zone. */
  readonly zone: string;
  /** The person's locale as Slack names it, such as `en-GB`; empty if unknown. */
  readonly locale: string;
}

/** Everything that a sentence says, before the rules of the product decide what becomes of it. */
export interface Reading {
  readonly when: When;
  readonly title: Title;
  /** What it says about time beside the time that it names. */
  readonly unused: readonly Fact[];
  readonly participants: readonly Participant[];
  readonly place: Part<Place>;
  readonly sentence: Sentence;
  /** The same sentence read with another choice where it leaves one. */
  readonly choose: (choice: Choice) => When;
  /** The same sentence, had it named another day. */
  readonly on: (day: Day) => When;
  /** What it may mean where it names several days or clock times: a reading of each; only itself where it names one. */
  readonly variants: () => readonly Reading[];
}

/** Reads a sentence in the person's language, or in English where that understands more of it. */
export function readSentence(text: string, context: Context): Reading {
  const { participants, rest } = takeParticipants(text.slice(0, LONGEST_SENTENCE));
  const unread = text.slice(LONGEST_SENTENCE).trim();
  const { place, rest: placed } = takePlace(rest);
  const source = normalise(placed);
  const own = findLexicon(context.locale);
  const parts = withUnread(bestOf(source, own, context), unread);
  return toReading(parts.facts, parts, {
    context,
    participants,
    place: place.words === null ? placeOf(parts) : place,
  });
}

/** What lies beyond the longest sentence is not looked at, and that has to be said. */
function withUnread(parts: InOneLanguage, unread: string): InOneLanguage {
  if (unread === '') return parts;
  const ignored = () => [...parts.title.ignored(), shorten(unread)];
  return { ...parts, title: { ...parts.title, ignored } };
}

/** "here" or "privately", where no channel was named. */
function placeOf({ sentence, facts }: Pick<InOneLanguage, 'sentence' | 'facts'>): Part<Place> {
  const said = findFact(facts, 'place');
  return said === null
    ? { value: { kind: 'here' }, words: null }
    : { value: { kind: said.place }, words: quote(sentence, said) };
}

interface Beside extends Pick<Reading, 'participants' | 'place'> {
  readonly context: Context;
}

function toReading(facts: readonly Fact[], parts: InOneLanguage, beside: Beside): Reading {
  const { sentence, title } = parts;
  const { participants, place, context } = beside;
  const hint = findHint(sentence, facts);
  const choose = (choice: Choice) => resolveWhen(facts, context, { hint, choice });
  const on = (day: Day) =>
    resolveWhen(
      facts.map((fact) => (fact.kind === 'day' ? { ...fact, day } : fact)),
      context,
      { hint, choice: {} },
    );
  const when = facts === parts.facts ? parts.when : choose({});
  const variants = () => toVariants(facts, when.used).map((variant) => toReading(variant, parts, beside));
  const unused = facts.filter((fact) => !when.used.includes(fact));
  return { when, title, unused, sentence, participants, place, choose, on, variants };
}

function bestOf(source: string, own: Lexicon, context: Context): InOneLanguage {
  const inOwn = readIn(own, source, context);
  if (own === english || inOwn.whole) return inOwn;
  const inEnglish = readIn(english, source, context);
  return inEnglish.whole || coverage(inEnglish) > coverage(inOwn) ? inEnglish : inOwn;
}

function readIn(lexicon: Lexicon, source: string, context: Context): InOneLanguage {
  const { sentence, facts, title, whole } = readParts(source, { ...context, lexicon });
  const when = resolveWhen(facts, context, { hint: findHint(sentence, facts), choice: {} });
  const taken = withBeside([...when.used, ...takenByMeetings(facts, when.used)], facts);
  return { title: toTitle(title, sentence, taken), sentence, facts, when, taken, whole };
}

function toTitle(apart: string | null, sentence: Sentence, taken: readonly Fact[]): Title {
  if (apart === '') return NO_TITLE;
  return apart === null ? readTitle(sentence, taken) : withTitle(apart, sentence, taken);
}

/** A reading in one language. */
interface InOneLanguage extends Omit<Parts, 'title'> {
  readonly title: Title;
  readonly when: When;
  /** The facts that its time is made of, and what is said along with them. */
  readonly taken: readonly Fact[];
}

/** How much of a sentence is understood as time, in characters. */
function coverage({ taken, sentence: { tokens } }: InOneLanguage): number {
  return taken.reduce(
    (sum, { from, next }) => sum + (tokens[next - 1]?.end ?? 0) - (tokens[from]?.start ?? 0),
    0,
  );
}

const NO_TITLE: Title = { subject: null, words: null, ignored: () => [] };

/** "sharp", "first thing", "here": said along with a time, whatever time it is. */
function withBeside(used: readonly Fact[], facts: readonly Fact[]): readonly Fact[] {
  const beside = facts.filter(({ kind }) => kind === 'place' || (kind === 'filler' && used.length > 0));
  return [...used, ...beside];
}

/** Words that are no time but tell morning from evening: "dinner at 7", "basketball night". */
function findHint({ tokens }: Sentence, facts: readonly Fact[]): DayPart | null {
  const parts = facts.filter(({ kind }) => kind === 'part');
  for (const [index, { meaning }] of tokens.entries()) {
    const hint = meaning.hint ?? meaning.part;
    if (hint !== undefined && !parts.some(({ from, next }) => index >= from && index < next)) return hint;
  }
  return null;
}
