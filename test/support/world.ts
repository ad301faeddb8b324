import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Config } from '../../src/config.js';
import { createLogger } from '../../src/log.js';
import { PEOPLE } from '../../src/playground/people.js';
import type { Running } from '../../src/run.js';
import { start } from '../../src/start.js';
import { openReplicatedWorld } from './replicated-world.js';
import { Seat } from './seat.js';
import { findLeaks, refuseLeaks, refuseShownLeaks, secretsOf } from './secrets.js';
import { worldConfig } from './world-config.js';

/** The real app between our conference server (or another) and the local Slack, on a folder of its own. */
export interface World {
  readonly origin: string;
  readonly folder: string;
  /** Everything logged so far. */
  readonly logged: () => string;
  /** The place of somebody, by the handle of the playground's people. */
  seat(name: string): Seat;
  /** Stops and starts again on the same port and store. */
  restart(): Promise<void>;
  /** @throws where a secret was logged, or shown to everybody */
  close(): Promise<void>;
}

/** With `JOURNEYS_ON=replicas`: on two of the app, one PostgreSQL, and a Slack apart. */
export async function openWorld(overrides: Partial<Config> = {}): Promise<World> {
  return process.env.JOURNEYS_ON === 'replicas' ? openReplicatedWorld(overrides) : openSingleWorld(overrides);
}

async function openSingleWorld(overrides: Partial<Config>): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-'));
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const config = { ...worldConfig(`sqlite://${folder}/starleaf.db`), ...overrides };
  const logger = createLogger(config.logLevel, sink);
  let running: Running = await start(config, logger);
  return {
    origin: running.origin,
    folder,
    logged: () => lines.join(''),
    seat: (name) => {
      const person = PEOPLE.find((somebody) => somebody.name === name);
      if (person === undefined) throw new Error(`nobody is called ${name}`);
      return new Seat(running.origin, person.id);
    },
    restart: async () => {
      await running.stop();
      running = await start({ ...config, port: Number(new URL(running.origin).port) }, logger);
    },
    close: async () => {
      if (config.slack.kind === 'playground') await refuseShownLeaks(running.origin);
      await running.stop();
      await rm(folder, { recursive: true });
      refuseLeaks(findLeaks(lines.join(''), secretsOf(config)), 'the log');
    },
  };
}
