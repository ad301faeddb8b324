import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { isSlackError, nameSlackError } from './slack-error.js';

/** Who we are in Slack. https://docs.slack.dev/reference/methods/auth.test */
export interface Identity {
  readonly botId?: string;
  readonly botUserId?: string;
}

/** The bot token is not accepted. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
}

const REFUSALS = ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'];

/**
 * Asks Slack whose token this is. A Slack that cannot be reached is no reason not to start: it may come back.
 * @throws TokenRefusedError when Slack does not take the token
 */
export async function findIdentity(client: WebClient, logger: Logger): Promise<Identity> {
  try {
    const { bot_id: botId, user_id: botUserId } = await client.auth.test();
    return { ...(botId === undefined ? {} : { botId }), ...(botUserId === undefined ? {} : { botUserId }) };
  } catch (error) {
    const name = isSlackError(error) ? nameSlackError(error) : 'unknown';
    if (REFUSALS.includes(name)) throw new TokenRefusedError(name);
    logger.warn({ error: name }, 'Slack could not be asked who we are');
    return {};
  }
}
