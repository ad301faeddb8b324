import { randomBytes } from 'node:crypto';

const LIFETIME_MS = 30_000;

/** Tickets to a Socket Mode connection: each for one connection, within half a minute. */
export class Tickets {
  readonly #expiries = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(): string {
    const ticket = randomBytes(24).toString('base64url');
    this.#expiries.set(ticket, this.#now() + LIFETIME_MS);
    return ticket;
  }

  /** Whether a ticket is good; from now on it is not. */
  redeem(ticket: string): boolean {
    const expiresAt = this.#expiries.get(ticket);
    this.#expiries.delete(ticket);
    return expiresAt !== undefined && this.#now() <= expiresAt;
  }
}
