import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { buildDoneView, buildLoadingView } from './blocks/notice-view.js';
import { Deadline } from './deadline.js';
import { isSlackError, nameSlackError } from './slack-error.js';
import type { OpenView } from './view.js';

/** What handlers may tell about the view they will answer with. */
export interface ExpectsView {
  /**
   * A view will follow: where that takes longer than people like to wait, they see at once that it is coming, since
   * a `trigger_id` is good for three seconds only.
   */
  expectView(): void;
}

/** How a view is shown. */
export interface ShowOptions {
  /** The view lies above what was there, which stays; the same in mrkdwn, for a notice where it cannot lie there. */
  readonly above?: string;
}

/** Where the views of one interaction are shown. */
export interface Stage extends ExpectsView {
  /** Whether messages are shown as views here: there is no conversation, or a view of ours waits for its contents. */
  readonly takesMessages: boolean;
  /** @throws the Web API's error when Slack does not take it */
  show(view: ModalView, options?: ShowOptions): Promise<void>;
  /** To be called when all is said: no view is left waiting. */
  finish(): Promise<void>;
}

/** How Slack knows the view that was opened. */
type OpenedView = { readonly view_id: string } | { readonly external_id: string };

/** How long people see nothing before they see that something is coming. */
const PATIENCE_MS = 700;

/** For a command, button or shortcut: opens a modal, or lays it on the one that the button stands in. */
export class TriggerStage implements Stage {
  readonly #client: () => Promise<WebClient>;
  readonly #triggerId: string;
  readonly #from: OpenView | null;
  readonly #replaces: boolean;
  readonly #overtakes: boolean;
  readonly #hasConversation: boolean;
  readonly #loading = new Deadline();
  /** Our own name for the view that is opened here, since Slack's own may be lost with its answer. */
  readonly #externalId = randomUUID();
  #opened: OpenedView | null = null;
  #isShown = false;

  /**
   * @param facts.from the view that was pressed in, if any
   * @param facts.replaces what is shown takes the place of that view
   * @param facts.overtakes also where that view has changed since
   */
  constructor(facts: {
    readonly client: () => Promise<WebClient>;
    readonly triggerId: string;
    readonly from: OpenView | null;
    readonly replaces: boolean;
    readonly overtakes?: boolean;
    readonly hasConversation: boolean;
  }) {
    this.#client = facts.client;
    this.#triggerId = facts.triggerId;
    this.#from = facts.from;
    this.#replaces = facts.replaces;
    this.#overtakes = facts.overtakes ?? false;
    this.#hasConversation = facts.hasConversation;
  }

  get takesMessages(): boolean {
    return !this.#hasConversation || this.#loading.hasPassed;
  }

  expectView(): void {
    if (this.#updated !== null) return;
    this.#loading.set(PATIENCE_MS, () => this.#open(buildLoadingView()));
  }

  async show(view: ModalView): Promise<void> {
    await this.#loading.clear();
    this.#isShown = true;
    const pressed = this.#updated;
    if (this.#opened !== null) await this.#changeOpened(this.#opened, view);
    else if (pressed === null) await this.#open(view);
    else {
      const { id, hash } = pressed;
      await this.#change({ view_id: id, view, ...(this.#overtakes ? {} : { hash }) });
    }
  }

  async finish(): Promise<void> {
    await this.#loading.clear();
    if (this.#opened === null || this.#isShown) return;
    await this.#changeOpened(this.#opened, buildDoneView());
  }

  /** The view that is changed instead of laying another on it: as asked, or since Slack stacks only three. */
  get #updated(): OpenView | null {
    const from = this.#from;
    return from !== null && from.kind === 'modal' && (this.#replaces || from.depth > 2) ? from : null;
  }

  async #change(facts: { view_id: string; view: ModalView; hash?: string }): Promise<void> {
    const client = await this.#client();
    await client.views.update(facts);
  }

  async #changeOpened(opened: OpenedView, view: ModalView): Promise<void> {
    if ('view_id' in opened) return this.#change({ ...opened, view });
    const client = await this.#client();
    await client.views.update({ ...opened, view: { ...view, ...opened } });
  }

  async #open(view: ModalView): Promise<void> {
    const facts = { trigger_id: this.#triggerId, view: { ...view, external_id: this.#externalId } };
    const client = await this.#client();
    try {
      const opened =
        this.#from?.kind === 'modal' ? await client.views.push(facts) : await client.views.open(facts);
      const id = opened.view?.id;
      this.#opened = id === undefined ? { external_id: this.#externalId } : { view_id: id };
    } catch (error) {
      if (!isSlackError(error) || !OPENED_BEFORE.includes(nameSlackError(error))) throw error;
      this.#opened = { external_id: this.#externalId };
    }
  }
}

/** Slack's words when a call is repeated whose answer was lost after the view had been opened. */
const OPENED_BEFORE: readonly string[] = ['exchanged_trigger_id', 'duplicate_external_id'];
