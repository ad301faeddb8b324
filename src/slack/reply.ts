import type { ModalView } from '@slack/types';
import type { Logger } from 'pino';
import type { Owner } from '../credentials/owner.js';
import type { Answer } from './answer.js';
import { buildNotShown } from './blocks/not-shown.js';
import { buildDoneView, buildNoticeView } from './blocks/notice-view.js';
import { CardDelivery } from './card-delivery.js';
import type { Cards } from './cards.js';
import type { Clients } from './clients.js';
import type { Message } from './message.js';
import { nameError } from './name-error.js';
import { ReplyAddressError, type ReplyAddresses } from './reply-address.js';
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

/** Says what handlers answer: beside the delivery of cards the only caller of `response_url` and `chat.*`; views go by way of a Stage. */
export class Reply {
  readonly #clients: Clients;
  readonly #addresses: ReplyAddresses;
  readonly #delivery: CardDelivery;
  readonly #logger: Logger;

  constructor(parts: {
    readonly clients: Clients;
    readonly addresses: ReplyAddresses;
    readonly cards: Cards;
    readonly logger: Logger;
  }) {
    this.#clients = parts.clients;
    this.#addresses = parts.addresses;
    this.#delivery = new CardDelivery(parts);
    this.#logger = parts.logger;
  }

  /** Never throws: what Slack does not take is logged, and the person told by whatever way is left. */
  async give(answer: Answer, target: ReplyTarget): Promise<void> {
    const { privately, card, changedCards, view } = answer;
    if (view !== undefined) await this.#showView(view, target);
    if (card !== undefined) {
      const delivery = await this.#delivery.post(card, target);
      await this.#tell(card.confirmation(delivery), target);
    }
    if (changedCards !== undefined) {
      const standing = await this.#delivery.change(changedCards, target);
      if (changedCards.confirmation !== null) await this.#tell(changedCards.confirmation(standing), target);
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
      const name = nameError(error);
      // Somebody typed on meanwhile, or another tab changed the view: what stands there is newer.
      if (name === 'hash_conflict') return;
      this.#logger.warn({ error: name }, 'a view could not be shown');
      await this.#tell(buildNotShown(), { ...target, stage: null });
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
        await stage.show(view, keepsView && message !== 'removed' ? { above: message.text } : {});
      } else if (replyAddress === null) throw new ReplyAddressError('none was given', { isUsedUp: true });
      else if (message === 'removed') await this.#addresses.removeOriginal(replyAddress);
      else await this.#addresses.send(replyAddress, message, { replaceOriginal: replaces });
    } catch (error) {
      const level = error instanceof ReplyAddressError && error.isUsedUp ? 'debug' : 'warn';
      this.#logger[level]({ error: nameError(error) }, 'the reply address did not take a reply');
      if (message !== 'removed') await this.#tellDirectly(message, owner);
    }
  }

  async #tellDirectly(message: Message, { workspaceId, userId }: Owner): Promise<void> {
    try {
      const client = await this.#clients.for(workspaceId);
      await client.chat.postMessage({
        channel: userId,
        text: message.text,
        blocks: [...message.blocks],
        unfurl_links: false,
      });
    } catch (error) {
      this.#logger.error({ error: nameError(error) }, 'somebody could not be told');
    }
  }
}
