import type { Logger } from 'pino';
import type { Owner } from '../credentials/owner.js';
import type { CardForConversation, ChangedCards, Delivery } from './answer.js';
import { section } from './blocks/build.js';
import type { CardPlace, CardRecord, Cards } from './cards.js';
import type { Clients } from './clients.js';
import type { Message } from './message.js';
import { nameError } from './name-error.js';
import type { ReplyAddresses } from './reply-address.js';

/** Where an answer goes, as far as cards have to do with it. */
export interface CardTarget {
  /** Who asked: cards stand in their workspace. */
  readonly owner: Owner;
  readonly channelId: string;
  readonly replyAddress: string | null;
  readonly showsTyped: boolean;
}

/** Posts cards into conversations and has them follow their conferences. Never throws: what Slack does not take is logged. */
export class CardDelivery {
  readonly #clients: Clients;
  readonly #addresses: ReplyAddresses;
  readonly #cards: Cards;
  readonly #logger: Logger;

  constructor(parts: {
    readonly clients: Clients;
    readonly addresses: ReplyAddresses;
    readonly cards: Cards;
    readonly logger: Logger;
  }) {
    this.#clients = parts.clients;
    this.#addresses = parts.addresses;
    this.#cards = parts.cards;
    this.#logger = parts.logger;
  }

  /** Web API where the app may post, else the command's reply address, where everybody sees what was typed. */
  async post(card: CardForConversation, target: CardTarget): Promise<Delivery> {
    const { destination, record, message } = card;
    if (destination.kind !== 'conversation') {
      await this.#keep(record, null);
      return destination.kind === 'nobody' ? 'private' : 'closed';
    }
    if (await this.#isPosted(card)) return 'posted';

    const { replyAddress } = target;
    const { channelId, threadTs = null } = destination;
    const posted = await this.#post(message, { owner: target.owner, channelId, threadTs });
    if (posted !== null) {
      await this.#keep(record, { ...posted, threadTs, replyAddress });
      return 'posted';
    }
    await this.#keep(record, null);
    if (channelId !== target.channelId || replyAddress === null) return 'not-possible';
    if (target.showsTyped && card.namesAddresses) return 'would-show-addresses';
    try {
      await this.#addresses.send(replyAddress, message, { inChannel: true });
    } catch (error) {
      this.#logger.warn({ error: nameError(error) }, 'a card could not be posted');
      return 'not-possible';
    }
    await this.#keep(record, { channelId, ts: null, threadTs: null, replyAddress });
    return 'posted';
  }

  /** Edits each card where it stands, with a line in its thread. @returns how many still read as before */
  async change(changed: ChangedCards, target: CardTarget): Promise<number> {
    const outcomes = await Promise.all(
      changed.places.map((place) =>
        place.ts === null
          ? this.#sayBeneath(changed, { place, target })
          : this.#edit(changed, { owner: target.owner, place: { ...place, ts: place.ts } }),
      ),
    );
    return outcomes.filter((isChanged) => !isChanged).length;
  }

  async #edit(
    { message, line, successor }: ChangedCards,
    { owner, place }: { readonly owner: Owner; readonly place: CardPlace & { readonly ts: string } },
  ): Promise<boolean> {
    const { channelId, ts } = place;
    const threadTs = place.threadTs ?? ts;
    try {
      const client = await this.#clients.for(owner.workspaceId);
      await client.chat.update({
        channel: channelId,
        ts,
        text: message.text,
        blocks: [...message.blocks],
      });
    } catch (error) {
      this.#logger.warn({ error: nameError(error) }, 'a card could not be changed');
      return false;
    }
    if (line !== null) {
      await this.#post({ text: line, blocks: [section(line)] }, { owner, channelId, threadTs });
    }
    if (successor === undefined) return true;
    const posted = await this.#post(successor.message, { ...place, owner });
    if (posted === null) return false;
    await this.#keep(successor.record, { ...posted, threadTs: place.threadTs, replyAddress: null });
    return true;
  }

  /**
   * For a card whose name Slack did not tell us: by the reply address of the press, which is younger than the one
   * that the card came by, if both are of the same conversation.
   */
  async #sayBeneath(
    { message, line, successor }: ChangedCards,
    { place, target }: { readonly place: CardPlace; readonly target: CardTarget },
  ): Promise<boolean> {
    if (line === null) return true;
    const { channelId } = place;
    const address = channelId === target.channelId ? target.replyAddress : place.replyAddress;
    if (address === null) return false;
    const { text, blocks } = successor?.message ?? message;
    const beneath = { text: `${line}\n${text}`, blocks: [section(line), ...blocks] };
    try {
      await this.#addresses.send(address, beneath, { inChannel: true });
    } catch (error) {
      this.#logger.warn({ error: nameError(error) }, 'a card could not be followed');
      return false;
    }
    if (successor !== undefined) await this.#keep(successor.record, { ...place, replyAddress: address });
    return true;
  }

  /** Repeated after a crash or by a second press: the card is there already. */
  async #isPosted({ record, destination }: CardForConversation): Promise<boolean> {
    if (destination.kind !== 'conversation') return false;
    const { channelId, threadTs = null } = destination;
    try {
      const known = await this.#cards.find(record.owner, record.confId);
      return (
        known?.places.some((place) => place.channelId === channelId && place.threadTs === threadTs) ?? false
      );
    } catch (error) {
      // The meeting exists by now: a card too many is better than silence.
      this.#logger.error({ error: nameError(error) }, 'the record of a card could not be read');
      return false;
    }
  }

  async #keep(record: CardRecord, place: CardPlace | null): Promise<void> {
    try {
      await this.#cards.keep(record, place);
    } catch (error) {
      this.#logger.error({ error: nameError(error) }, 'a card could not be recorded');
    }
  }

  async #post(
    message: Message,
    { owner, channelId, threadTs }: Pick<CardPlace, 'channelId' | 'threadTs'> & { readonly owner: Owner },
  ): Promise<Pick<CardPlace, 'channelId' | 'ts'> | null> {
    try {
      const client = await this.#clients.for(owner.workspaceId);
      const { channel, ts } = await client.chat.postMessage({
        channel: channelId,
        text: message.text,
        blocks: [...message.blocks],
        unfurl_links: false,
        unfurl_media: false,
        ...(threadTs !== null && { thread_ts: threadTs }),
      });
      return { channelId: channel ?? channelId, ts: ts ?? null };
    } catch (error) {
      const name = nameError(error);
      const level = NOT_OURS_TO_POST.includes(name) ? 'debug' : 'warn';
      this.#logger[level]({ error: name }, 'not posted by the Web API');
      return null;
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
