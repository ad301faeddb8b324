import type { Keyv } from 'keyv';
import { DateTime, Duration } from 'luxon';
import { type Logger, pino } from 'pino';
import type { Owner } from '../../src/credentials/owner.js';
import type { Clock, Timings } from '../../src/neighbours/patience.js';
import type { StarLeafWatch } from '../../src/starleaf/client.js';
import type { Meeting, MeetingPlan } from '../../src/starleaf/meeting.js';
import { StarLeafService } from '../../src/starleaf/service.js';
import type { Storage } from '../../src/storage/storage.js';
import type { FakeStarLeaf } from './fake-starleaf.js';
import { MemoryStorage } from './memory-storage.js';

export const ada: Owner = { workspaceId: 'T1', userId: 'U1' };
export const bob: Owner = { workspaceId: 'T1', userId: 'U2' };

/** Patient with answers, but of those that never come one hears soon. */
export const testTimings: Timings = { exchangeMs: 2_000, budgetMs: 8_000, pauseMs: 200 };
export const hastyTimings: Timings = { exchangeMs: 200, budgetMs: 700, pauseMs: 200 };

/** A clock that only pauses move. */
export class PausingClock implements Clock {
  readonly pauses: number[] = [];
  #now = Date.UTC(2026, 10, 24, 9);

  now(): number {
    return this.#now;
  }

  async pause(ms: number): Promise<void> {
    this.pauses.push(ms);
    this.#now += ms;
  }

  random(): number {
    return 0;
  }
}

/** A logger that keeps what it is told. */
export function keepingLogger(): { logger: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const logger = pino(
    { base: null, timestamp: false },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  return { logger, lines };
}

type ServiceStorage = Pick<Storage, 'keyv' | 'change' | 'inTurn'>;

export interface Bench {
  readonly service: StarLeafService;
  readonly storage: ServiceStorage;
  /** As the service keeps them in it. */
  readonly sessions: Keyv<string>;
  readonly clock: PausingClock;
  readonly lines: Record<string, unknown>[];
}

/** A service in front of a fake StarLeaf. */
export function openService(
  fake: Pick<FakeStarLeaf, 'url'>,
  options: {
    storage?: ServiceStorage;
    timings?: Timings;
    baseUrl?: string;
    clock?: PausingClock;
    watch?: StarLeafWatch;
  } = {},
): Bench {
  const { storage = new MemoryStorage(), timings = testTimings, baseUrl = fake.url } = options;
  const { clock = new PausingClock(), watch = {} } = options;
  const { logger, lines } = keepingLogger();
  return {
    service: new StarLeafService({ baseUrl, storage, logger, timings, clock, watch }),
    storage,
    sessions: storage.keyv('starleaf-sessions'),
    clock,
    lines,
  };
}

/** What a sentence might have asked for: tomorrow at 3 in London, for half an hour. */
export function plan(changes: Partial<MeetingPlan> = {}): MeetingPlan {
  return {
    title: 'Q3 budget',
    start: at('2026-11-25T15:00', 'Europe/London'),
    duration: Duration.fromObject({ minutes: 30 }),
    recurrence: null,
    invitees: ['kim@example.com'],
    ...changes,
  };
}

/** A moment by its local time. */
export function at(local: string, zone: string): DateTime<true> {
  const time = DateTime.fromISO(local, { zone });
  if (!time.isValid) throw new Error(`${local} ${zone}`);
  return time;
}

/** A meeting with its times as text, for comparing. */
export function inWords(meeting: Meeting | undefined) {
  if (!meeting) return undefined;
  const { start, duration } = meeting;
  return {
    ...meeting,
    start: start && `${start.toISO({ includeOffset: true, suppressMilliseconds: true })} ${start.zoneName}`,
    duration: duration?.toISO() ?? null,
  };
}
