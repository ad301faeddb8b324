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

/** Sentences a second, the best round of three seconds, so that the code is warm. */
function speedOf({ read }: Parser): number {
  let best = Number.POSITIVE_INFINITY;
  for (
    const stop = performance.now() + 3000;
    best === Number.POSITIVE_INFINITY || performance.now() < stop;
  ) {
    const begun = performance.now();
    for (const each of cases) read(each);
    best = Math.min(best, (performance.now() - begun) / 1000);
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
