import type {
  ActionRequest,
  Change,
  CloseRequest,
  FieldValues,
  Message,
  OpenView,
  Outcome,
  Person as PersonFacts,
  SayRequest,
  SubmitRequest,
} from '../../src/playground/protocol.js';
import { findElement } from '../support/find-element.js';
import { findButton, wordsOf } from '../support/seat.js';
import { isFailure, type Wish } from './wish.js';

const PATIENCE_MS = 10_000;
const LOADING = 'StarLeaf is being asked';

/** Somebody at the local Slack who asks for one meeting after the other, and waits to be told what became of it. */
export class Person {
  readonly facts: PersonFacts;
  readonly #origin: string;
  readonly #listening = new AbortController();
  readonly #waiting = new Set<() => void>();
  #modals: readonly OpenView[] = [];
  /** The title of the wish that each form was filled in for. */
  readonly #filledIn = new Map<string, string>();
  readonly #wishes = new Map<string, Wish>();
  #wish: Wish | null = null;
  /** The newest private message with a button to go on with. */
  #offer: Message | null = null;

  private constructor(origin: string, facts: PersonFacts) {
    this.#origin = origin;
    this.facts = facts;
  }

  /** @param origin of the local Slack */
  static async sitDown(origin: string, facts: PersonFacts): Promise<Person> {
    const person = new Person(origin, facts);
    const { signal } = person.#listening;
    const events = await fetch(`${origin}/playground/events?user=${facts.id}`, { signal });
    if (events.body === null) throw new Error('no events');
    void person.#listen(events.body);
    return person;
  }

  /** Types a command. Resolves once Slack has shown whether the app took it. */
  async type(wish: Wish): Promise<void> {
    this.#begin(wish);
    const text = `/starleaf meet tomorrow 3pm about "${wish.title}"`;
    await this.#send(wish, '/playground/messages', {
      user: this.facts.id,
      channel: wish.channel,
      text,
    } satisfies SayRequest);
  }

  /**
   * Opens the form, fills it in and submits it; once more where Slack says that it had some trouble.
   * @returns false, and nothing is asked for, where no form came
   */
  async submit(wish: Wish): Promise<boolean> {
    this.#begin(wish);
    const opening = { user: this.facts.id, channel: wish.channel, text: '/starleaf schedule' };
    await this.#post('/playground/messages', opening satisfies SayRequest);
    const hasForm = () => this.#form(wish) !== undefined;
    await this.#until(() => hasForm() || this.#offer !== null, PATIENCE_MS);
    if (!hasForm() && (await this.#pressOffered())) await this.#until(hasForm, PATIENCE_MS);
    wish.told.length = 0;
    const hasSubmitted = await this.#submitForm(wish);
    if (wish.problem !== null) await this.#submitForm(wish);
    return hasSubmitted;
  }

  /**
   * Waits until something is said about the wish, and does what the words advise, once: tries it again.
   * @param facts.triesAgain whether this person does
   */
  async learn(
    wish: Wish,
    facts: { readonly triesAgain: boolean; readonly patienceMs: number },
  ): Promise<void> {
    const hasHeard = () => wish.told.length > 0;
    await this.#until(hasHeard, facts.patienceMs);
    if (facts.triesAgain && wish.told.some(isFailure)) {
      const heard = wish.told.length;
      if (await this.#tryAgain(wish)) await this.#until(() => wish.told.length > heard, facts.patienceMs);
    }
  }

  /** Leaves no form open, for the next wish has its own. */
  async closeModals(): Promise<void> {
    const top = this.#modals.at(-1);
    if (top === undefined) return;
    const path = `/playground/views/${top.id}/close`;
    await this.#post(path, { user: this.facts.id, all: true } satisfies CloseRequest);
  }

  leave(): void {
    this.#listening.abort();
  }

  #begin(wish: Wish): void {
    this.#wishes.set(wish.title, wish);
    this.#wish = wish;
    this.#offer = null;
  }

  async #tryAgain(wish: Wish): Promise<boolean> {
    return this.#form(wish) === undefined ? this.#pressOffered() : this.#submitForm(wish);
  }

  async #pressOffered(): Promise<boolean> {
    const message = this.#offer;
    const found = message === null ? undefined : findOffer(message);
    if (message === null || found === undefined) return false;
    const { blockId, actionId, value } = found;
    const container = { kind: 'message', channel: message.channel, ts: message.ts } as const;
    const pressed = { user: this.facts.id, container, blockId, actionId, value, fields: {} };
    await this.#post('/playground/actions', pressed satisfies ActionRequest);
    return true;
  }

  async #submitForm(wish: Wish): Promise<boolean> {
    const form = this.#form(wish);
    const input = form && findElement(form.view.blocks, 'Title');
    if (form === undefined || input === undefined) return false;
    this.#filledIn.set(form.id, wish.title);
    const fields: FieldValues = { [input.blockId]: { [input.actionId]: wish.title } };
    const path = `/playground/views/${form.id}/submit`;
    await this.#send(wish, path, { user: this.facts.id, fields } satisfies SubmitRequest);
    return true;
  }

  /** The form of this wish: the one that was filled in for it, or else one that has just come. */
  #form({ title, channel }: Wish): OpenView | undefined {
    const isFilledIn = [...this.#filledIn.values()].includes(title);
    return this.#modals.findLast(({ id, view }) => {
      const isForm = view.type === 'modal' && view.callback_id === 'schedule';
      const isOurs = this.#filledIn.get(id) === (isFilledIn ? title : undefined);
      return isForm && isOurs && view.private_metadata?.includes(channel) === true;
    });
  }

  async #send(wish: Wish, path: string, body: unknown): Promise<void> {
    const began = performance.now();
    const { problem = null, errors } = await this.#post(path, body);
    wish.problem = problem ?? (errors === undefined ? null : JSON.stringify(errors));
    if (wish.problem === null) wish.ackMs ??= performance.now() - began;
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

  async #listen(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    try {
      for await (const text of body.pipeThrough(new TextDecoderStream())) {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.startsWith('data: ')) this.#hear(JSON.parse(line.slice(6)));
      }
    } catch (error) {
      if (!this.#listening.signal.aborted) throw error;
    }
  }

  #hear(change: Change): void {
    if (change.kind === 'modals') {
      this.#modals = change.modals;
      const top = change.modals.at(-1);
      if (top !== undefined) this.#note(JSON.stringify(top.view));
    } else if (change.kind === 'message' || change.kind === 'message-changed') {
      const { message } = change;
      const isForMe = message.ephemeralFor === this.facts.id || message.channel.startsWith('D');
      if (!isForMe) return;
      if (findOffer(message) !== undefined) this.#offer = message;
      this.#note(wordsOf(message));
    }
    for (const look of this.#waiting) look();
  }

  /** What names no wish is said of the last. */
  #note(text: string): void {
    if (text.includes(LOADING)) return;
    const named = /wish-\d+/.exec(text)?.[0];
    const wish = named === undefined ? this.#wish : this.#wishes.get(named);
    wish?.told.push(text);
  }

  /** @returns whether it came about in time */
  async #until(isSo: () => boolean, patienceMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (came: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(came);
      };
      const look = () => {
        if (isSo()) end(true);
      };
      const timer = setTimeout(() => end(false), patienceMs);
      this.#waiting.add(look);
      look();
    });
  }
}

/** The button that goes on with what did not work at once. */
function findOffer({ blocks }: Message) {
  return findButton(blocks, 'Try again') ?? findButton(blocks, 'Open it');
}
