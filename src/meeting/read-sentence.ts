import type { DateTime } from 'luxon';
import type { Day } from './grammar/day.js';
import type { Fact } from './grammar/facts.js';
import { readByChrono } from './grammar/read-by-chrono.js';
import { scan } from './grammar/scan.js';
import { english } from './lexicon/english.js';
import { findLexicon, hasLexicon } from './lexicon/find-lexicon.js';
import type { DayPart, Lexicon } from './lexicon/lexicon.js';
import { LONGEST_SENTENCE, normalise } from './normalise.js';
import type { Part, Participant, Place } from './request.js';
import { findFact } from './resolve/find-fact.js';
import { resolveWhen } from './resolve/resolve-when.js';
import { takenByMeetings, toVariants } from './resolve/variants.js';
import type { Choice, When } from './resolve/when.js';
import { takeParticipants } from './take-participants.js';
import { takePlace } from './take-place.js';
import { shorten } from './title/find-ignored.js';
import { readTitle, type Title, takeQuoted, withTitle } from './title/read-title.js';
import { splitTitle } from './title/split-title.js';
import { tidy } from './title/tidy.js';
import { type DateOrder, quote, type Sentence, toSentence } from './tokens.js';

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

interface InLanguage extends Context {
  readonly lexicon: Lexicon;
}

/** "sharp", "first thing", "here": said along with a time, whatever time it is. */
function withBeside(used: readonly Fact[], facts: readonly Fact[]): readonly Fact[] {
  const beside = facts.filter(({ kind }) => kind === 'place' || (kind === 'filler' && used.length > 0));
  return [...used, ...beside];
}

interface Parts {
  readonly sentence: Sentence;
  readonly facts: readonly Fact[];
  /** Where the sentence sets it apart from the time or puts it in quotes; empty where it has none for sure. */
  readonly title: string | null;
  /** Every word beside a title set apart is about time. */
  readonly whole: boolean;
}

/** A title set apart by a dash from words that are all about time is no place to look for times in. */
function readParts(source: string, context: InLanguage): Parts {
  const halves = splitTitle(source);
  if (halves !== null) {
    const parts = scanIn(halves.rest, context);
    const title = tidy(halves.title);
    if (isAllTime(parts) && title === '') return { ...parts, title: '', whole: true };
    if (isAllTime(parts) && isApart(parts.facts, scanIn(halves.title, context)))
      return { ...parts, title, whole: true };
  }
  const quoted = takeQuoted(source);
  if (quoted === null) return { ...scanIn(source, context), title: null, whole: false };
  return { ...scanIn(quoted.rest, context), title: quoted.title, whole: false };
}

/** "Tue 2:00 - 2:30" is one time: the dash sets apart only what is no time, or what a whole time follows. */
function isApart(facts: readonly Fact[], head: Pick<Parts, 'sentence' | 'facts'>): boolean {
  if (head.facts.length === 0) return true;
  const said = new Set(facts.map(({ kind }) => kind));
  const endsInClock =
    head.facts.at(-1)?.kind === 'clock' && head.facts.at(-1)?.next === head.sentence.tokens.length;
  if (endsInClock && facts[0]?.kind === 'clock') return false;
  const whole = said.has('now') || (said.has('day') && (said.has('clock') || said.has('clocks')));
  return whole && !isAllTime(head);
}

function scanIn(source: string, { locale, zone, now, lexicon }: InLanguage) {
  const sentence = toSentence(source, lexicon, toDateOrder(locale));
  const facts = scan(sentence, { zone, at: now.toMillis() });
  if (lexicon !== findLexicon(locale)) return { sentence, facts };
  const isOurs = hasLexicon(locale);
  if (isOurs && facts.some(({ kind }) => SAYS_WHEN.has(kind))) return { sentence, facts };
  // In a language of which we know no words, what our grammar found may be half of what was said.
  const kept = isOurs ? facts : facts.filter(({ kind }) => !SAYS_WHEN.has(kind));
  const byChrono = readByChrono(sentence, { facts: kept, locale, now: inZone(now, zone) });
  if (byChrono.length === 0) return { sentence, facts };
  return { sentence, facts: [...kept, ...byChrono].sort((one, other) => one.from - other.from) };
}

/** Facts that make it needless to ask chrono. */
const SAYS_WHEN: ReadonlySet<Fact['kind']> = new Set([
  'day',
  'days',
  'clock',
  'clocks',
  'end-day',
  'elapsed',
  'now',
  'no-clock',
  'part',
  'series',
  'starting',
]);

function inZone(now: DateTime<true>, zone: string): DateTime<true> {
  const local = now.setZone(zone);
  return local.isValid ? local : now;
}

/** Tells whether nothing but commas and mentions stands beside the times. */
function isAllTime({
  sentence,
  facts,
}: {
  readonly sentence: Sentence;
  readonly facts: readonly Fact[];
}): boolean {
  if (facts.length === 0) return false;
  const taken = new Set(facts.flatMap(({ from, next }) => range(from, next)));
  return sentence.tokens.every(
    (token, index) => taken.has(index) || token.text === ',' || token.text === '.' || token.kind === 'hole',
  );
}

const MONTH_FIRST = new Set(['en-US', 'en', 'en-PH', 'en-CA']);

/** The order in which people of a locale write day and month in figures. */
export function toDateOrder(locale: string): DateOrder {
  if (locale === '') return null;
  return MONTH_FIRST.has(locale) ? 'month-day' : 'day-month';
}

/** Words that are no time but tell morning from evening: "dinner at 7", "basketball night". */
function findHint(sentence: Sentence, facts: readonly Fact[]): DayPart | null {
  const taken = new Set(
    facts.filter(({ kind }) => kind === 'part').flatMap(({ from, next }) => range(from, next)),
  );
  for (const [index, token] of sentence.tokens.entries()) {
    if (taken.has(index)) continue;
    const hint = token.meaning.hint ?? token.meaning.part;
    if (hint !== undefined) return hint;
  }
  return null;
}

function range(from: number, next: number): number[] {
  return Array.from({ length: next - from }, (_, index) => from + index);
}
