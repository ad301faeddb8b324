import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Owner } from '../credentials/owner.js';
import type { Answer, CardForConversation, ChangedCard, Delivery } from './answer.js';
import { buildNotShown } from './blocks/not-shown.js';
import { buildDoneView, buildNoticeView } from './blocks/notice-view.js';
import type { Cards, PostedCard } from './cards.js';
import type { Destination } from './destination.js';
import type { Message } from './message.js';
import { ReplyAddressError, type ReplyAddresses } from './reply-address.js';
import { isSlackError, nameSlackError } from './slack-error.js';
import type { Stage } from './stage.js';

/** Whom an answer goes to, and by what way. */
export interface ReplyTarget {
  readonly owner: Owner;
  readonly channelId: string;
  /** The `response_url`; null where there is none, as in modals and on Home. */
  readonly replyAddress: string | null;
  /** Where views are shown; null where no interaction is under way. */
  readonly stage: Stage | null;
  /** The private answer takes the place of the message whose button was pressed. */
  readonly replaces: boolean;
  /** Whether a public reply shows everybody what was typed, as one to a command does. */
  readonly showsTyped: boolean;
}

/** Says what handlers answer: the only caller of `response_url` and `chat.*`; views go by way of a Stage. */
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
    const { privately, card, changedCard, view } = answer;
    if (view !== undefined) await this.#showView(view, target);
    if (card !== undefined) {
      const delivery = await this.#deliverCard(card, target);
      await this.#tell(card.confirmation(delivery), target);
    }
    if (changedCard !== undefined) {
      const isChanged = await this.#changeCard(changedCard, target);
      await this.#tell(changedCard.confirmation(isChanged), target);
    }
    if (privately !== undefined) {
      await this.#tell(privately, { ...target, keepsView: answer.keepsPressed ?? false });
    }
  }

  async #showView(view: ModalView, target: ReplyTarget): Promise<void> {
    try {
      if (target.stage === null) throw new Error('no interaction is under way');
      await target.stage.show(view);
    } catch (error) {
      const name = nameOf(error);
      // Somebody typed on meanwhile, or another tab changed the view: what stands there is newer.
      if (name === 'hash_conflict') return;
      this.#logger.warn({ error: name }, 'a view could not be shown');
      await this.#tell(buildNotShown(), { ...target, stage: null });
    }
  }

  /** Web API where the app may post, else the command's reply address, where everybody sees what was typed. */
  async #deliverCard(card: CardForConversation, target: ReplyTarget): Promise<Delivery> {
    const { destination, record, message } = card;
    if (destination.kind === 'nobody') return 'private';
    if (destination.kind === 'closed') return 'closed';
    if (await this.#isPosted(card)) return 'posted';

    const { replyAddress } = target;
    const posted = await this.#post(destination, message);
    if (posted !== null) {
      await this.#keep({ ...record, ...posted, replyAddress });
      return 'posted';
    }
    if (destination.channelId !== target.channelId || replyAddress === null) return 'not-possible';
    if (target.showsTyped && card.namesAddresses) return 'would-show-addresses';
    try {
      await this.#addresses.send(replyAddress, message, { inChannel: true });
    } catch (error) {
      this.#logger.warn({ error: nameOf(error) }, 'a card could not be posted');
      return 'not-possible';
    }
    await this.#keep({ ...record, channelId: target.channelId, ts: null, replyAddress });
    return 'posted';
  }

  /** Repeated after a crash or by a second press: the card is there already. */
  async #isPosted({ record }: CardForConversation): Promise<boolean> {
    try {
      return (await this.#cards.find(record.owner, record.confId)) !== undefined;
    } catch (error) {
      // The meeting exists by now: a card too many is better than silence.
      this.#logger.error({ error: nameOf(error) }, 'the record of a card could not be read');
      return false;
    }
  }

  async #keep(card: PostedCard): Promise<void> {
    try {
      await this.#cards.keep(card);
    } catch (error) {
      this.#logger.error({ error: nameOf(error) }, 'a card could not be recorded');
    }
  }

  async #post(
    { channelId, threadTs }: Destination & { readonly kind: 'conversation' },
    message: Message,
  ): Promise<Pick<PostedCard, 'channelId' | 'ts'> | null> {
    try {
      const { channel, ts } = await this.#client.chat.postMessage({
        channel: channelId,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        text: message.text,
        blocks: [...message.blocks],
        unfurl_links: false,
        unfurl_media: false,
      });
      return { channelId: channel ?? channelId, ts: ts ?? null };
    } catch (error) {
      const name = nameOf(error);
      const level = NOT_OURS_TO_POST.includes(name) ? 'debug' : 'warn';
      this.#logger[level]({ error: name }, 'not posted by the Web API');
      return null;
    }
  }

  /**
   * Edits the card where Slack told us its name; else says beneath it what changed: by the reply address of the
   * press, which is younger than the one that the card came by, if both are of the same conversation.
   */
  async #changeCard({ posted, message }: ChangedCard, target: ReplyTarget): Promise<boolean> {
    try {
      if (posted.ts === null) {
        const address = posted.channelId === target.channelId ? target.replyAddress : posted.replyAddress;
        if (address === null) return false;
        await this.#addresses.send(address, message, { inChannel: true });
      } else {
        await this.#client.chat.update({
          channel: posted.channelId,
          ts: posted.ts,
          text: message.text,
          blocks: [...message.blocks],
        });
      }
      return true;
    } catch (error) {
      this.#logger.warn({ error: nameOf(error) }, 'a card could not be changed');
      return false;
    }
  }

  /** To the person alone: in the modal they are in, by the reply address, and once that is used up, by a direct message. */
  async #tell(
    message: Message | 'removed',
    { owner, stage, replyAddress, replaces, keepsView = false }: ReplyTarget & { keepsView?: boolean },
  ): Promise<void> {
    try {
      if (stage?.takesMessages === true) {
        const view = message === 'removed' ? buildDoneView() : buildNoticeView(message);
        await stage.show(view, { keeps: keepsView });
      } else if (replyAddress === null) throw new ReplyAddressError('none was given', { isUsedUp: true });
      else if (message === 'removed') await this.#addresses.removeOriginal(replyAddress);
      else await this.#addresses.send(replyAddress, message, { replaceOriginal: replaces });
    } catch (error) {
      const level = error instanceof ReplyAddressError && error.isUsedUp ? 'debug' : 'warn';
      this.#logger[level]({ error: nameOf(error) }, 'the reply address did not take a reply');
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

/** Slack's words for conversations that the app may not post to: the reply address is the way then. */
const NOT_OURS_TO_POST: readonly string[] = [
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'messages_tab_disabled',
];

/** What may be logged: a kind, or Slack's own short word for it. */
function nameOf(error: unknown): string {
  if (isSlackError(error)) return nameSlackError(error);
  if (error instanceof ReplyAddressError) return error.message;
  return error instanceof Error ? error.name : typeof error;
}
