import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clients } from './clients.js';
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
  readonly #clients: Clients;
  readonly #logger: Logger;

  constructor(clients: Clients, logger: Logger) {
    this.#clients = clients;
    this.#logger = logger;
  }

  /**
   * Whether everybody in the workspace may read a channel. Where Slack does not say so, it counts as private:
   * then nothing is posted that somebody could not have posted themselves.
   * https://docs.slack.dev/reference/methods/conversations.info
   */
  async isPublic(workspaceId: string, channelId: string): Promise<boolean> {
    const client = await this.#clients.for(workspaceId);
    try {
      const { channel } = conversationInfo.parse(await client.conversations.info({ channel: channelId }));
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
  async findName(workspaceId: string, channelId: string): Promise<string | null> {
    const client = await this.#clients.for(workspaceId);
    try {
      const info = conversationInfo.parse(await client.conversations.info({ channel: channelId }));
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
  async findPermalink(
    workspaceId: string,
    { channelId, ts }: { readonly channelId: string; readonly ts: string },
  ): Promise<string | null> {
    const client = await this.#clients.for(workspaceId);
    try {
      const { permalink } = await client.chat.getPermalink({ channel: channelId, message_ts: ts });
      return permalink ?? null;
    } catch (error) {
      if (!isSlackError(error)) throw error;
      return null;
    }
  }
}
