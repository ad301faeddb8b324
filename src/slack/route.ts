import { distance } from 'fastest-levenshtein';
import { isProblem } from '../meeting/problem.js';
import type { Answer } from './answer.js';
import { buildNearest, buildTooLong } from './blocks/help.js';
import { meet } from './commands/meet.js';
import { start } from './commands/start.js';
import type { Invocation } from './invocation.js';
import { readSentence } from './read-sentence.js';
import type { ExpectsView } from './stage.js';
import type { Subcommand } from './subcommand.js';
import type { Tools } from './tools.js';

/** What a word may stand for; `meet` also goes by `schedule`. */
export type Subcommands = ReadonlyMap<string, Subcommand>;

/** Beyond it nobody means a meeting, and everything else would wait while it is read. */
const LONGEST_SENTENCE = 4_000;

/** First word → handler; an unknown word: the sentence is tried as a meeting, else the nearest word is named. */
export async function route(
  invocation: Invocation,
  {
    subcommands,
    ...surroundings
  }: { readonly subcommands: Subcommands; readonly tools: Tools; readonly stage: ExpectsView },
): Promise<Answer> {
  const text = invocation.text.trim();
  if (text.length > LONGEST_SENTENCE) return { privately: buildTooLong(text.length, LONGEST_SENTENCE) };
  if (text === '') return start({ invocation, rest: '', ...surroundings });

  const [first = ''] = text.split(/\s/, 1);
  const subcommand = subcommands.get(first.toLowerCase());
  if (subcommand !== undefined) {
    return subcommand.run({ invocation, rest: text.slice(first.length).trim(), ...surroundings });
  }
  const nearest = findNearest(first.toLowerCase(), subcommands);
  if (nearest !== undefined && !(await isMeeting(invocation, surroundings.tools))) {
    return { privately: buildNearest({ typed: first, nearest }) };
  }
  return meet.run({ invocation, rest: text, ...surroundings });
}

/** The name of the subcommand for a log line; never the sentence. */
export function nameSubcommand(text: string, subcommands: Subcommands): string {
  const [first = ''] = text.trim().split(/\s/, 1);
  return first === '' ? 'start' : (subcommands.get(first.toLowerCase())?.name ?? 'meet');
}

async function isMeeting(invocation: Invocation, tools: Tools): Promise<boolean> {
  const person = await tools.people.find(invocation.owner);
  const reading = readSentence(invocation.text, { person, at: invocation.at });
  return !isProblem(reading) || reading.problem !== 'no-time';
}

/** A slip of the finger away: at most two letters, which two that changed places are, and no more than half of the word. */
function findNearest(word: string, subcommands: Subcommands): Subcommand | undefined {
  const near = [...subcommands]
    .map(([name, subcommand]) => ({ subcommand, name, letters: distance(word, name) }))
    .filter(({ name, letters }) => letters <= 2 && letters * 2 <= name.length)
    .sort((a, b) => a.letters - b.letters);
  return near[0]?.subcommand;
}
