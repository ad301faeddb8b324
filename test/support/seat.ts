import type { KnownBlock } from '@slack/types';
import type { ActionRequest, Message, Outcome, SayRequest, Snapshot } from '../../src/playground/protocol.js';

const PATIENCE_MS = 12_000;

/** Somebody's place at the playground: types, presses and reads as its page does. */
export class Seat {
  readonly #origin: string;
  readonly user: string;

  constructor(origin: string, user: string) {
    this.#origin = origin;
    this.user = user;
  }

  /** All that this person can see. */
  async look(): Promise<Snapshot> {
    const response = await fetch(`${this.#origin}/playground/state?user=${this.user}`);
    if (!response.ok) throw new Error(`state answered ${response.status}`);
    return (await response.json()) as Snapshot;
  }

  /** What stands in a conversation, oldest first. */
  async read(channel: string): Promise<readonly Message[]> {
    return (await this.look()).messages.filter((message) => message.channel === channel);
  }

  async type(channel: string, text: string): Promise<Outcome> {
    return this.#post('/playground/messages', { user: this.user, channel, text } satisfies SayRequest);
  }

  /** Presses the button with this label; of several messages that have one, the newest. */
  async press(channel: string, label: string): Promise<Outcome> {
    const messages = await this.read(channel);
    for (const message of messages.toReversed()) {
      const found = findButton(message.blocks, label);
      if (found === undefined) continue;
      return this.#post('/playground/actions', {
        user: this.user,
        container: { kind: 'message', channel, ts: message.ts },
        blockId: found.blockId,
        actionId: found.actionId,
        value: found.value,
        fields: {},
      } satisfies ActionRequest);
    }
    throw new Error(`no button “${label}”:\n${transcript(messages)}`);
  }

  /** Waits until the conversation reads as expected, looking again at each change. */
  async see(
    channel: string,
    isThere: (messages: readonly Message[]) => boolean,
  ): Promise<readonly Message[]> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
    try {
      const events = await fetch(`${this.#origin}/playground/events?user=${this.user}`, {
        signal: abort.signal,
      });
      const reader = events.body?.getReader();
      for (;;) {
        const messages = await this.read(channel);
        if (isThere(messages)) return messages;
        await reader?.read();
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
      throw new Error(`this never came in ${channel}:\n${transcript(await this.read(channel))}`);
    } finally {
      clearTimeout(timer);
      abort.abort();
    }
  }

  /** Waits for a message that holds these words, in its text or its blocks, and gives it. */
  async seeWords(channel: string, ...words: readonly string[]): Promise<Message> {
    const holds = (message: Message) => words.every((word) => wordsOf(message).includes(word));
    const messages = await this.see(channel, (all) => all.some(holds));
    const found = messages.findLast(holds);
    if (found === undefined) throw new Error('unreachable');
    return found;
  }

  async #post(path: string, body: unknown): Promise<Outcome> {
    const response = await fetch(`${this.#origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Outcome;
  }
}

/** All words of a message, markup and all. */
export function wordsOf(message: Message): string {
  return `${message.text}\n${JSON.stringify(message.blocks)}`;
}

/** What a conversation looks like, for people who read a failed test. */
export function transcript(messages: readonly Message[]): string {
  return messages
    .map(({ user, ephemeralFor, text }) => `${user}${ephemeralFor === null ? '' : ' (private)'}: ${text}`)
    .join('\n');
}

interface FoundButton {
  readonly blockId: string;
  readonly actionId: string;
  readonly value: string | null;
  readonly url: string | null;
}

/** The button with this label, if the message has one. */
export function findButton(blocks: readonly KnownBlock[], label: string): FoundButton | undefined {
  for (const block of blocks) {
    if (block.type !== 'actions') continue;
    for (const element of block.elements) {
      if (element.type !== 'button' || element.text.text !== label) continue;
      return {
        blockId: block.block_id ?? '',
        actionId: element.action_id ?? '',
        value: element.value ?? null,
        url: element.url ?? null,
      };
    }
  }
  return undefined;
}
