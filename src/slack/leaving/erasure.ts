import type { Logger } from 'pino';
import type { Jobs } from '../../storage/jobs.js';
import type { Storage, StoredEntry } from '../../storage/storage.js';
import { Worker } from '../../storage/worker.js';
import { type Clients, NotInstalledError } from '../clients.js';
import { isSlackError, nameSlackError } from '../slack-error.js';
import type { Departure } from './departure.js';

const QUEUE = 'erasures';

/** What was under way when the app was taken out has ended by then, and what it left behind is found. */
const ONCE_MORE_AFTER_MS = 2 * 60 * 1000;

/** A workspace to be erased. */
interface Erasing {
  readonly workspaceId: string;
  /** When the app was taken out, in milliseconds since 1970. */
  readonly at: number;
}

/** Slack's words for a token that holds no longer. https://docs.slack.dev/reference/methods/auth.test#errors */
const ENDED: readonly string[] = [
  'account_inactive',
  'invalid_auth',
  'invalid_refresh_token',
  'not_authed',
  'token_expired',
  'token_revoked',
];

/**
 * Erases everything that is kept of a workspace once the app was taken out of it, and nothing else. It is written down
 * as work, so a process that dies on the way is no reason for anything to stay. A token that still works was not
 * revoked, and an installation that is younger than the departure is another one: neither is touched.
 */
export class Erasure {
  readonly #storage: Storage;
  readonly #jobs: Jobs<Erasing>;
  readonly #worker: Worker<Erasing>;
  readonly #clients: Clients;
  readonly #findWorkspace: (namespace: string, entry: StoredEntry) => string | null | undefined;
  readonly #findInstalledAt: (workspaceId: string) => Promise<number | undefined>;
  readonly #onErased: (workspaceId: string) => void;
  readonly #now: () => number;
  readonly #logger: Logger;

  constructor(parts: {
    readonly storage: Storage;
    readonly clients: Clients;
    /** Whose an entry is; null where it is nobody's, undefined where nothing is known of the namespace. */
    readonly findWorkspace: (namespace: string, entry: StoredEntry) => string | null | undefined;
    /** When the app was installed, in milliseconds since 1970; undefined where we do not know or it is not. */
    readonly findInstalledAt: (workspaceId: string) => Promise<number | undefined>;
    /** Hears of each workspace of which nothing is left in the store. */
    readonly onErased: (workspaceId: string) => void;
    readonly logger: Logger;
    readonly now?: () => number;
  }) {
    this.#storage = parts.storage;
    this.#jobs = parts.storage.jobs(QUEUE);
    this.#clients = parts.clients;
    this.#findWorkspace = parts.findWorkspace;
    this.#findInstalledAt = parts.findInstalledAt;
    this.#onErased = parts.onErased;
    this.#logger = parts.logger;
    this.#now = parts.now ?? Date.now;
    this.#worker = new Worker({
      jobs: this.#jobs,
      work: ({ payload }) => this.#work(payload),
      concurrency: 1,
      logger: parts.logger,
      now: this.#now,
      pollMs: 5_000,
    });
  }

  /** Writes down what is to be erased; it is done afterwards. @throws when the store does not take it */
  async note({ workspaceIds, at }: Departure): Promise<void> {
    // Ours may be the slower clock: what is installed from now on is younger either way.
    const until = Math.min(at + 1_000, this.#now());
    for (const workspaceId of workspaceIds) {
      const erasing = { workspaceId, at: until };
      await this.#jobs.add(`${workspaceId}/${at}`, erasing);
      await this.#jobs.add(`${workspaceId}/${at}/once-more`, erasing, this.#now() + ONCE_MORE_AFTER_MS);
    }
    this.#worker.wake();
  }

  /** Does something that begins a workspace anew, once nothing is left of what is still to be erased of it. */
  async beforeReturn<Result>(workspaceId: string, begin: () => Promise<Result>): Promise<Result> {
    return this.#inTurn(workspaceId, async () => {
      if (await this.#isPending(workspaceId)) await this.#erase(workspaceId);
      return begin();
    });
  }

  start(): void {
    this.#worker.start();
  }

  /** Resolves once everything that is due was tried. */
  idle(): Promise<void> {
    return this.#worker.idle();
  }

  async stop(): Promise<void> {
    await this.#worker.stop();
  }

  async #work({ workspaceId, at }: Erasing): Promise<undefined> {
    if (await this.#isAlive(workspaceId)) {
      this.#logger.info('said to have been taken out of a workspace, but its token works: nothing erased');
      return;
    }
    await this.#inTurn(workspaceId, async () => {
      if (((await this.#findInstalledAt(workspaceId)) ?? 0) > at) return;
      const entries = await this.#erase(workspaceId);
      this.#logger.info({ entries }, 'erased what was kept of a workspace');
    });
  }

  async #isAlive(workspaceId: string): Promise<boolean> {
    try {
      const client = await this.#clients.for(workspaceId);
      await client.auth.test();
      return true;
    } catch (error) {
      if (error instanceof NotInstalledError) return false;
      if (isSlackError(error) && ENDED.includes(nameSlackError(error))) return false;
      throw error;
    }
  }

  /** @returns how many entries it took away. */
  async #erase(workspaceId: string): Promise<number> {
    let entries = 0;
    for (const namespace of await this.#storage.namespaces()) {
      for await (const entry of this.#storage.entries(namespace)) {
        const whose = this.#findWorkspace(namespace, entry);
        if (whose === undefined) {
          this.#logger.error({ namespace }, 'nobody says whose the entries of a namespace are');
          break;
        }
        if (whose === workspaceId && (await this.#storage.remove(namespace, entry.key))) entries += 1;
      }
    }
    this.#onErased(workspaceId);
    return entries;
  }

  async #isPending(workspaceId: string): Promise<boolean> {
    for await (const { key, value } of this.#storage.entries(QUEUE)) {
      if (value !== undefined && key.startsWith(`${workspaceId}/`)) return true;
    }
    return false;
  }

  #inTurn<Result>(workspaceId: string, work: () => Promise<Result>): Promise<Result> {
    return this.#storage.inTurn(`erasure of ${workspaceId}`, work);
  }
}
