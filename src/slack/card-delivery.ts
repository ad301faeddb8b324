import type { ChatPostMessageArguments } from '@slack/web-api';
import type { Logger } from 'pino';
import { type Owner, ownerKey } from '../credentials/owner.js';
import type { Storage } from '../storage/storage.js';
import type { CardForConversation, ChangedCards, Delivery } from './answer.js';
import { section } from './blocks/build.js';
import type { CardPlace, CardRecord, Cards } from './cards.js';
import { clientMessageId } from './client-message-id.js';
import type { Clients } from './clients.js';
import type { Message } from './message.js';
import { nameError } from './name-error.js';
import { mayPassInSlack, wasPostedBefore } from './passing.js';
import { ReplyAddressError, type ReplyAddresses } from './reply-address.js';

/** Where an answer goes, as far as cards have to do with it. */
export interface CardTarget {
  /** Who asked: cards stand in their workspace. */
  readonly owner: Owner;
  readonly channelId: string;
  readonly replyAddress: string | null;
  readonly showsTyped: boolean;
  /** What this is the answer to: the same each time the answer is given. */
  readonly workId: string;
  /** Whether what Slack does not take now is not tried again. */
  readonly isLast: boolean;
}

/** What became of cards that were to read differently. */
export interface Followed {
  /** Those that still read as before. */
  readonly standing: readonly CardPlace[];
  /** Whether Slack may let us change some of them a little later. */
  readonly mayPass: boolean;
}

/** Posts cards into conversations and has them follow their conferences. Never throws: what Slack does not take is logged. */
export class CardDelivery {
  readonly #clients: Clients;
  readonly #addresses: ReplyAddresses;
  readonly #cards: Cards;
  readonly #inTurn: Storage['inTurn'];
  readonly #logger: Logger;

  constructor(parts: {
    readonly clients: Clients;
    readonly addresses: ReplyAddresses;
    readonly cards: Cards;
    readonly inTurn: Storage['inTurn'];
    readonly logger: Logger;
  }) {
    this.#clients = parts.clients;
    this.#addresses = parts.addresses;
    this.#cards = parts.cards;
    this.#inTurn = parts.inTurn;
    this.#logger = parts.logger;
  }

  /**
   * Web API where the app may post, else the command's reply address, where everybody sees what was typed. Posted again,
   * after a crash or by another process, it is there already.
   */
  async post(card: CardForConversation, target: CardTarget): Promise<Delivery> {
    const { owner, confId } = card.record;
    let begun = false;
    const post = () => {
      begun = true;
      return this.#postOnce(card, target);
    };
    try {
      return await this.#inTurn(`card ${ownerKey(owner)}/${confId}`, post);
    } catch (error) {
      if (begun) throw error;
      // The meeting exists by now: a card too many is better than silence, and Slack knows it by its name.
      this.#logger.error({ error: nameError(error) }, 'a card is posted out of turn');
      return this.#postOnce(card, target);
    }
  }

  async #postOnce(card: CardForConversation, target: CardTarget): Promise<Delivery> {
    const { destination, record, message } = card;
    if (destination.kind !== 'conversation') {
      await this.#keep(record, null);
      return destination.kind === 'nobody' ? 'private' : 'closed';
    }
    const standing = await this.#standing(card, target.workId);
    if (standing !== null) return standing;

    const { replyAddress, owner, isLast } = target;
    const { channelId, threadTs = null } = destination;
    const posted = await this.#post(message, {
      owner,
      channelId,
      threadTs,
      name: nameOfCard(record, destination),
    });
    if (typeof posted === 'object') {
      await this.#keep(record, { ...posted, threadTs, replyAddress });
      return 'posted';
    }
    await this.#keep(record, null);
    // It may stand there although no answer came: by the reply address it would stand there twice.
    if (posted === 'later') return isLast ? 'not-possible' : 'later';
    if (channelId !== target.channelId || replyAddress === null) return 'not-possible';
    if (target.showsTyped && card.namesAddresses) return 'would-show-addresses';
    return this.#postByAddress(card, {
      place: { channelId, ts: null, threadTs: null, replyAddress },
      target,
    });
  }

  /** An address shows what it is sent as often as it is sent: what may stand there is not sent again, by anybody. */
  async #postByAddress(
    { record, message }: CardForConversation,
    {
      place,
      target,
    }: { readonly place: CardPlace & { readonly replyAddress: string }; readonly target: CardTarget },
  ): Promise<Delivery> {
    try {
      await this.#cards.keep(record, { ...place, inDoubtFor: target.workId });
    } catch (error) {
      this.#logger.error({ error: nameError(error) }, 'a card could not be recorded');
      return target.isLast ? 'not-possible' : 'later';
    }
    try {
      await this.#addresses.send(place.replyAddress, message, { inChannel: true });
    } catch (error) {
      this.#logger.warn({ error: nameError(error) }, 'a card could not be posted');
      if (error instanceof ReplyAddressError && error.isDoubtful) return 'doubtful';
      await this.#drop(record, place);
      return 'not-possible';
    }
    await this.#keep(record, place);
    return 'posted';
  }

  /** Edits each card where it stands, with a line in its thread. */
  async change(changed: ChangedCards, target: CardTarget): Promise<Followed> {
    const outcomes = await Promise.all(
      changed.places.map(async (place) => ({
        place,
        outcome:
          place.ts === null
            ? await this.#sayBeneath(changed, { place, target })
            : await this.#edit(changed, { place: { ...place, ts: place.ts }, target }),
      })),
    );
    return {
      standing: outcomes.flatMap(({ place, outcome }) => (outcome === 'changed' ? [] : [place])),
      mayPass: outcomes.some(({ outcome }) => outcome === 'later'),
    };
  }

  async #edit(
    { message, line, successor }: ChangedCards,
    { place, target }: { readonly place: CardPlace & { readonly ts: string }; readonly target: CardTarget },
  ): Promise<Outcome> {
    const { channelId, ts } = place;
    const { owner, workId } = target;
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
      return mayPassInSlack(error) ? 'later' : 'standing';
    }
    if (line !== null) {
      const said = await this.#post(
        { text: line, blocks: [section(line)] },
        { owner, channelId, threadTs, name: ['line', workId, channelId, ts] },
      );
      if (said === 'later' && !target.isLast) return 'later';
    }
    if (successor === undefined) return 'changed';
    const name = nameOfCard(successor.record, place);
    const posted = await this.#post(successor.message, { ...place, owner, name });
    if (typeof posted === 'string') return posted === 'later' ? 'later' : 'standing';
    await this.#keep(successor.record, { ...posted, threadTs: place.threadTs, replyAddress: null });
    return 'changed';
  }

  /**
   * For a card whose name Slack did not tell us: by the reply address of the press, which is younger than the one
   * that the card came by, if both are of the same conversation.
   */
  async #sayBeneath(
    { message, line, successor }: ChangedCards,
    { place, target }: { readonly place: CardPlace; readonly target: CardTarget },
  ): Promise<Outcome> {
    if (line === null) return 'changed';
    const { channelId } = place;
    const address = channelId === target.channelId ? target.replyAddress : place.replyAddress;
    if (address === null) return 'standing';
    const { text, blocks } = successor?.message ?? message;
    const beneath = { text: `${line}\n${text}`, blocks: [section(line), ...blocks] };
    try {
      await this.#addresses.send(address, beneath, { inChannel: true });
    } catch (error) {
      this.#logger.warn({ error: nameError(error) }, 'a card could not be followed');
      return 'standing';
    }
    if (successor !== undefined) await this.#keep(successor.record, { ...place, replyAddress: address });
    return 'changed';
  }

  /** Repeated after a crash or by a second press: the card is there already, or may be. Null: it is not. */
  async #standing(
    { record, destination }: CardForConversation,
    workId: string,
  ): Promise<'posted' | 'doubtful' | null> {
    if (destination.kind !== 'conversation') return null;
    const { channelId, threadTs = null } = destination;
    try {
      const known = await this.#cards.find(record.owner, record.confId);
      const places = (known?.places ?? []).filter((place) => place.channelId === channelId);
      const isThere = (place: CardPlace) => place.inDoubtFor === undefined && place.threadTs === threadTs;
      if (places.some(isThere)) return 'posted';
      return places.some(({ inDoubtFor }) => inDoubtFor === workId) ? 'doubtful' : null;
    } catch (error) {
      // The meeting exists by now: a card too many is better than silence.
      this.#logger.error({ error: nameError(error) }, 'the record of a card could not be read');
      return null;
    }
  }

  async #keep(record: CardRecord, place: CardPlace | null): Promise<void> {
    try {
      await this.#cards.keep(record, place);
    } catch (error) {
      this.#logger.error({ error: nameError(error) }, 'a card could not be recorded');
    }
  }

  async #drop(record: CardRecord, place: CardPlace): Promise<void> {
    try {
      await this.#cards.drop(record, place);
    } catch (error) {
      this.#logger.error({ error: nameError(error) }, 'a card could not be recorded');
    }
  }

  /** Under a name of its own, so that Slack posts it once however often it is asked. */
  async #post({ text, blocks }: Message, facts: Posting): Promise<PostedAt | 'refused' | 'later'> {
    const { owner, channelId, threadTs, name } = facts;
    const said: ChatPostMessageArguments & { readonly client_msg_id: string } = {
      channel: channelId,
      text,
      blocks: [...blocks],
      unfurl_links: false,
      unfurl_media: false,
      client_msg_id: clientMessageId(...name),
      ...(threadTs !== null && { thread_ts: threadTs }),
    };
    try {
      const client = await this.#clients.for(owner.workspaceId);
      const { channel, ts } = await client.chat.postMessage(said);
      return { channelId: channel ?? channelId, ts: ts ?? null };
    } catch (error) {
      if (wasPostedBefore(error)) return { channelId, ts: null };
      const word = nameError(error);
      const level = NOT_OURS_TO_POST.includes(word) ? 'debug' : 'warn';
      this.#logger[level]({ error: word }, 'not posted by the Web API');
      return mayPassInSlack(error) ? 'later' : 'refused';
    }
  }
}

type Outcome = 'changed' | 'standing' | 'later';
type PostedAt = Pick<CardPlace, 'channelId' | 'ts'>;

interface Posting extends Pick<CardPlace, 'channelId' | 'threadTs'> {
  readonly owner: Owner;
  /** What the message is. */
  readonly name: readonly string[];
}

/** One conference has one card in a conversation or thread. */
function nameOfCard(
  { owner, confId }: CardRecord,
  { channelId, threadTs }: { readonly channelId: string; readonly threadTs?: string | null },
): readonly string[] {
  return ['card', ownerKey(owner), confId, channelId, threadTs ?? ''];
}

/** Slack's words for conversations that the app may not post to: the reply address is the way then. */
const NOT_OURS_TO_POST: readonly string[] = [
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'messages_tab_disabled',
];
