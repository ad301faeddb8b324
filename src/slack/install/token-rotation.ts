import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Storage } from '../../storage/storage.js';
import { NotInstalledError } from '../clients.js';
import { nameError } from '../name-error.js';
import type { OAuthConnection } from '../receiver.js';
import type { BotToken, Installation } from './installation.js';
import type { Installations } from './installations.js';

/** A token is renewed when it ends sooner than this, so that whoever gets one has it for as long as their work lasts. */
const MARGIN_MS = 30 * 60 * 1000;

const renewed = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.int().positive(),
});

/**
 * Renews tokens that end: once, however many processes ask, since a refresh token is good for one use.
 * https://docs.slack.dev/authentication/using-token-rotation
 */
export class TokenRotation {
  readonly #storage: Storage;
  readonly #installations: Installations;
  readonly #connection: Pick<OAuthConnection, 'clientId' | 'clientSecret'>;
  readonly #client: WebClient;
  readonly #now: () => number;
  readonly #logger: Logger;

  constructor(parts: {
    readonly storage: Storage;
    readonly installations: Installations;
    readonly connection: Pick<OAuthConnection, 'clientId' | 'clientSecret'>;
    readonly webClientOptions: WebClientOptions;
    readonly logger: Logger;
    readonly now?: () => number;
  }) {
    this.#storage = parts.storage;
    this.#installations = parts.installations;
    this.#connection = parts.connection;
    this.#client = new WebClient(undefined, parts.webClientOptions);
    this.#now = parts.now ?? Date.now;
    this.#logger = parts.logger;
  }

  isDue({ bot: { rotation } }: Installation): boolean {
    return rotation !== null && rotation.expiresAt - this.#now() < MARGIN_MS;
  }

  /**
   * The workspace's installation with a token that lasts.
   * @throws NotInstalledError, and the Web API's error where Slack gives no new token and the old one has ended
   */
  async renew(workspaceId: string): Promise<Installation> {
    return this.#storage.inTurn(`token of ${workspaceId}`, async () => {
      // Somebody else may have renewed it while we waited.
      const installation = await this.#installations.find(workspaceId);
      if (installation === undefined) throw new NotInstalledError('the app is not installed');
      const { rotation } = installation.bot;
      if (rotation === null || !this.isDue(installation)) return installation;
      try {
        const rotated = await this.#ask(rotation.refreshToken);
        return await this.#installations.renew(workspaceId, { used: rotation.refreshToken, rotated });
      } catch (error) {
        if (error instanceof NotInstalledError || rotation.expiresAt <= this.#now()) throw error;
        this.#logger.warn({ error: nameError(error) }, 'a token could not be renewed yet');
        return installation;
      }
    });
  }

  /** https://docs.slack.dev/reference/methods/oauth.v2.access */
  async #ask(refreshToken: string): Promise<Pick<BotToken, 'token' | 'rotation'>> {
    const { clientId, clientSecret } = this.#connection;
    const answer = await this.#client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    const { access_token, refresh_token, expires_in } = renewed.parse(answer);
    return {
      token: access_token,
      rotation: { refreshToken: refresh_token, expiresAt: this.#now() + expires_in * 1000 },
    };
  }
}
