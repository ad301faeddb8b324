import type { Keyv } from 'keyv';
import type { Message } from '../protocol.js';
import { messageSchema } from './record.js';
import { Shelf } from './shelf.js';
import { Timestamps } from './timestamps.js';

const KEPT_PER_CHANNEL = 500;

/** What a message says; where and when it stands is added by `Messages`. */
export type NewMessage = Omit<Message, 'ts' | 'edited'>;

/**
 * The messages of all conversations, newest 500 each. Ephemeral messages live in memory only: Slack does not keep
 * them either.
 */
export class Messages {
  readonly #stored = new Map<string, Shelf<Message>>();
  readonly #ephemeral = new Map<string, Message[]>();
  readonly #store: Keyv<unknown>;
  readonly #timestamps: Timestamps;

  private constructor(store: Keyv<unknown>, now: () => number) {
    this.#store = store;
    this.#timestamps = new Timestamps(now);
  }

  static async open(options: {
    readonly store: Keyv<unknown>;
    readonly now: () => number;
    readonly channels: readonly string[];
  }): Promise<Messages> {
    const messages = new Messages(options.store, options.now);
    for (const channel of options.channels) {
      const shelf = await messages.#shelf(channel);
      for (const ts of shelf.ids()) messages.#timestamps.seen(ts);
    }
    return messages;
  }

  /** In a conversation, in order of time, for one reader: other people's ephemeral messages are left out. */
  list(channel: string, readerId: string): readonly Message[] {
    const stored = this.#stored.get(channel)?.values() ?? [];
    const ephemeral = (this.#ephemeral.get(channel) ?? []).filter((each) => each.ephemeralFor === readerId);
    return [...stored, ...ephemeral].sort((one, other) => Number(one.ts) - Number(other.ts));
  }

  find(channel: string, ts: string): Message | undefined {
    return (
      this.#stored.get(channel)?.get(ts) ?? this.#ephemeral.get(channel)?.find((message) => message.ts === ts)
    );
  }

  /** What was posted under a name of the poster's own choice. */
  findByClientId(channel: string, clientMessageId: string): Message | undefined {
    const stored = this.#stored.get(channel)?.values() ?? [];
    return stored.find((message) => message.clientMessageId === clientMessageId);
  }

  /** The replies in a message's thread that everybody sees, in order of time. */
  replies(channel: string, rootTs: string): readonly Message[] {
    const stored = this.#stored.get(channel)?.values() ?? [];
    return stored.filter(({ threadTs, ts }) => threadTs === rootTs && ts !== rootTs);
  }

  /** A timestamp of its own for a message that nobody gets to see. */
  nextTimestamp(): string {
    return this.#timestamps.next();
  }

  async add(message: NewMessage): Promise<Message> {
    const added: Message = { ...message, ts: this.#timestamps.next(), edited: false };
    if (added.ephemeralFor === null) await this.#keep(added);
    else this.#show(added);
    return added;
  }

  async replace(message: Message): Promise<void> {
    if (message.ephemeralFor === null) return (await this.#shelf(message.channel)).set(message.ts, message);
    const shown = this.#ephemeral.get(message.channel) ?? [];
    this.#ephemeral.set(
      message.channel,
      shown.map((each) => (each.ts === message.ts ? message : each)),
    );
  }

  async delete(message: Message): Promise<void> {
    if (message.ephemeralFor === null) return (await this.#shelf(message.channel)).delete(message.ts);
    const shown = this.#ephemeral.get(message.channel) ?? [];
    this.#ephemeral.set(
      message.channel,
      shown.filter((each) => each.ts !== message.ts),
    );
  }

  async #keep(message: Message): Promise<void> {
    const shelf = await this.#shelf(message.channel);
    await shelf.set(message.ts, message);
    const surplus = shelf.ids().length - KEPT_PER_CHANNEL;
    for (const ts of shelf.ids().slice(0, Math.max(0, surplus))) await shelf.delete(ts);
  }

  #show(message: Message): void {
    const shown = this.#ephemeral.get(message.channel) ?? [];
    this.#ephemeral.set(message.channel, [...shown, message].slice(-KEPT_PER_CHANNEL));
  }

  async #shelf(channel: string): Promise<Shelf<Message>> {
    const known = this.#stored.get(channel);
    if (known) return known;
    const opened = await Shelf.open({
      store: this.#store,
      name: `messages/${channel}`,
      schema: messageSchema,
    });
    this.#stored.set(channel, opened);
    return opened;
  }
}
