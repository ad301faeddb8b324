import { has, type Sentence } from '../tokens.js';
import type { FactValue } from './facts.js';
import type { Match } from './number.js';
import type { Stand } from './stand.js';

/** "privately" anywhere; "here" at an end of the sentence or right beside a time, for "the people here" are no place. */
export function readPlaceWord({ sentence, at, before }: Stand): Match<FactValue> | null {
  if (has(sentence, at, 'privately')) return { value: { kind: 'place', place: 'privately' }, next: at + 1 };
  if (!has(sentence, at, 'here')) return null;
  const beside = at === 0 || before?.next === at || isEnd(sentence, at + 1);
  return beside ? { value: { kind: 'place', place: 'here' }, next: at + 1 } : null;
}

function isEnd({ tokens }: Sentence, at: number): boolean {
  const token = tokens[at];
  return token === undefined || token.kind === 'hole' || /^[,.]$/.test(token.text);
}
