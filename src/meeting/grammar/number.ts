import { has, isGlued, isSign, meaningAt, type Sentence, skip } from '../tokens.js';

/** What a reader found, and the index of the token after it. */
export interface Match<Value> {
  readonly value: Value;
  readonly next: number;
}

/** A whole number in figures or words ("21", "twenty one", "twenty-one"). */
export function readInteger(sentence: Sentence, at: number): Match<number> | null {
  const token = sentence.tokens[at];
  if (token === undefined) return null;
  if (token.digits > 0) return Number.isNaN(token.value) ? null : { value: token.value, next: at + 1 };
  return readSpelledNumber(sentence, at);
}

/** A number below a thousand in words: "forty five", "one hundred and twenty". */
export function readSpelledNumber(sentence: Sentence, at: number): Match<number> | null {
  const small = readBelowHundred(sentence, at);
  if (small === null) return null;
  const counted = small.value < 10 && meaningAt(sentence, small.next).number === 100;
  if (!counted && small.value !== 100) return small;
  const hundreds = counted ? { value: small.value * 100, next: small.next + 1 } : small;
  const rest = readBelowHundred(sentence, skip(sentence, hundreds.next, 'and'));
  if (rest === null || rest.value >= 100) return hundreds;
  return { value: hundreds.value + rest.value, next: rest.next };
}

function readBelowHundred(sentence: Sentence, at: number): Match<number> | null {
  const first = meaningAt(sentence, at).number;
  if (first === undefined) return null;
  const dash = isSign(sentence, at + 1, '-') ? at + 2 : at + 1;
  const second = meaningAt(sentence, dash).number;
  const joins = first >= 20 && first < 100 && second !== undefined && second > 0 && second < 10;
  return joins ? { value: first + second, next: dash + 1 } : { value: first, next: at + 1 };
}

/** A day's number: "15th", "the 2nd", "twenty second", "third"; `marked` tells that it was said as an ordinal. */
export function readOrdinal(sentence: Sentence, at: number): Match<number> | null {
  const token = sentence.tokens[at];
  if (token === undefined) return null;
  if (has(sentence, at, 'ordinal')) {
    const number = readInteger(sentence, at + 1);
    return number === null ? null : { value: number.value, next: number.next };
  }
  if (token.digits > 0) {
    if (isDottedOrdinal(sentence, at)) return { value: token.value, next: at + 2 };
    const suffix = meaningAt(sentence, at + 1);
    const ending = sentence.tokens[at + 1]?.text ?? '';
    const ordinal =
      suffix.ordinal !== undefined && (isGlued(sentence, at + 1) || /^(?:nd|rd|th)$/.test(ending));
    return ordinal && token.digits <= 2 ? { value: token.value, next: at + 2 } : null;
  }
  const { ordinal, number } = token.meaning;
  if (ordinal !== undefined && token.text.length > 2) return { value: ordinal, next: at + 1 };
  const after = isSign(sentence, at + 1, '-') ? at + 2 : at + 1;
  const units = meaningAt(sentence, after).ordinal;
  const joins = number !== undefined && number >= 20 && number < 100 && units !== undefined && units < 10;
  return joins ? { value: number + units, next: after + 1 } : null;
}

/** "am 1. jeden Monats", "jeden 3. Dienstag": German marks ordinals with a dot. */
function isDottedOrdinal(sentence: Sentence, at: number): boolean {
  if (sentence.lexicon.language !== 'de' || !isSign(sentence, at + 1, '.') || !isGlued(sentence, at + 1))
    return false;
  return has(sentence, at + 2, 'every') || meaningAt(sentence, at + 2).weekday !== undefined;
}

/** An amount of something: "2", "2.5", "1/2", "a", "half a", "a couple of", "one and a half", "three quarters of an". */
export function readAmount(sentence: Sentence, at: number): Match<number> | null {
  const fraction = readFraction(sentence, at);
  if (fraction !== null) return { value: fraction.value, next: skipOf(sentence, fraction.next) };
  const whole = readWhole(sentence, at);
  if (whole === null) return null;
  const joined = has(sentence, whole.next, 'and');
  const added =
    (joined ? readFraction(sentence, skipArticle(sentence, whole.next + 1)) : null) ??
    readRatio(sentence, joined ? whole.next + 1 : whole.next);
  if (added === null) return whole;
  return { value: whole.value + added.value, next: skipOf(sentence, added.next) };
}

function readWhole(sentence: Sentence, at: number): Match<number> | null {
  const couple = skip(sentence, at, 'a');
  if (has(sentence, couple, 'couple')) return { value: 2, next: skip(sentence, couple + 1, 'of') };
  const number = readInteger(sentence, at);
  if (number !== null) return readDecimals(sentence, number) ?? number;
  if (!has(sentence, at, 'a')) return null;
  const hundred = meaningAt(sentence, at + 1).number === 100 ? readSpelledNumber(sentence, at + 1) : null;
  return hundred ?? { value: 1, next: skip(sentence, at + 1, 'whole') };
}

/** The "1/2" of "2 1/2": a part of one, in figures. */
function readRatio(sentence: Sentence, at: number): Match<number> | null {
  const [above, below] = [sentence.tokens[at], sentence.tokens[at + 2]];
  if (above?.digits !== 1 || below?.digits !== 1 || !isSign(sentence, at + 1, '/')) return null;
  const whole = isGlued(sentence, at + 1) && below.glued && above.value < below.value;
  return whole ? { value: above.value / below.value, next: at + 3 } : null;
}

function readDecimals(sentence: Sentence, whole: Match<number>): Match<number> | null {
  const { next } = whole;
  const point = isSign(sentence, next, '.') || isSign(sentence, next, ',') || isSign(sentence, next, '/');
  const after = sentence.tokens[next + 1];
  if (!point || after === undefined || after.digits === 0 || after.digits > 2) return null;
  if (!isGlued(sentence, next) || !after.glued || Number.isNaN(after.value)) return null;
  if (isSign(sentence, next, '/'))
    return after.value === 0 ? null : { value: whole.value / after.value, next: next + 2 };
  return { value: whole.value + after.value / 10 ** after.digits, next: next + 2 };
}

function readFraction(sentence: Sentence, at: number): Match<number> | null {
  const article = skipArticle(sentence, at);
  if (has(sentence, article, 'half')) return { value: 0.5, next: article + 1 };
  if (has(sentence, article, 'quarter')) return { value: 0.25, next: article + 1 };
  const count = readInteger(sentence, at);
  if (count === null || count.value > 4) return null;
  const unit = isSign(sentence, count.next, '-') ? count.next + 1 : count.next;
  if (has(sentence, unit, 'quarter') || has(sentence, unit, 'quarters'))
    return { value: count.value / 4, next: unit + 1 };
  return null;
}

function skipArticle(sentence: Sentence, at: number): number {
  return skip(sentence, at, 'a');
}

function skipOf(sentence: Sentence, at: number): number {
  return skip(sentence, skip(sentence, at, 'of'), 'a', 'the');
}
