import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { KEY } from './people.js';

export const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';

/** The app as it runs in production. */
export interface RunningReplica {
  readonly origin: string;
  /** From its start until it took requests. */
  readonly startMs: number;
  /** Resident memory in megabytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export async function startReplica(facts: {
  readonly databaseUrl: string;
  readonly slackOrigin: string;
  readonly starleafOrigin: string;
}): Promise<RunningReplica> {
  const began = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../main.js', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: 'https://starleaf.example.com',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: `${facts.slackOrigin}/api`,
      STARLEAF_API_URL: `${facts.starleafOrigin}/v1`,
      DATABASE_URL: facts.databaseUrl,
      CREDENTIALS_KEY: KEY.toString('base64'),
      LOG_LEVEL: 'fatal',
    },
  });
  const origin = await readOrigin(child);
  return {
    origin,
    startMs: performance.now() - began,
    memory: () => readMemory(child),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function readOrigin({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    stdout?.on('data', (line) => {
      const [origin] = /http:\S+/.exec(String(line)) ?? [];
      if (origin !== undefined) resolve(origin);
    });
  });
}

async function readMemory({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
