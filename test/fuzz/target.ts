import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort, printed, runMain } from '../support/process.js';

/** More than anything needs at a time, and far less than what leaks would come to: whoever needs more ends. */
const HEAP = '--max-old-space-size=192';

/** The built process under fire. */
export interface Target {
  readonly name: string;
  readonly origin: string;
  /** How it ended before it was asked to; undefined while it runs. */
  ended(): string | undefined;
  /** Log lines that tell of failures nobody foresaw, each once. */
  bugs(): readonly string[];
  /** Bytes of memory in use by the process; null where this machine does not say. */
  memory(): Promise<number | null>;
  close(): Promise<void>;
}

/** Starts `dist/main.js` on a folder and a port of its own. */
export async function startTarget(
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-fuzz-'));
  const port = await findFreePort();
  const running = runMain(folder, {
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    // Requests say that they come from here and there, lest one limit on an address end all that is tried.
    TRUST_PROXY: '1',
    NODE_OPTIONS: HEAP,
    ...environment,
  });
  let how: string | undefined;
  let isClosing = false;
  void running.ended.then((code) => {
    how = isClosing ? undefined : `${name} ended with ${code}:\n${running.output().slice(-3_000)}`;
  });
  await printed(running, name === 'playground' ? 'Open' : 'listens on');
  return {
    name,
    origin: `http://127.0.0.1:${port}`,
    ended: () => how,
    bugs: () => findBugs(running.output()),
    memory: () => readMemory(running.child.pid),
    close: async () => {
      isClosing = true;
      running.child.kill('SIGTERM');
      await Promise.race([running.ended, sleep(20_000, undefined, { ref: false })]);
      running.child.kill('SIGKILL');
      await rm(folder, { recursive: true });
    },
  };
}

/** What we throw on purpose, and what it means that somebody else's request was malformed. */
const FORESEEN =
  /"kind":"(?:starleaf|slack)"|could not be handled|Request verification failed|Parsing request body failed/;

function findBugs(output: string): readonly string[] {
  const bugs = output
    .split('\n')
    .filter((line) => !FORESEEN.test(line))
    .filter((line) =>
      /"kind":"bug"|"err":|TypeError|RangeError|SyntaxError|"msg":"a (?:payload|request) failed"/.test(line),
    )
    .map((line) => line.replace(/"(?:time|reference|request)":"?[^,"]*"?,?/g, '').slice(0, 1_500));
  return [...new Set(bugs)];
}

async function readMemory(pid: number | undefined): Promise<number | null> {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
