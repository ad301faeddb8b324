import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import { isSlackError, nameSlackError } from './slack-error.js';

/** A private channel is a channel, too, in Slack's words. https://docs.slack.dev/reference/objects/conversation-object */
const conversationInfo = z.object({
  channel: z.object({
    is_channel: z.boolean().default(false),
    is_private: z.boolean().default(true),
    is_archived: z.boolean().default(false),
    name: z.string().nullish(),
  }),
});

/** Asks Slack about channels that a sentence names. */
export class Channels {
  readonly #client: WebClient;
  readonly #logger: Logger;

  constructor(client: WebClient, logger: Logger) {
    this.#client = client;
    this.#logger = logger;
  }

  /**
   * Whether everybody in the workspace may read a channel. Where Slack does not say so, it counts as private:
   * then nothing is posted that somebody could not have posted themselves.
   * https://docs.slack.dev/reference/methods/conversations.info
   */
  async isPublic(channelId: string): Promise<boolean> {
    try {
      const { channel } = conversationInfo.parse(
        await this.#client.conversations.info({ channel: channelId }),
      );
      return channel.is_channel && !channel.is_private && !channel.is_archived;
    } catch (error) {
      if (!isSlackError(error)) throw error;
      const word = nameSlackError(error);
      // To the app a private channel that it is no member of does not exist.
      if (word !== 'channel_not_found')
        this.#logger.warn({ error: word }, 'a channel could not be looked up');
      return false;
    }
  }

  /** Without the `#`; null where the app may not know it, and where there is none. */
  async findName(channelId: string): Promise<string | null> {
    try {
      const info = conversationInfo.parse(await this.#client.conversations.info({ channel: channelId }));
      return info.channel.name ?? null;
    } catch (error) {
      if (!isSlackError(error)) throw error;
      return null;
    }
  }

  /**
   * The link to a message; null where the app does not see its conversation.
   * https://docs.slack.dev/reference/methods/chat.getPermalink
   */
  async findPermalink(channelId: string, ts: string): Promise<string | null> {
    try {
      const { permalink } = await this.#client.chat.getPermalink({ channel: channelId, message_ts: ts });
      return permalink ?? null;
    } catch (error) {
      if (!isSlackError(error)) throw error;
      return null;
    }
  }
}
