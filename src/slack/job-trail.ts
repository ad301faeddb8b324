import type { HeldJob } from '../storage/jobs.js';
import type { Accepted } from './accepted.js';
import type { Answer } from './answer.js';
import { type KeptChange, readKeptChange, writeKeptChange } from './changes/kept-change.js';
import { type Owed, toPlain } from './owed.js';
import { type KeptInvites, LostWorkError, type Trail } from './trail.js';

/** Of a store that fails: from then on its person is told. */
const MOST_ATTEMPTS = 5;

/** How far a job has come, kept in the job itself. */
export class JobTrail implements Trail {
  readonly #job: HeldJob<Accepted>;
  #accepted: Accepted;

  constructor(job: HeldJob<Accepted>) {
    this.#job = job;
    this.#accepted = job.payload;
  }

  get change(): KeptChange | null {
    return readKeptChange(this.#accepted.change) ?? null;
  }

  get invites(): KeptInvites {
    return this.#accepted.invites ?? {};
  }

  get isLast(): boolean {
    return this.#job.attempts >= MOST_ATTEMPTS;
  }

  async keepChange(change: KeptChange): Promise<void> {
    await this.#rewrite({ ...this.#accepted, change: writeKeptChange(change) });
  }

  async keepInvites(invites: KeptInvites): Promise<void> {
    await this.#rewrite({ ...this.#accepted, invites: { ...this.invites, ...invites } });
  }

  /** What was to be done is done, and this is left to say. @throws LostWorkError */
  async keepOwed(answer: Answer, facts: Omit<Owed, 'answer'>): Promise<void> {
    await this.#rewrite({ ...this.#accepted, owed: { answer: toPlain(answer), ...facts } });
  }

  async #rewrite(accepted: Accepted): Promise<void> {
    if (!(await this.#job.rewrite(accepted))) throw new LostWorkError('another process has taken it up');
    this.#accepted = accepted;
  }
}
