import type { ModalView } from '@slack/types';
import type { ChatPostMessageArguments } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Owner } from '../credentials/owner.js';
import type { Storage } from '../storage/storage.js';
import type { Answer, CardForConversation, ChangedCards } from './answer.js';
import { buildNotShown } from './blocks/not-shown.js';
import { buildDoneView, buildNoticeView } from './blocks/notice-view.js';
import { CardDelivery } from './card-delivery.js';
import type { Cards } from './cards.js';
import { clientMessageId } from './client-message-id.js';
import type { Clients } from './clients.js';
import type { Message } from './message.js';
import { nameError } from './name-error.js';
import type { ParkedViews } from './parked-views.js';
import { mayPassInSlack, wasPostedBefore } from './passing.js';
import { ReplyAddressError, type ReplyAddresses } from './reply-address.js';
import type { Stage } from './stage.js';

/** Whom an answer goes to, and by what way. */
export interface ReplyTarget {
  readonly owner: Owner;
  readonly channelId: string;
  /** The `response_url`; null where there is none, as in modals and on Home, and once it has grown too old. */
  readonly replyAddress: string | null;
  /** Where views are shown; null where no interaction is under way. */
  readonly stage: Stage | null;
  /** The private answer takes the place of the message whose button was pressed. */
  readonly replaces: boolean;
  /** Whether a public reply shows everybody what was typed, as one to a command does. */
  readonly showsTyped: boolean;
  /** What this is the answer to: the same each time the answer is given. */
  readonly workId: string;
  /** Whether what Slack does not take now is not tried again. */
  readonly isLast: boolean;
}

/** Says what handlers answer: beside the delivery of cards the only caller of `response_url` and `chat.*`; views go by way of a Stage. */
export class Reply {
  readonly #clients: Clients;
  readonly #addresses: ReplyAddresses;
  readonly #delivery: CardDelivery;
  readonly #parkedViews: ParkedViews;
  readonly #logger: Logger;

  constructor(parts: {
    readonly clients: Clients;
    readonly addresses: ReplyAddresses;
    readonly cards: Cards;
    readonly parkedViews: ParkedViews;
    readonly inTurn: Storage['inTurn'];
    readonly logger: Logger;
  }) {
    this.#clients = parts.clients;
    this.#addresses = parts.addresses;
    this.#delivery = new CardDelivery(parts);
    this.#parkedViews = parts.parkedViews;
    this.#logger = parts.logger;
  }

  /**
   * Never throws: what Slack does not take is logged, and the person told by whatever way is left.
   * @returns what Slack may take a little later; null where all is said
   */
  async give(answer: Answer, target: ReplyTarget): Promise<Answer | null> {
    const { privately, card, changedCards, view, keepsPressed } = answer;
    const tell = (message: Message | 'removed') =>
      this.#tell(message, { ...target, keepsView: message === privately && (keepsPressed ?? false) });
    const left: Answer = {
      ...(view !== undefined && (await this.#showView(view, target))),
      ...(card !== undefined && (await this.#giveCard(card, { target, tell }))),
      ...(changedCards !== undefined && (await this.#changeCards(changedCards, { target, tell }))),
    };
    const untold = privately !== undefined && !(await tell(privately)) ? { privately } : {};
    const all = { ...left, ...untold };
    if (Object.keys(all).length === 0) return null;
    return keepsPressed === undefined ? all : { ...all, keepsPressed };
  }

  /** What is left of a card: itself, or the words about it. */
  async #giveCard(
    card: CardForConversation,
    { target, tell }: { readonly target: ReplyTarget; readonly tell: Tell },
  ): Promise<Answer> {
    const delivery = await this.#delivery.post(card, target);
    if (delivery === 'later') return { card };
    const message = card.confirmation(delivery);
    return (await tell(message)) ? {} : { privately: message };
  }

  async #changeCards(
    changedCards: ChangedCards,
    { target, tell }: { readonly target: ReplyTarget; readonly tell: Tell },
  ): Promise<Answer> {
    const { standing, mayPass } = await this.#delivery.change(changedCards, target);
    // How many there are is confessed once it is known of each.
    if (mayPass && !target.isLast) return { changedCards: { ...changedCards, places: standing } };
    if (changedCards.confirmation === null) return {};
    const message = changedCards.confirmation(standing.length);
    return (await tell(message)) ? {} : { privately: message };
  }

  async #showView(view: ModalView, target: ReplyTarget): Promise<Answer> {
    try {
      if (target.stage !== null) {
        await target.stage.show(view);
        return {};
      }
    } catch (error) {
      const name = nameError(error);
      // Somebody typed on meanwhile, or another tab changed the view: what stands there is newer.
      if (name === 'hash_conflict') return {};
      // The same press was delivered twice, and the other delivery has opened it.
      if (name === 'exchanged_trigger_id') return {};
      this.#logger.warn({ error: name }, 'a view could not be shown');
    }
    const message = buildNotShown(await this.#park(view, target.owner));
    return (await this.#tell(message, { ...target, stage: null })) ? {} : { privately: message };
  }

  async #park(view: ModalView, owner: Owner): Promise<string | null> {
    try {
      return await this.#parkedViews.park(owner, view);
    } catch (error) {
      this.#logger.error({ error: nameError(error) }, 'a view could not be kept');
      return null;
    }
  }

  /**
   * To the person alone: in the modal they are in, by the reply address, and once that is used up, by a direct message.
   * @returns false where Slack may take it a little later
   */
  async #tell(
    message: Message | 'removed',
    { keepsView = false, ...target }: ReplyTarget & { keepsView?: boolean },
  ): Promise<boolean> {
    const { stage, replyAddress, replaces } = target;
    try {
      if (stage?.takesMessages === true) {
        const view = message === 'removed' ? buildDoneView() : buildNoticeView(message);
        await stage.show(view, keepsView && message !== 'removed' ? { above: message.text } : {});
      } else if (replyAddress === null) throw new ReplyAddressError('none was given', { isUsedUp: true });
      else if (message === 'removed') await this.#addresses.removeOriginal(replyAddress);
      else await this.#addresses.send(replyAddress, message, { replaceOriginal: replaces });
      return true;
    } catch (error) {
      const level = error instanceof ReplyAddressError && error.isUsedUp ? 'debug' : 'warn';
      this.#logger[level]({ error: nameError(error) }, 'the reply address did not take a reply');
      return message === 'removed' || this.#tellDirectly(message, target);
    }
  }

  async #tellDirectly(
    { text, blocks }: Message,
    { owner: { workspaceId, userId }, workId, isLast }: ReplyTarget,
  ): Promise<boolean> {
    const said: ChatPostMessageArguments & { readonly client_msg_id: string } = {
      channel: userId,
      text,
      blocks: [...blocks],
      unfurl_links: false,
      client_msg_id: clientMessageId('told', workspaceId, userId, workId, text),
    };
    try {
      const client = await this.#clients.for(workspaceId);
      await client.chat.postMessage(said);
      return true;
    } catch (error) {
      if (wasPostedBefore(error)) return true;
      if (mayPassInSlack(error) && !isLast) {
        this.#logger.warn({ error: nameError(error) }, 'somebody is told later');
        return false;
      }
      this.#logger.error({ error: nameError(error) }, 'somebody could not be told');
      return true;
    }
  }
}

/** @returns false where Slack may take it a little later */
type Tell = (message: Message | 'removed') => Promise<boolean>;
