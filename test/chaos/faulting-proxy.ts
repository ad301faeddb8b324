import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answered, capture, forward, give } from '../support/forward.js';
import type { Luck } from './luck.js';

/** How a neighbour fails. */
export type Fault =
  /** The answer takes a second or three. */
  | 'slow'
  /** Nothing is done, and no answer ever comes. */
  | 'silent'
  /** 500, 502 or 503, and nothing is done. */
  | 'broken'
  /** 429 with `Retry-After`. */
  | 'busy'
  /** The connection ends, and nothing is done. */
  | 'cut-before'
  /** The connection ends when the work is done. */
  | 'cut-after'
  /** The work is done, and half of the answer's JSON comes. */
  | 'garbled'
  /** The work is done, and the answer's values are of other types. */
  | 'mistyped'
  /** 401, and nothing is done. */
  | 'stranger'
  /** 449 without new cookies, and nothing is done. */
  | 'retry';

/** In which ways StarLeaf fails. */
export const STARLEAF_FAULTS: readonly Fault[] = [
  'slow',
  'silent',
  'broken',
  'busy',
  'cut-before',
  'cut-after',
  'garbled',
  'mistyped',
  'stranger',
  'retry',
];

/** In which ways Slack fails. */
export const SLACK_FAULTS: readonly Fault[] = [
  'slow',
  'silent',
  'broken',
  'busy',
  'cut-before',
  'cut-after',
  'garbled',
];

/** A neighbour that fails now and then, before one that does not. */
export interface FaultingProxy {
  readonly origin: string;
  /** How many requests have failed so far. */
  readonly failed: number;
  /** From now on nothing fails any more. */
  clearUp(): void;
  close(): Promise<void>;
}

/** @param facts.share of the requests that fail, each in one of the ways */
export async function startFaultingProxy(facts: {
  /** Of the neighbour on this machine. */
  readonly port: number;
  readonly luck: Luck;
  readonly share: number;
  readonly faults: readonly Fault[];
}): Promise<FaultingProxy> {
  const { luck, faults } = facts;
  let failed = 0;
  let share = facts.share;
  const server = createServer(async (incoming, response) => {
    const way = luck.hits(share) ? luck.pick(faults) : 'well';
    if (way !== 'well') failed += 1;
    try {
      const request = await capture(incoming);
      await befall(way, { luck, response, answer: () => forward(request, facts.port) });
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get failed() {
      return failed;
    },
    clearUp: () => {
      share = 0;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function befall(
  way: Fault | 'well',
  facts: {
    readonly luck: Luck;
    readonly response: ServerResponse;
    /** Has the neighbour do its work. */
    readonly answer: () => Promise<Answered>;
  },
): Promise<void> {
  const { luck, response, answer } = facts;
  switch (way) {
    case 'well':
      return give(await answer(), response);
    case 'slow':
      await sleep(1_000 + 2_000 * luck.draw());
      return give(await answer(), response);
    case 'silent':
      return;
    case 'broken':
      response.writeHead(luck.pick([500, 502, 503]), { 'content-type': 'text/html' });
      response.end('<h1>Something is wrong</h1>');
      return;
    case 'busy':
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '1' });
      response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
      return;
    case 'cut-before':
      response.destroy();
      return;
    case 'cut-after':
      await answer();
      response.destroy();
      return;
    case 'garbled': {
      const whole = await answer();
      return give({ ...whole, body: whole.body.subarray(0, whole.body.length / 2) }, response);
    }
    case 'mistyped': {
      const whole = await answer();
      return give({ ...whole, body: mistype(whole.body) }, response);
    }
    case 'stranger':
      response.writeHead(401).end();
      return;
    case 'retry':
      response.writeHead(449).end();
      return;
    default:
      way satisfies never;
  }
}

function mistype(body: Buffer): Buffer {
  try {
    const value: unknown = JSON.parse(body.toString());
    const entries = Object.entries(value ?? {}).map(([key, each]) => [key, mistyped(each)]);
    return Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  } catch {
    return body;
  }
}

function mistyped(value: unknown): unknown {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return { number: String(value) };
  return Array.isArray(value) ? 'many' : [value];
}
