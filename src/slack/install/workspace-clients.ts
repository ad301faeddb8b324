import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { type Clients, NotInstalledError } from '../clients.js';
import type { Identity } from '../identity.js';
import type { Installation } from './installation.js';
import type { Installations } from './installations.js';
import type { TokenRotation } from './token-rotation.js';

/** How long another process goes on with the token of a workspace that took the app out here. */
const FRESH_FOR_MS = 60_000;
const MOST_HELD = 1_000;

interface Held {
  readonly installation: Installation;
  readonly client: WebClient;
}

/** The Web API, as the installation of each workspace allows: with its own token, renewed before it ends. */
export class WorkspaceClients implements Clients {
  readonly #rotation: TokenRotation;
  readonly #createClient: (token: string) => WebClient;
  readonly #held: LRUCache<string, Held>;

  constructor(parts: {
    readonly installations: Installations;
    readonly rotation: TokenRotation;
    readonly createClient: (token: string) => WebClient;
  }) {
    const { installations, rotation, createClient } = parts;
    this.#rotation = rotation;
    this.#createClient = createClient;
    this.#held = new LRUCache({
      max: MOST_HELD,
      ttl: FRESH_FOR_MS,
      fetchMethod: async (workspaceId, before) => {
        const installation = await installations.find(workspaceId);
        return installation === undefined ? undefined : this.#hold(installation, before);
      },
    });
  }

  async for(workspaceId: string): Promise<WebClient> {
    const held = await this.#held.fetch(workspaceId);
    if (held === undefined) throw new NotInstalledError('the app is not installed');
    if (!this.#rotation.isDue(held.installation)) return held.client;
    const renewed = this.#hold(await this.#rotation.renew(workspaceId), held);
    this.#held.set(workspaceId, renewed);
    return renewed.client;
  }

  /** Who we are in a workspace; nobody where the app is not installed. */
  async identify(workspaceId: string): Promise<Identity> {
    const bot = (await this.#held.fetch(workspaceId))?.installation.bot;
    return bot === undefined ? {} : { botId: bot.id, botUserId: bot.userId };
  }

  /** For a workspace that has just installed the app, anew perhaps, or taken it out. */
  forget(workspaceId: string): void {
    this.#held.delete(workspaceId);
  }

  /** A client is kept for as long as its token is, and its connections with it. */
  #hold(installation: Installation, before: Held | undefined): Held {
    const { token } = installation.bot;
    const client = before?.installation.bot.token === token ? before.client : this.#createClient(token);
    return { installation, client };
  }
}
