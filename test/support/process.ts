import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const BUILT = new URL('../../dist/', import.meta.url);

/** The built process, as an operator runs it. */
export interface StarLeafProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Its exit code, or the signal that ended it, once it has ended. */
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
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('close', (code, signal) => resolve(signal ?? code ?? -1));
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

/** A port that is free at this moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}
