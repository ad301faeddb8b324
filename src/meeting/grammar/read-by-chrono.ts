import * as chrono from 'chrono-node';
import type { DateTime } from 'luxon';
import { hasLexicon } from '../lexicon/find-lexicon.js';
import { HOLE } from '../normalise.js';
import type { Sentence } from '../tokens.js';
import type { Clock } from './clock.js';
import type { Day } from './day.js';
import type { Fact, FactValue } from './facts.js';

/** What of chrono's readers we use. */
interface ChronoReader {
  parse(text: string, reference: Date, option: chrono.ParsingOption): chrono.ParsedResult[];
}

/**
 * Languages that our own grammar reads get chrono's strict readers, for there the casual ones find times in words that
 * we know to be none; for the others chrono is all there is.
 */
const READERS: ReadonlyMap<string, ChronoReader> = new Map<string, ChronoReader>([
  ['en', chrono.en.strict],
  ['de', chrono.de.strict],
  ['fr', chrono.fr.strict],
  ['es', chrono.es.strict],
  ['pt', chrono.pt.strict],
  ['nl', chrono.nl.strict],
  ['it', chrono.it.strict],
  ['ja', chrono.ja.strict],
  ['sv', chrono.sv.strict],
  ['ru', chrono.ru.strict],
  ['uk', chrono.uk.casual],
  ['zh', chrono.zh.casual],
  ['vi', chrono.vi.casual],
  ['fi', chrono.fi.casual],
]);

/** Longer texts hold no more times, and chrono's patterns are not all linear. */
const MOST_CHARACTERS = 300;

/**
 * The days and clock times that chrono-node finds in a sentence in which our own grammar found none: dates written in
 * other manners, and languages that we have no words for. Its components are taken as what the wall clock shows; their moment is
 * for the caller to find, since chrono knows no zones.
 * Of bare figures in a language of ours our own grammar is the judge: "30/4.85" is a measurement.
 * @param facts what our grammar found (lengths, zones, …); chrono does not see those words
 */
export function readByChrono(
  sentence: Sentence,
  {
    facts,
    locale,
    now,
  }: { readonly facts: readonly Fact[]; readonly locale: string; readonly now: DateTime<true> },
): readonly Fact[] {
  const reader = READERS.get(locale.slice(0, 2).toLowerCase()) ?? chrono.en.strict;
  // Some of chrono's readers go by the clock of the process, whatever zone they are given: so it is made to show ours.
  const reference = new Date(now.year, now.month - 1, now.day, now.hour, now.minute);
  return reader
    .parse(guard(withHoles(sentence, facts)), reference, { forwardDate: true })
    .filter(({ text }) => !hasLexicon(locale) || /\p{L}/u.test(text))
    .slice(0, 1)
    .flatMap((result) => toFacts(sentence, result));
}

/**
 * "couple days couple days …" keeps chrono 2.10.3 busy for minutes: its pattern for numbers backtracks over "couple" and over runs of
 * blanks. So "couple" becomes 2 behind signs that are no blanks; as many go in as letters go out, so that places in the text stay what
 * they are.
 */
function guard(text: string): string {
  return text.slice(0, MOST_CHARACTERS).replace(/\bcouple\b/gi, `${HOLE.repeat(5)}2`);
}

/** What was understood already is hidden: chrono takes "for 40 minutes" for a moment. */
function withHoles({ source, tokens }: Sentence, facts: readonly Fact[]): string {
  return facts.reduce((text, { from, next }) => {
    const [begin, end] = [tokens[from]?.start ?? 0, tokens[next - 1]?.end ?? 0];
    return text.slice(0, begin) + HOLE.repeat(end - begin) + text.slice(end);
  }, source);
}

function toFacts(sentence: Sentence, { index, text, start, end }: chrono.ParsedResult): readonly Fact[] {
  const place = { from: tokenAt(sentence, index), next: tokenAt(sentence, index + text.length), led: true };
  if (place.next <= place.from) return [];
  const values: FactValue[] = [];
  const day = toDay(start);
  const clock = toClock(start);
  const endClock = end == null ? null : toClock(end);
  if (day !== null) values.push({ kind: 'day', day });
  if (clock !== null && endClock !== null) values.push({ kind: 'clocks', start: clock, end: endClock });
  else if (clock !== null) values.push({ kind: 'clock', clock });
  return values.map((value) => ({ ...value, ...place }));
}

function toDay(parts: chrono.ParsedComponents): Day | null {
  const said = parts.isCertain('day') || parts.isCertain('weekday');
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')];
  return !said || year === null || month === null || day === null ? null : { kind: 'date', year, month, day };
}

function toClock(parts: chrono.ParsedComponents): Clock | null {
  const hour = parts.get('hour');
  if (!parts.isCertain('hour') || hour === null) return null;
  const exact = parts.isCertain('meridiem') || hour > 12;
  return { hour, minute: parts.get('minute') ?? 0, half: null, part: null, exact, bare: false };
}

/** The number of the first token that ends behind a place in the text. */
function tokenAt({ tokens }: Sentence, place: number): number {
  const at = tokens.findIndex(({ end }) => end > place);
  return at === -1 ? tokens.length : at;
}
