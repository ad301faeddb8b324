import type { HomeView } from '@slack/types';
import { type Owner, ownerKey } from '../credentials/owner.js';
import type { Clients } from './clients.js';
import { noteFailure } from './failure.js';
import { buildHome, buildHomeFailure, buildHomeLoading } from './home/build-home.js';
import { readHomeFacts } from './home/home-facts.js';
import { readHomeOpened } from './home/home-opened.js';
import { Latest } from './home/latest.js';
import { nameError } from './name-error.js';
import type { Tools } from './tools.js';

/** The Home tab of each person who has opened theirs: shown at once, and again after each change. */
export class Home {
  readonly #clients: Clients;
  readonly #tools: Tools;
  readonly #version: string;
  readonly #latest = new Latest();

  constructor(parts: { readonly clients: Clients; readonly tools: Tools; readonly version: string }) {
    this.#clients = parts.clients;
    this.#tools = parts.tools;
    this.#version = parts.version;
  }

  /**
   * Somebody opened a tab of the app.
   * @throws ZodError when the payload is no such event's
   */
  async opened(payload: unknown): Promise<void> {
    const opened = readHomeOpened(payload);
    if (opened === undefined) return;
    const { owner, isPublished } = opened;
    this.#tools.openHomes.open(owner, 1);
    // What stood there before is better than a loading view for the moment that it takes.
    if (!isPublished) await this.#publish(owner, buildHomeLoading());
    await this.refresh(owner);
  }

  /** Shows what is true now, to people who have opened their Home tab. Never throws. */
  async refresh(owner: Owner): Promise<void> {
    if (this.#tools.openHomes.pageOf(owner) === undefined) return;
    await this.#latest.run(ownerKey(owner), async () => this.#publish(owner, await this.#build(owner)));
  }

  /** Resolves once nothing is being shown any more. */
  settled(): Promise<void> {
    return this.#latest.settled();
  }

  async #build(owner: Owner): Promise<HomeView> {
    try {
      const facts = await readHomeFacts(owner, this.#tools);
      const page = this.#tools.openHomes.pageOf(owner) ?? 1;
      return buildHome(facts, { page, version: this.#version });
    } catch (error) {
      return buildHomeFailure(noteFailure(error, this.#tools.logger));
    }
  }

  async #publish({ workspaceId, userId }: Owner, view: HomeView): Promise<void> {
    try {
      const client = await this.#clients.for(workspaceId);
      await client.views.publish({ user_id: userId, view });
    } catch (error) {
      const name = nameError(error);
      this.#tools.logger.warn({ error: name }, 'a Home tab could not be published');
    }
  }
}
