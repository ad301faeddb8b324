import { readCases, readOwnCases } from './cases.js';
import { type Parser, parsers } from './parsers.js';
import { judge } from './score.js';

/** Runs every parser over the same sentences, `npm run bench:understanding [-- dev.jsonl]`, and prints how they do. */
const file = process.argv[2];
const cases = file === undefined ? readOwnCases() : readCases(file);
const kinds = [...new Set(cases.map(({ kind }) => kind))];

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}

/** Rounds over all sentences, so that the code is warm. */
const ROUNDS = 12;

/** Slow parsers are not asked as often. */
const LONGEST_SECONDS = 6;

/** Sentences in a second of one core's time, the best round: how busy the machine is matters little. */
function speedOf({ read }: Parser): number {
  let best = Number.POSITIVE_INFINITY;
  let spent = 0;
  for (let round = 0; round < ROUNDS && spent < LONGEST_SECONDS; round += 1) {
    const begun = process.cpuUsage();
    for (const each of cases) read(each);
    const { user, system } = process.cpuUsage(begun);
    const seconds = (user + system) / 1_000_000;
    spent += seconds;
    best = Math.min(best, seconds);
  }
  return cases.length / best;
}

const speeds = new Map(parsers.map((parser) => [parser.name, speedOf(parser)]));
const chrono = speeds.get('chrono-node') ?? 1;
const rows = parsers.map((parser) => {
  const verdicts = cases.map((each) => ({ kind: each.kind, verdict: judge(each, parser.read(each)) }));
  const byKind = kinds.map((kind) => {
    const own = verdicts.filter((each) => each.kind === kind);
    return [kind, percent(own.filter(({ verdict }) => verdict === 'right').length, own.length)];
  });
  const wrong = verdicts.filter(({ verdict }) => verdict === 'wrong').length;
  const speed = speeds.get(parser.name) ?? 0;
  return {
    parser: parser.name,
    ...Object.fromEntries(byKind),
    'wrong %': percent(wrong, cases.length),
    'sentences/s': Math.round(speed),
    '× chrono': (speed / chrono).toFixed(2),
  };
});
console.log(`${cases.length} sentences from ${file ?? 'test/meeting/sentences.json'}`);
console.table(rows);
