import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describeLeaks, findLeaks } from './secrets.js';

/** Beside its log the process tells whoever starts it what to type, which somebody then types. */
function linesOfLog(output: string): string {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .join('\n');
}

/** Of a variable, what nobody should read. */
function secretOf([name, value]: readonly [string, string]): readonly string[] {
  return /TOKEN|SECRET|KEY/.test(name) && value.length > 8 ? [value] : [];
}

const BUILT = new URL('../../dist/', import.meta.url);

/** The built process, as an operator runs it. */
export interface StarLeafProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Its exit code, or the signal that ended it, once it has ended; rejects where it wrote a secret. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Runs `dist/main.js`, or another entry, in a folder with nothing in its environment but this. */
export function runMain(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  entry = 'main.js',
): StarLeafProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL(entry, BUILT))], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'trace', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.on('close', (code, signal) => {
      const leaks = findLeaks(linesOfLog(output), Object.entries(environment).flatMap(secretOf));
      if (leaks.length === 0) resolve(signal ?? code ?? -1);
      else reject(new Error(describeLeaks(leaks, 'what the process wrote')));
    });
  });
  return { child, output: () => output, ended };
}

/** Resolves once these words are printed. @throws what was printed instead, when the process ends without them */
export async function printed({ child, output, ended }: StarLeafProcess, words: string): Promise<void> {
  const seen = new Promise<void>((resolve) => {
    const look = () => {
      if (output().includes(words)) resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    look();
  });
  const gone = ended.then((how) => {
    throw new Error(`ended with ${how} before “${words}”:\n${output()}`);
  });
  await Promise.race([seen, gone]);
}

const PORTS_EACH = 500;
const given = new Set<number>();

/**
 * A port that is free, and stays so until it is listened on: each test worker has ports of its own, below those that the
 * system gives to whoever asks for any.
 */
export async function findFreePort(): Promise<number> {
  const first = 12_000 + (Number(process.env.JEST_WORKER_ID ?? 0) % 32) * PORTS_EACH;
  for (;;) {
    const port = first + Math.floor(Math.random() * PORTS_EACH);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listens = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (listens) await new Promise((resolve) => server.close(resolve));
  return listens;
}
