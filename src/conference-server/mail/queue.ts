import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Queue, QueuedWork } from '../store.js';
import type { ConferenceServerStores } from '../stores.js';
import { DAY_MS, type Instant } from '../wall-time.js';
import type { ConferenceServerWatch } from '../watch.js';
import type { Mail, MailState, MailTransport } from './mail.js';
import { waitAfter } from './retry.js';

/** A mail under the id by which it is known from then on: a mail of an id that was added before is the same one. */
export interface MailToSend {
  readonly id: string;
  readonly mail: Mail;
}

export interface MailQueueOptions {
  readonly stores: Pick<ConferenceServerStores, 'mails' | 'openQueue'>;
  readonly transport: MailTransport;
  readonly watch?: ConferenceServerWatch;
  readonly logger: Logger;
  readonly now: () => Date;
}

const AT_ONCE = 4;
/** How long it is known what became of a mail. */
const KNOWN_MS = 400 * DAY_MS;

/** A store in this process answers without a pause: hundreds of mails in a row would let nobody else in. */
const othersFirst = () => setImmediate();

/** Never the message: an SMTP server's words hold addresses. */
const fault = z.object({ code: z.string(), responseCode: z.number().optional() });

/**
 * Mails on their way. What is added is in the store until it is sent or given up, each mail is one process's at a
 * time, and another's when that one dies: so nothing is lost. A mail that a crash overtakes between sending and writing
 * that down is sent again under the same id.
 */
export class MailQueue {
  readonly #options: MailQueueOptions;
  readonly #queue: Queue<Mail>;

  constructor(options: MailQueueOptions) {
    this.#options = options;
    this.#queue = options.stores.openQueue<Mail>('mail-queue', {
      work: (job) => this.#send(job),
      concurrency: AT_ONCE,
    });
  }

  /** Takes mails over, but for those it was given before. They are in the store when this resolves, and are sent after it. */
  async add(mails: readonly MailToSend[]): Promise<void> {
    if (mails.length === 0) return;
    const known = await this.statesOf(mails.map(({ id }) => id));
    const limit = pLimit(AT_ONCE);
    const write = async ({ id, mail }: MailToSend) => {
      await othersFirst();
      await this.#queue.add(id, mail);
      // Only now: whatever has a state is on its way for certain.
      await this.#options.stores.mails.insert(id, { state: 'waiting' }, KNOWN_MS);
    };
    const unknown = mails.filter((_, index) => known[index] === undefined);
    await Promise.all(unknown.map((each) => limit(write, each)));
    this.wake();
  }

  /** What became of each mail; undefined for one that was never added, or very long ago. */
  async statesOf(ids: readonly string[]): Promise<readonly (MailState | undefined)[]> {
    return (await this.#options.stores.mails.getMany(ids)).map((known) => known?.state);
  }

  /** Sends what is due from now on, also what other processes have left. */
  start(): void {
    this.#queue.start();
  }

  /** Looks at once for what is due. */
  wake(): void {
    this.#queue.wake();
  }

  /** Resolves when everything that was due has been tried. */
  async idle(): Promise<void> {
    await this.#queue.idle();
  }

  /** Begins nothing new and waits for what is under way; what is left is for others, or for the next start. */
  async stop(): Promise<void> {
    await this.#queue.stop();
    this.#options.transport.close();
  }

  async #send({ id, payload: mail, attempts }: QueuedWork<Mail>): Promise<Instant | undefined> {
    await othersFirst();
    const { stores, now } = this.#options;
    // A crash may have come between what is written below and the end of the work.
    const isOver = attempts > 1 && ((await stores.mails.get(id))?.state ?? 'waiting') !== 'waiting';
    if (isOver) return undefined;
    const state = await this.#try(id, mail, attempts);
    const wait = state === 'waiting' ? waitAfter(attempts) : null;
    if (wait !== null) return now().getTime() + wait;
    await stores.mails.set(id, { state: state === 'sent' ? 'sent' : 'failed' }, KNOWN_MS);
    return undefined;
  }

  async #try(id: string, mail: Mail, attempts: number): Promise<MailState> {
    const { transport, watch = {}, logger } = this.#options;
    try {
      const outcome = await transport.deliver(id, mail);
      logger.info({ mail: id, attempts, outcome }, 'mail');
      watch.onMail?.({ outcome: outcome === 'sent' ? 'sent' : 'failed' });
      return outcome === 'sent' ? 'sent' : 'failed';
    } catch (error) {
      const outcome = waitAfter(attempts) === null ? 'given-up' : 'waiting';
      logger.warn({ mail: id, attempts, outcome, ...fault.safeParse(error).data }, 'mail');
      watch.onMail?.({ outcome });
      return 'waiting';
    }
  }
}
