import type { AnyBlock, KnownBlock, View } from '@slack/types';
import type {
  ActionRequest,
  CloseRequest,
  FieldValue,
  FieldValues,
  HomeRequest,
  Message,
  OpenView,
  Outcome,
  SayRequest,
  ShortcutRequest,
  Snapshot,
  SubmitRequest,
  SuggestionRequest,
} from '../../src/playground/protocol.js';
import { findElement, findMenu, findOption } from './find-element.js';
import { noteTyped } from './secrets.js';

const PATIENCE_MS = 12_000;

type Container = ActionRequest['container'];

/** An outcome, with options where some were asked for. */
interface Offering extends Outcome {
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

interface Surface {
  readonly container: Container;
  readonly blocks: readonly AnyBlock[];
}

/** Somebody's place at the playground: types, presses and reads as its page does. */
export class Seat {
  readonly #origin: string;
  readonly user: string;
  readonly #patienceMs: number;
  /** What was filled in, by view. */
  readonly #typed = new Map<string, FieldValues>();

  /** @param patienceMs how long it waits for what is to be seen */
  constructor(origin: string, user: string, patienceMs = PATIENCE_MS) {
    this.#origin = origin;
    this.user = user;
    this.#patienceMs = patienceMs;
  }

  /** The same place, held by somebody who waits longer. */
  patient(patienceMs: number): Seat {
    return new Seat(this.#origin, this.user, patienceMs);
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
    noteTyped(text);
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
    const { messages } = await this.#until(
      (snapshot) => isThere(snapshot.messages.filter((message) => message.channel === channel)),
      (snapshot) =>
        `in ${channel}:\n${transcript(snapshot.messages.filter((each) => each.channel === channel))}`,
    );
    return messages.filter((message) => message.channel === channel);
  }

  /** Waits for a modal on top that holds these words, and gives it. */
  async seeModal(...words: readonly string[]): Promise<OpenView> {
    const holds = ({ modals }: Snapshot) => {
      const top = JSON.stringify(modals.at(-1)?.view ?? null);
      return words.every((word) => top.includes(JSON.stringify(word).slice(1, -1)));
    };
    const { modals } = await this.#until(
      holds,
      (snapshot) => `on top: ${JSON.stringify(snapshot.modals.at(-1) ?? null, null, 1)}`,
    );
    const top = modals.at(-1);
    if (top === undefined) throw new Error('unreachable');
    return top;
  }

  /** Waits until no modal is open. */
  async seeNoModal(): Promise<void> {
    await this.#until(
      ({ modals }) => modals.length === 0,
      ({ modals }) => `still open: ${JSON.stringify(modals.at(-1), null, 1)}`,
    );
  }

  /**
   * Waits for an answer that holds these words: in the conversation or, where it took its time, in a modal.
   * @returns presses one of its buttons
   */
  async seeAnswer(
    channel: string,
    ...words: readonly string[]
  ): Promise<(label: string) => Promise<Outcome>> {
    const holds = (text: string) => words.every((word) => text.includes(word));
    const isInModal = ({ modals }: Snapshot) => holds(JSON.stringify(modals.at(-1)?.view ?? null));
    const isInChannel = ({ messages }: Snapshot) =>
      messages.some((message) => message.channel === channel && holds(wordsOf(message)));
    const seen = await this.#until(
      (snapshot) => isInModal(snapshot) || isInChannel(snapshot),
      ({ messages }) => `in a modal, or in ${channel}:\n${transcript(messages)}`,
    );
    return (label) => (isInModal(seen) ? this.pressInModal(label) : this.press(channel, label));
  }

  /** Opens the Home tab, and waits until it holds these words. */
  async seeHome(...words: readonly string[]): Promise<View> {
    await this.#post('/playground/home', { user: this.user, tab: 'home' } satisfies HomeRequest);
    return this.awaitHome(...words);
  }

  /** Waits until the Home tab holds these words, without opening it again. */
  async awaitHome(...words: readonly string[]): Promise<View> {
    const holds = ({ home }: Snapshot) => {
      const text = JSON.stringify(home);
      return words.every((word) => text.includes(JSON.stringify(word).slice(1, -1)));
    };
    const { home } = await this.#until(
      holds,
      (snapshot) => `on Home: ${JSON.stringify(snapshot.home, null, 1)}`,
    );
    if (home === null) throw new Error('nothing is on Home');
    return home;
  }

  /** Chooses a shortcut, of the menu or of a message. */
  async choose(callbackId: string, message?: { channel: string; ts: string }): Promise<Outcome> {
    return this.#post('/playground/shortcuts', {
      user: this.user,
      callbackId,
      ...(message !== undefined && { message: { channel: message.channel, ts: message.ts } }),
    } satisfies ShortcutRequest);
  }

  /**
   * Fills in an input of the modal on top, by its label; an option goes by what it reads like. The app is told where
   * it asked to be.
   */
  async fill(label: string, value: FieldValue): Promise<Outcome> {
    for (const text of [value ?? ''].flat()) noteTyped(text);
    const { id, view } = await this.#top();
    const found = findElement(view.blocks, label);
    if (found === undefined)
      throw new Error(`no input “${label}” in ${JSON.stringify(view.blocks, null, 1)}`);
    const { blockId, actionId, element } = found;
    const isOption = 'options' in element;
    const held =
      !isOption || value === null
        ? value
        : typeof value === 'string'
          ? findOption(found, value)
          : value.map((each) => String(findOption(found, each)));
    const typed = this.#typed.get(id) ?? {};
    this.#typed.set(id, { ...typed, [blockId]: { ...typed[blockId], [actionId]: held } });
    const tells = view.blocks.some(
      (block) =>
        block.block_id === blockId &&
        (block.type !== 'input' || ('dispatch_action' in block && block.dispatch_action === true)),
    );
    return tells ? this.#use({ kind: 'view', viewId: id }, { blockId, actionId, value: held }) : {};
  }

  /** Types into a select of the modal on top, by its label, and gives what it offers. */
  async search(label: string, query: string): Promise<readonly string[]> {
    const { id, view } = await this.#top();
    const found = findElement(view.blocks, label);
    if (found === undefined)
      throw new Error(`no input “${label}” in ${JSON.stringify(view.blocks, null, 1)}`);
    const { blockId, actionId } = found;
    const container = { kind: 'view', viewId: id } as const;
    const asked = { user: this.user, container, blockId, actionId, query } satisfies SuggestionRequest;
    const { options = [] } = await this.#post('/playground/suggestions', asked);
    return options.map((option) => option.label);
  }

  /** Presses a button of the modal on top. */
  async pressInModal(label: string): Promise<Outcome> {
    const { id, view } = await this.#top();
    return this.#pressIn({ kind: 'view', viewId: id }, view.blocks, label);
  }

  /** Presses a button on Home. */
  async pressOnHome(label: string): Promise<Outcome> {
    const { home } = await this.look();
    return this.#pressIn({ kind: 'home' }, home?.blocks ?? [], label);
  }

  /** Takes an entry of the menu beside these words: in the modal on top, on Home, or in the newest such message. */
  async pick(
    place: 'modal' | 'home' | { readonly channel: string },
    words: string,
    entry: string,
  ): Promise<Outcome> {
    for (const { container, blocks } of await this.#surfaces(place)) {
      const found = findMenu(blocks, words);
      if (found !== undefined) return this.#use(container, { ...found, value: findOption(found, entry) });
    }
    throw new Error(`no menu beside “${words}”`);
  }

  /** Submits the modal on top as it is filled in. */
  async submit(): Promise<Outcome> {
    const { id } = await this.#top();
    const fields = this.#typed.get(id) ?? {};
    return this.#post(`/playground/views/${id}/submit`, { user: this.user, fields } satisfies SubmitRequest);
  }

  async closeModals(): Promise<Outcome> {
    const { id } = await this.#top();
    return this.#post(`/playground/views/${id}/close`, { user: this.user, all: true } satisfies CloseRequest);
  }

  async #top(): Promise<OpenView> {
    const top = (await this.look()).modals.at(-1);
    if (top === undefined) throw new Error('no modal is open');
    return top;
  }

  async #surfaces(place: 'modal' | 'home' | { readonly channel: string }): Promise<readonly Surface[]> {
    if (place === 'modal') {
      const { id, view } = await this.#top();
      return [{ container: { kind: 'view', viewId: id }, blocks: view.blocks }];
    }
    if (place === 'home')
      return [{ container: { kind: 'home' }, blocks: (await this.look()).home?.blocks ?? [] }];
    const messages = await this.read(place.channel);
    return messages
      .toReversed()
      .map(({ channel, ts, blocks }) => ({ container: { kind: 'message', channel, ts }, blocks }));
  }

  async #pressIn(container: Container, blocks: readonly AnyBlock[], label: string): Promise<Outcome> {
    const found = findElement(blocks, label);
    if (found?.element.type !== 'button')
      throw new Error(`no button “${label}” in ${JSON.stringify(blocks, null, 1)}`);
    return this.#use(container, { ...found, value: found.element.value ?? null });
  }

  async #use(
    container: Container,
    used: { blockId: string; actionId: string; value: FieldValue },
  ): Promise<Outcome> {
    const { blockId, actionId, value } = used;
    const fields = container.kind === 'view' ? (this.#typed.get(container.viewId) ?? {}) : {};
    return this.#post('/playground/actions', {
      user: this.user,
      container,
      blockId,
      actionId,
      value,
      fields,
    } satisfies ActionRequest);
  }

  async #until(
    isThere: (snapshot: Snapshot) => boolean,
    say: (snapshot: Snapshot) => string,
  ): Promise<Snapshot> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), this.#patienceMs);
    try {
      const events = await fetch(`${this.#origin}/playground/events?user=${this.user}`, {
        signal: abort.signal,
      });
      const reader = events.body?.getReader();
      for (;;) {
        const snapshot = await this.look();
        if (isThere(snapshot)) return snapshot;
        await reader?.read();
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
      throw new Error(`this never came ${say(await this.look())}`);
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

  async #post(path: string, body: unknown): Promise<Offering> {
    const response = await fetch(`${this.#origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Offering;
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
