import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { z } from 'zod';
import { InTurn } from '../in-turn.js';
import type { ConferenceServerStores } from '../stores.js';
import { DAY_MS, type Instant } from '../wall-time.js';
import type { Mail, MailState, MailTransport } from './mail.js';
import { waitAfter } from './retry.js';

/** A mail in the store. */
export interface QueuedMail {
  readonly state: MailState;
  /** Null once it is sent or given up: then only the state is kept. */
  readonly mail: Mail | null;
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is to be tried next. */
  readonly dueAt: Instant;
}

export interface MailQueueOptions {
  readonly stores: Pick<ConferenceServerStores, 'mails' | 'mailQueue'>;
  readonly transport: MailTransport;
  readonly logger: Logger;
  readonly now: () => Date;
}

const INDEX = 'waiting';
const AT_ONCE = 4;
/** How long it is known what became of a mail. */
const KNOWN_MS = 400 * DAY_MS;
/** Timers take no longer waits. */
const LONGEST_WAIT_MS = DAY_MS;

/** A store in this process answers without a pause: hundreds of mails in a row would let nobody else in. */
const othersFirst = () => setImmediate();

/** Never the message: an SMTP server's words hold addresses. */
const fault = z.object({ code: z.string(), responseCode: z.number().optional() });

/**
 * Mails on their way. What is added is in the store until it is sent or given up, so a restart loses nothing; a mail
 * that a crash overtakes between sending and writing that down is sent again under the same id. One process only.
 */
export class MailQueue {
  readonly #options: MailQueueOptions;
  readonly #turns = new InTurn();
  #running: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: MailQueueOptions) {
    this.#options = options;
  }

  /** Takes mails over. They are in the store when this resolves, and are sent after it. @returns their ids, in order. */
  async add(mails: readonly Mail[]): Promise<readonly string[]> {
    if (mails.length === 0) return [];
    const { stores, now } = this.#options;
    const dueAt = now().getTime();
    const added = mails.map((mail) => ({ id: randomUUID(), mail }));
    for (const { id, mail } of added) {
      await othersFirst();
      await stores.mails.set(id, { state: 'waiting', mail, attempts: 0, dueAt });
    }
    const ids = added.map(({ id }) => id);
    await this.#changeIndex((waiting) => [...waiting, ...ids]);
    this.wake();
    return ids;
  }

  /** What became of a mail; undefined for one that was never added, or very long ago. */
  async stateOf(id: string): Promise<MailState | undefined> {
    return (await this.#options.stores.mails.get(id))?.state;
  }

  /** Sends what is due, also what was left by an earlier process. */
  wake(): void {
    this.#running = this.#running
      .then(() => this.#sendDue())
      .catch((error: unknown) => this.#complain(error));
  }

  /** Resolves when everything that was due has been tried. */
  async idle(): Promise<void> {
    const running = this.#running;
    await running;
    if (running !== this.#running) await this.idle();
  }

  /** Begins nothing new and waits for what is under way; what is left waits for the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
    this.#options.transport.close();
  }

  async #sendDue(): Promise<void> {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    const ids = (await this.#options.stores.mailQueue.get(INDEX)) ?? [];
    const limit = pLimit(AT_ONCE);
    const due = await Promise.all(
      ids.map((id) => limit(async () => ({ id, dueAt: await this.#attend(id) }))),
    );
    const settled = new Set(due.filter(({ dueAt }) => dueAt === null).map(({ id }) => id));
    if (settled.size > 0) await this.#changeIndex((waiting) => waiting.filter((id) => !settled.has(id)));
    this.#sleepUntil(due.flatMap(({ dueAt }) => dueAt ?? []));
  }

  /** @returns when to look after this mail again; null when it needs no more. */
  async #attend(id: string): Promise<Instant | null> {
    const queued = await this.#options.stores.mails.get(id);
    if (queued?.mail == null || queued.state !== 'waiting') return null;
    if (this.#isStopped || queued.dueAt > this.#options.now().getTime()) return queued.dueAt;
    await othersFirst();
    const after = await this.#try(id, queued, queued.mail);
    await this.#options.stores.mails.set(id, after, after.state === 'waiting' ? undefined : KNOWN_MS);
    return after.state === 'waiting' ? after.dueAt : null;
  }

  async #try(id: string, queued: QueuedMail, mail: Mail): Promise<QueuedMail> {
    const { transport, logger, now } = this.#options;
    const attempts = queued.attempts + 1;
    try {
      const outcome = await transport.deliver(id, mail);
      logger.info({ mail: id, attempts, outcome }, 'mail');
      return { ...queued, mail: null, attempts, state: outcome === 'sent' ? 'sent' : 'failed' };
    } catch (error) {
      const wait = waitAfter(attempts);
      const outcome = wait === null ? 'given up' : 'waiting';
      logger.warn({ mail: id, attempts, outcome, ...fault.safeParse(error).data }, 'mail');
      if (wait === null) return { ...queued, mail: null, attempts, state: 'failed' };
      return { ...queued, attempts, dueAt: now().getTime() + wait };
    }
  }

  #sleepUntil(instants: readonly Instant[]): void {
    if (instants.length === 0 || this.#isStopped) return;
    const wait = Math.min(...instants) - this.#options.now().getTime();
    this.#timer = setTimeout(() => this.wake(), Math.min(Math.max(wait, 0), LONGEST_WAIT_MS)).unref();
  }

  async #changeIndex(change: (waiting: readonly string[]) => readonly string[]): Promise<void> {
    const { mailQueue } = this.#options.stores;
    await this.#turns.run(INDEX, async () => {
      await mailQueue.set(INDEX, change((await mailQueue.get(INDEX)) ?? []));
    });
  }

  /** The store failed; the mails are still in it. */
  #complain(error: unknown): void {
    this.#options.logger.error({ err: error }, 'the mail queue stopped short');
    this.#sleepUntil([this.#options.now().getTime() + (waitAfter(1) ?? 0)]);
  }
}
