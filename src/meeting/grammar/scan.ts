import { has, isSign, NOTHING, type Sentence } from '../tokens.js';
import { readLedClock, readNoClock, readPlainClock } from './clock-facts.js';
import { readClocks } from './clock-range.js';
import { readDayFact, readEnd } from './day-facts.js';
import { readDays } from './day-range.js';
import type { Fact } from './facts.js';
import { withEndsOfSeries, withLastingRanges } from './joint-facts.js';
import { readElapsed, readLengthFact, readRunningLength } from './length-facts.js';
import { readFiller, readNow, readPart } from './part-facts.js';
import { readPlaceWord } from './place-facts.js';
import type { Home } from './read-zone.js';
import { readExcept, readSeriesFact, readStarting, readTimes } from './series-facts.js';
import type { Reader, Stand } from './stand.js';
import { readZoneFact } from './zone-facts.js';

/**
 * The order decides: repetitions first, for "every Friday" is not a Friday; ranges before their own halves; amounts
 * of time before clock times, for "in 2 hours" has no 2 o'clock in it; clock times that say so before dates; dates
 * before bare numbers.
 */
const READERS: readonly Reader[] = [
  readExcept,
  readStarting,
  readSeriesFact,
  readTimes,
  readClocks,
  readDays,
  readElapsed,
  readRunningLength,
  readEnd,
  readNoClock,
  readLedClock,
  readDayFact,
  readLengthFact,
  readPlainClock,
  readPart,
  readZoneFact,
  readNow,
  readFiller,
  readPlaceWord,
];

/** Most words mean nothing here, unless they name a place with a clock of its own. */
const FOR_UNKNOWN_WORDS: readonly Reader[] = [readZoneFact];

/** Reads everything that a sentence says about time, from left to right; each token belongs to one fact at most. */
export function scan(sentence: Sentence, home: Home): readonly Fact[] {
  const facts: Fact[] = [];
  for (let at = 0; at < sentence.tokens.length; ) {
    const fact = readFact({ sentence, at, before: facts.at(-1), facts, home });
    if (fact !== null) facts.push(fact);
    at = fact?.next ?? at + 1;
  }
  return withEndsOfSeries(withLastingRanges(facts));
}

function readFact(stand: Stand): Fact | null {
  const { sentence, at } = stand;
  if (!mayStart(stand)) return null;
  const token = sentence.tokens[at];
  const isUnknown = token?.meaning === NOTHING && token.digits === 0;
  if (isUnknown && !mayNamePlace(stand)) return null;
  for (const reader of isUnknown ? FOR_UNKNOWN_WORDS : READERS) {
    const match = reader(stand);
    if (match !== null)
      return {
        ...match.value,
        from: at,
        next: match.next,
        led: isLead(sentence, at) || isLead(sentence, at - 1),
      };
  }
  return null;
}

/** A place's name is about time right after a clock time or before "time". */
function mayNamePlace({ sentence, at, before }: Stand): boolean {
  return before?.next === at || [1, 2, 3].some((step) => has(sentence, at + step, 'time'));
}

/** A number inside a longer sign (`A4`, `#3`, `3-4` from its middle) starts nothing. */
function mayStart({ sentence, at, before }: Stand): boolean {
  const token = sentence.tokens[at];
  if (token === undefined || token.kind === 'hole') return false;
  if (token.kind !== 'number' || !token.glued || at === 0) return true;
  if (before?.next === at) return true;
  const previous = sentence.tokens[at - 1];
  if (previous === undefined || previous.kind === 'hole') return true;
  if (previous.kind === 'sign')
    return /^[@~(,;:["'=]$/.test(previous.text) || isAfterFact(before, at, sentence);
  return (
    previous.kind === 'word' && (sentence.lexicon.language === 'ja' || previous.meaning.roles !== undefined)
  );
}

function isAfterFact(before: Fact | undefined, at: number, sentence: Sentence): boolean {
  return before !== undefined && before.next === at - 1 && isSign(sentence, at - 1, '-');
}

function isLead(sentence: Sentence, at: number): boolean {
  return (['on', 'at', 'for', 'from', 'in', 'between', 'around'] as const).some((role) =>
    has(sentence, at, role),
  );
}
