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
    await this.#open(owner);
    // What stood there before is better than a loading view for the moment that it takes.
    if (!isPublished) await this.#publish(owner, buildHomeLoading());
    await this.#refresh(owner);
  }

  /** Shows what is true now, to people who have opened their Home tab. Never throws. */
  async refresh(owner: Owner): Promise<void> {
    try {
      if ((await this.#tools.openHomes.pageOf(owner)) !== undefined) await this.#refresh(owner);
    } catch (error) {
      this.#tools.logger.warn({ error: nameError(error) }, 'Home could not be refreshed');
    }
  }

  /** Resolves once nothing is being shown any more. */
  settled(): Promise<void> {
    return this.#latest.settled();
  }

  async #open(owner: Owner): Promise<void> {
    try {
      await this.#tools.openHomes.open(owner, 1);
    } catch (error) {
      this.#tools.logger.warn({ error: nameError(error) }, 'Home will not follow by itself');
    }
  }

  /** In turn, over all processes: what was read last is shown last. */
  async #refresh(owner: Owner): Promise<void> {
    const show = async () => this.#publish(owner, await this.#build(owner));
    await this.#latest.run(ownerKey(owner), async () => {
      try {
        await this.#tools.inTurn(`home ${ownerKey(owner)}`, show);
      } catch (error) {
        this.#tools.logger.warn({ error: nameError(error) }, 'Home is shown out of turn');
        await show();
      }
    });
  }

  async #build(owner: Owner): Promise<HomeView> {
    try {
      const facts = await readHomeFacts(owner, this.#tools);
      const page = (await this.#tools.openHomes.pageOf(owner)) ?? 1;
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
