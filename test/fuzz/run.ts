import fc from 'fast-check';
import type { AnyEntry, Entry } from './entry.js';
import type { Said } from './probe.js';
import type { Target } from './target.js';
import { findFault } from './verdict.js';

/** What came of one entry. */
export interface Outcome {
  readonly name: string;
  readonly requests: number;
  /** How many answers of each class, such as `2xx`; `hung up` where there was none. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** What was wrong, with the smallest sample that shows it; null where nothing was. */
  readonly failure: string | null;
}

/** How much memory a target had in use. */
export interface MemoryUse {
  readonly name: string;
  readonly peak: number | null;
  /** Of the first quarter of the time and of the last, in the middle. */
  readonly first: number | null;
  readonly last: number | null;
}

const SAMPLE_EVERY_MS = 250;

/** Tries all entries at a time, until so many requests in all are sent. */
export async function runFuzz(facts: {
  readonly entries: readonly AnyEntry[];
  readonly targets: readonly Target[];
  readonly requests: number;
  readonly seed: number;
}): Promise<{ readonly outcomes: readonly Outcome[]; readonly memory: readonly MemoryUse[] }> {
  const { entries, targets, requests, seed } = facts;
  const total = entries.reduce((sum, { entry }) => sum + entry(({ weight }) => weight), 0);
  const watch = watchMemory(targets);
  const outcomes = await Promise.all(
    entries.map(({ entry }) =>
      entry((each) =>
        tryEntry(each, { runs: Math.max(10, Math.round((requests * each.weight) / total)), seed }),
      ),
    ),
  );
  return { outcomes, memory: watch() };
}

async function tryEntry<Sample>(
  { name, target, samples, lanes = 1, send }: Entry<Sample>,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<Outcome> {
  const statuses: Record<string, number> = {};
  let requests = 0;
  let slowestMs = 0;
  const property = fc.asyncProperty(samples, async (sample) => {
    requests += 1;
    const said: Said = await send(sample);
    const status = said.status === null ? 'hung up' : `${Math.floor(said.status / 100)}xx`;
    statuses[status] = (statuses[status] ?? 0) + 1;
    slowestMs = Math.max(slowestMs, said.milliseconds);
    const fault = target.ended() ?? findFault(said);
    if (fault !== undefined) throw new Error(`${fault} (${said.status}: ${said.text.slice(0, 300)})`);
  });
  const details = await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      fc.check(property, { numRuns: Math.ceil(runs / lanes), seed: seed + lane }),
    ),
  );
  const failed = details.find((each) => each.failed);
  return { name, requests, statuses, slowestMs, failure: failed === undefined ? null : describe(failed) };
}

const LONGEST_SAMPLE = 4_000;

function describe<Sample>({
  seed,
  counterexamplePath,
  counterexample,
  errorInstance,
}: fc.RunDetails<Sample>): string {
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const sample = fc.stringify(counterexample).slice(0, LONGEST_SAMPLE);
  return `${why}\n  seed ${seed}, path ${counterexamplePath}\n  ${sample}`;
}

/** @returns how to end it, and what was seen. */
function watchMemory(targets: readonly Target[]): () => readonly MemoryUse[] {
  const seen = targets.map(() => [] as number[]);
  const timer = setInterval(() => {
    targets.forEach((target, index) => {
      void target.memory().then((bytes) => {
        if (bytes !== null) seen[index]?.push(bytes);
      });
    });
  }, SAMPLE_EVERY_MS);
  return () => {
    clearInterval(timer);
    return targets.map(({ name }, index) => {
      const sizes = seen[index] ?? [];
      const quarter = Math.ceil(sizes.length / 4);
      return {
        name,
        peak: sizes.length === 0 ? null : Math.max(...sizes),
        first: middle(sizes.slice(0, quarter)),
        last: middle(sizes.slice(-quarter)),
      };
    });
  };
}

function middle(sizes: readonly number[]): number | null {
  return sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? null;
}

/** All outcomes as one table in Markdown. */
export function describeOutcomes(outcomes: readonly Outcome[], memory: readonly MemoryUse[]): string {
  const classes = ['2xx', '3xx', '4xx', '5xx', 'hung up'];
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const lines = outcomes.map(({ name, requests, statuses, slowestMs }) =>
    row([name, requests, ...classes.map((each) => statuses[each] ?? 0), Math.round(slowestMs)]),
  );
  const all = outcomes.reduce((sum, { requests }) => sum + requests, 0);
  const sums = classes.map((each) => outcomes.reduce((sum, { statuses }) => sum + (statuses[each] ?? 0), 0));
  const slowest = Math.max(...outcomes.map(({ slowestMs }) => slowestMs));
  return [
    row(['entry', 'requests', ...classes, 'slowest, ms']),
    row(['---', '---:', ...classes.map(() => '---:'), '---:']),
    ...lines,
    row(['**all**', all, ...sums, Math.round(slowest)]),
    '',
    row(['process', 'peak memory, MB', 'first quarter', 'last quarter']),
    row(['---', '---:', '---:', '---:']),
    ...memory.map(({ name, peak, first, last }) =>
      row([name, megabytes(peak), megabytes(first), megabytes(last)]),
    ),
  ].join('\n');
}

function megabytes(bytes: number | null): string {
  return bytes === null ? 'unknown' : (bytes / 1024 / 1024).toFixed(0);
}
