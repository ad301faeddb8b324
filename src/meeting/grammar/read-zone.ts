import { has, isGlued, isSign, NOTHING, type Sentence, skip } from '../tokens.js';
import { offsetAt } from '../zones/offsets.js';
import { findZone, findZoneOfLetters, findZoneOfOffset, findZoneOfPlace } from '../zones/zones.js';
import type { Match } from './number.js';

/** Who asks: ambiguous zone letters mean what is nearest to them. */
export interface Home {
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A zone after a clock time: "EST", "GMT+2", "Europe/Paris", "Lisbon time", "in Nairobi", "London". */
export function readZone(sentence: Sentence, at: number, home: Home): Match<string> | null {
  const open = isSign(sentence, at, '(') || isSign(sentence, at, ',') ? at + 1 : at;
  const start = skip(sentence, skip(sentence, open, 'in'), 'the');
  const found =
    readOffset(sentence, start) ??
    readIana(sentence, start) ??
    readLetters(sentence, start, home) ??
    readPlace(sentence, start);
  if (found === null || (start > open && isName(sentence, found.next))) return null;
  const after = skip(sentence, found.next, 'time');
  const close = isSign(sentence, open - 1, '(') && isSign(sentence, after, ')') ? after + 1 : after;
  return { value: found.value, next: close };
}

/** "in Central Park", "in London Bridge House": an ordinary word goes on with the name. */
function isName({ tokens }: Sentence, at: number): boolean {
  return tokens[at]?.kind === 'word' && tokens[at].meaning === NOTHING;
}

/** "(UTC+1)" after a zone's name, in milliseconds. */
export function readOffsetRemark(sentence: Sentence, at: number): Match<number> | null {
  if (!isSign(sentence, at, '(')) return null;
  const found = readOffset(sentence, at + 1) ?? readUtc(sentence, at + 1);
  if (found === null || !isSign(sentence, found.next, ')')) return null;
  return { value: offsetAt(found.value, 0), next: found.next + 1 };
}

function readUtc(sentence: Sentence, at: number): Match<string> | null {
  return isSign(sentence, at, 'utc') ? { value: 'UTC', next: at + 1 } : null;
}

/** `GMT+2`, `UTC-03:30`: written the way people do, so plus is east. */
function readOffset(sentence: Sentence, at: number): Match<string> | null {
  const letters = sentence.tokens[at]?.text;
  const sign = sentence.tokens[at + 1]?.text;
  const hours = sentence.tokens[at + 2];
  if (
    (letters !== 'gmt' && letters !== 'utc') ||
    (sign !== '+' && sign !== '-') ||
    !isGlued(sentence, at + 1)
  )
    return null;
  if (hours === undefined || hours.digits === 0 || hours.digits > 4 || !hours.glued) return null;
  const [hour, minute] =
    hours.digits > 2 ? [Math.floor(hours.value / 100), hours.value % 100] : [hours.value, 0];
  const minutes = sentence.tokens[at + 4];
  const colon = isSign(sentence, at + 3, ':') && isGlued(sentence, at + 3) && minutes?.digits === 2;
  const rest = colon && minutes !== undefined ? minutes.value : minute;
  if (hour > 14 || rest > 59) return null;
  const zone = findZoneOfOffset((sign === '-' ? -1 : 1) * (hour * 60 + rest));
  return zone === null ? null : { value: zone, next: colon ? at + 5 : at + 3 };
}

function readIana(sentence: Sentence, at: number): Match<string> | null {
  if (!isSign(sentence, at + 1, '/')) return null;
  let next = at + 1;
  while (next < at + 12 && isGlued(sentence, next)) next += 1;
  for (let end = next; end > at + 2; end -= 1) {
    const zone = findZone(sentence.source.slice(sentence.tokens[at]?.start, sentence.tokens[end - 1]?.end));
    if (zone !== null) return { value: zone, next: end };
  }
  return null;
}

function readLetters(sentence: Sentence, at: number, home: Home): Match<string> | null {
  const token = sentence.tokens[at];
  // "et" is a word in French before it is a zone.
  if (token === undefined || token.kind !== 'word' || token.meaning.roles !== undefined) return null;
  const zone = findZoneOfLetters(token.text, home.zone, home.at);
  return zone === null ? null : { value: zone, next: at + 1 };
}

/** Up to three words that name a place with a clock of its own. */
function readPlace(sentence: Sentence, at: number): Match<string> | null {
  for (let count = 3; count > 0; count -= 1) {
    const tokens = sentence.tokens.slice(at, at + count);
    if (tokens.length < count || tokens.some((token) => token.kind !== 'word')) continue;
    const zone = findZoneOfPlace(tokens.map((token) => token.text).join(' '));
    if (zone !== null) return { value: zone, next: at + count };
  }
  return null;
}

/** "Lisbon time", "Pacific time", "New York time" may stand anywhere, for "time" makes them sure. */
export function readZoneWithTime(sentence: Sentence, at: number, home: Home): Match<string> | null {
  const found = readPlace(sentence, at) ?? readLetters(sentence, at, home);
  return found !== null && has(sentence, found.next, 'time')
    ? { value: found.value, next: found.next + 1 }
    : null;
}
