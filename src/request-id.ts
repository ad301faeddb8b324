import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';

/** What reached us and causes the present work: an HTTP request, or an envelope of Socket Mode. */
interface Cause {
  readonly id: string;
  /** By `performance.now()`. */
  readonly beganAt: number;
}

const cause = new AsyncLocalStorage<Cause>();

/** Hard to confuse when read aloud. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const REFERENCE_LENGTH = 4;
const ID_LENGTH = 16;
const ID = new RegExp(`^[${SIGNS}]{${ID_LENGTH}}$`);

/** A new id. Its first four signs are the reference that people read in messages, which therefore finds all of its lines. */
export function makeRequestId(): string {
  return Array.from({ length: ID_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}

/** By which one process of ours tells another which request it asks for. */
export const REQUEST_HEADER = 'x-request-id';

/** The id that a request brings along, where it is one of ours; else a new one. */
export function adoptRequestId(brought: string | readonly string[] | undefined): string {
  return typeof brought === 'string' && ID.test(brought) ? brought : makeRequestId();
}

/** Does the work as caused by the request of this id: every line that it logs, now or later, carries it. */
export function asRequest<Result>(id: string, work: () => Result): Result {
  return cause.run({ id, beganAt: performance.now() }, work);
}

/** The id of the request that causes the present work; undefined where none does, such as at the start. */
export function currentRequestId(): string | undefined {
  return cause.getStore()?.id;
}

/** For how long the request that causes the present work has been here; 0 where none does. */
export function secondsSinceRequest(): number {
  const { beganAt } = cause.getStore() ?? {};
  return beganAt === undefined ? 0 : (performance.now() - beganAt) / 1_000;
}

/** Four signs by which an operator finds the lines of what somebody complains about. */
export function makeReference(): string {
  return (currentRequestId() ?? makeRequestId()).slice(0, REFERENCE_LENGTH);
}
