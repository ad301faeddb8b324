import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Owner } from '../credentials/owner.js';
import type { Answer, CardForConversation, Delivery } from './answer.js';
import type { Cards, PostedCard } from './cards.js';
import type { Message } from './message.js';
import { ReplyAddressError, type ReplyAddresses } from './reply-address.js';
import { isSlackError, nameSlackError } from './slack-error.js';

/** Whom an answer goes to, and by what way. */
export interface ReplyTarget {
  readonly owner: Owner;
  readonly channelId: string;
  readonly replyAddress: string;
  /** The private answer takes the place of the message whose button was pressed. */
  readonly replaces: boolean;
  /** Whether a public reply shows everybody what was typed, as one to a command does. */
  readonly showsTyped: boolean;
}

/** Says what handlers answer: the only caller of `response_url` and `chat.*`. */
export class Reply {
  readonly #client: WebClient;
  readonly #addresses: ReplyAddresses;
  readonly #cards: Cards;
  readonly #logger: Logger;

  constructor(parts: {
    readonly client: WebClient;
    readonly addresses: ReplyAddresses;
    readonly cards: Cards;
    readonly logger: Logger;
  }) {
    this.#client = parts.client;
    this.#addresses = parts.addresses;
    this.#cards = parts.cards;
    this.#logger = parts.logger;
  }

  /** Never throws: what Slack does not take is logged, and the person told by whatever way is left. */
  async give(answer: Answer, target: ReplyTarget): Promise<void> {
    if (answer.card !== undefined) {
      const delivery = await this.#deliverCard(answer.card, target);
      await this.#tell(answer.card.confirmation(delivery), target);
    }
    await Promise.all([
      answer.privately === undefined ? undefined : this.#tell(answer.privately, target),
      answer.changedCard === undefined
        ? undefined
        : this.#changeCard(answer.changedCard.posted, answer.changedCard.message),
    ]);
  }

  /** Web API where the app may post, else the command's reply address, where everybody sees what was typed. */
  async #deliverCard(card: CardForConversation, target: ReplyTarget): Promise<Delivery> {
    const { destination, record, message } = card;
    if (destination === 'nobody') return 'private';
    // Repeated after a crash or by a second press: the card is there already.
    if ((await this.#cards.find(record.owner, record.confId)) !== undefined) return 'posted';

    const posted = await this.#post(destination.channelId, message);
    if (posted !== null) {
      await this.#cards.keep({ ...record, ...posted, replyAddress: target.replyAddress });
      return 'posted';
    }
    if (destination.channelId !== target.channelId) return 'not-possible';
    if (target.showsTyped && card.namesAddresses) return 'would-show-addresses';
    try {
      await this.#addresses.send(target.replyAddress, message, { inChannel: true });
    } catch (error) {
      this.#logger.warn({ error: nameOf(error) }, 'a card could not be posted');
      return 'not-possible';
    }
    await this.#cards.keep({
      ...record,
      channelId: target.channelId,
      ts: null,
      replyAddress: target.replyAddress,
    });
    return 'posted';
  }

  async #post(channelId: string, message: Message): Promise<Pick<PostedCard, 'channelId' | 'ts'> | null> {
    try {
      const { channel, ts } = await this.#client.chat.postMessage({
        channel: channelId,
        text: message.text,
        blocks: [...message.blocks],
        unfurl_links: false,
        unfurl_media: false,
      });
      return { channelId: channel ?? channelId, ts: ts ?? null };
    } catch (error) {
      this.#logger.debug({ error: nameOf(error) }, 'not posted by the Web API');
      return null;
    }
  }

  /** Edits the card where Slack told us its name; else says beneath it, by the same way it came, what changed. */
  async #changeCard(posted: PostedCard, message: Message): Promise<void> {
    try {
      if (posted.ts === null) {
        await this.#addresses.send(posted.replyAddress, message, { inChannel: true });
      } else {
        await this.#client.chat.update({
          channel: posted.channelId,
          ts: posted.ts,
          text: message.text,
          blocks: [...message.blocks],
        });
      }
    } catch (error) {
      this.#logger.warn({ error: nameOf(error) }, 'a card could not be changed');
    }
  }

  /** To the person alone: by the reply address, and once that is used up, by a direct message. */
  async #tell(message: Message | 'removed', { owner, replyAddress, replaces }: ReplyTarget): Promise<void> {
    try {
      if (message === 'removed') await this.#addresses.removeOriginal(replyAddress);
      else await this.#addresses.send(replyAddress, message, { replaceOriginal: replaces });
    } catch (error) {
      this.#logger.debug({ error: nameOf(error) }, 'the reply address did not take a reply');
      if (message !== 'removed') await this.#tellDirectly(message, owner);
    }
  }

  async #tellDirectly(message: Message, { userId }: Owner): Promise<void> {
    try {
      await this.#client.chat.postMessage({
        channel: userId,
        text: message.text,
        blocks: [...message.blocks],
        unfurl_links: false,
      });
    } catch (error) {
      this.#logger.error({ error: nameOf(error) }, 'somebody could not be told');
    }
  }
}

/** What may be logged: a kind, or Slack's own short word for it. */
function nameOf(error: unknown): string {
  if (isSlackError(error)) return nameSlackError(error);
  if (error instanceof ReplyAddressError) return error.message;
  return error instanceof Error ? error.name : typeof error;
}
