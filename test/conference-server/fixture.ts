import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import type { Repetition } from '../../src/conference-server/recurrence.js';
import { type ConferenceServerOptions, createConferenceServer } from '../../src/conference-server/server.js';
import type { ConfSettings } from '../../src/conference-server/settings.js';
import {
  type ConferenceServerStores,
  openConferenceServerStores,
} from '../../src/conference-server/stores.js';
import { toConferenceServerStore } from '../../src/conference-server-store.js';
import { createCipher } from '../../src/credentials/cipher.js';
import { openStorage } from '../../src/storage/open-storage.js';
import type { Storage } from '../../src/storage/storage.js';
import { StrictClient } from './strict-client.js';

// A server reads and compiles its document; on a busy machine that takes a while.
jest.setTimeout(30_000);

export const SECRET = Buffer.alloc(32, 7);
export const START = new Date('2026-11-24T12:00:00Z');
export const ADA = {
  email: 'ada@example.com',
  password: 'correct horse',
  firstname: 'Ada',
  lastname: 'Byron',
};
export const BOB = {
  email: 'bob@example.com',
  password: 'battery staple',
  firstname: 'Bob',
  lastname: 'Ross',
};

/** A clock that stands still until it is told to move. */
export class TestClock {
  #time = START.getTime();

  readonly now = (): Date => new Date(this.#time);

  advance(ms: number): void {
    this.#time += ms;
  }
}

/** A server's stores, on a store of their own in memory. */
export async function openStores(clock = new TestClock()): Promise<ConferenceServerStores> {
  const now = () => clock.now().getTime();
  const cipher = createCipher([SECRET]);
  return openStoresOn(await openStorage({ databaseUrl: 'sqlite://:memory:', cipher, now }), clock);
}

/** The same on any store. */
export function openStoresOn(storage: Storage, clock: TestClock): ConferenceServerStores {
  const facts = { storage, logger: pino({ level: 'silent' }) };
  return openConferenceServerStores(toConferenceServerStore({ ...facts, now: () => clock.now().getTime() }));
}

interface ServerOptions extends Partial<ConferenceServerOptions> {
  readonly clock?: TestClock;
}

/** A conference server on a free port, with accounts of Ada and Bob. */
export async function startServer({ clock = new TestClock(), ...options }: ServerOptions = {}) {
  const logLines: string[] = [];
  const logger = pino({}, { write: (line: string) => logLines.push(line) });
  const stores = options.stores ?? (await openStores(clock));
  const app = express();
  const listener = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  const origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const base = `${origin}/v1`;
  const server = createConferenceServer({
    stores,
    logger,
    now: clock.now,
    secret: SECRET,
    serverName: 'test-1',
    jitsiUrl: 'https://meet.example.org/',
    iterations: 10,
    publicUrl: origin,
    ...options,
  });
  await server.accounts.add(ADA);
  await server.accounts.add(BOB);
  app.use('/v1', server.router).use(server.pages);
  return {
    ...server,
    stores,
    clock,
    logLines,
    origin,
    base,
    /** The mails that were sent so far, to one address or to all, oldest first. */
    mails: async (address?: string) => {
      await server.queue.idle();
      return [...((await server.outbox?.list(address)) ?? [])].reverse();
    },
    client: () => new StrictClient(base),
    /** Somebody new, signed in. */
    newcomer: async () => {
      const email = `${randomUUID()}@example.com`;
      await server.accounts.add({ ...ADA, email });
      const client = new StrictClient(base);
      await client.signIn(email, ADA.password);
      return { email, client };
    },
    signIn: async ({ email, password }: { email: string; password: string }) => {
      const client = new StrictClient(base);
      await client.signIn(email, password);
      return client;
    },
    close: async () => {
      await server.queue.stop();
      listener.closeAllConnections();
      return new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}

export type RunningServer = Awaited<ReturnType<typeof startServer>>;

/** Sound settings as the server keeps them, every default filled in. */
export const SETTINGS: ConfSettings = {
  title: 'Roof',
  description: '',
  timezone: 'Europe/London',
  permanent: false,
  start: '2026-12-01T10:00:00',
  end: '2026-12-01T10:30:00',
  repetition: null,
  participants: [],
  layout: 'speaker_with_strip',
  require_owner: false,
  recording: false,
  dummy: false,
  hide_dir_entry: false,
  send_emails: false,
  externally_managed: true,
  rtmp_enable: false,
  rtmp_uri: null,
  rtmp_token: null,
};

/** A room without a time. */
export const PERMANENT: ConfSettings = { ...SETTINGS, permanent: true, start: null, end: null };

/** Every week on the start's weekday, for ever. */
export const WEEKLY: Repetition = {
  frequency: 'weekly',
  interval: 1,
  count: null,
  until: null,
  days_of_week_mask: null,
  days_of_month_mask: null,
  months_of_year_mask: null,
  month_day_what: null,
  month_day_which: null,
};

/** Settings as a client sends them, without what has a default; what a test is about goes into `changes`. */
export function someSettings(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    title: 'Roof',
    timezone: 'Europe/London',
    permanent: false,
    start: '2026-12-01T10:00:00',
    end: '2026-12-01T10:30:00',
    ...changes,
  };
}
