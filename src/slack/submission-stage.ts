import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { buildDoneView, buildLoadingView } from './blocks/notice-view.js';
import { Deadline } from './deadline.js';
import type { ShowOptions, Stage } from './stage.js';
import type { OpenView } from './view.js';

/** Tells Slack what becomes of a submitted view. https://docs.slack.dev/surfaces/modals#close_views */
export type AckView = (response?: ViewResponseAction) => Promise<void>;

/** Slack waits three seconds for what becomes of a submitted view; most answers come earlier, and no loading view flickers. */
const PATIENCE_MS = 1_500;

/** For a submission: the answer takes the place of the form, in the acknowledgement or, if that takes longer, by an update. */
export class SubmissionStage implements Stage {
  readonly takesMessages = true;
  readonly #client: () => Promise<WebClient>;
  readonly #ack: AckView;
  readonly #view: OpenView;
  readonly #rebuild: (notice: string) => Promise<ModalView>;
  readonly #loading = new Deadline();
  #isAnswered = false;

  /** @param facts.rebuild the form as it was left, for what should have lain above it but comes too late for that */
  constructor(facts: {
    readonly client: () => Promise<WebClient>;
    readonly ack: AckView;
    readonly view: OpenView;
    readonly rebuild: (notice: string) => Promise<ModalView>;
  }) {
    this.#client = facts.client;
    this.#ack = facts.ack;
    this.#view = facts.view;
    this.#rebuild = facts.rebuild;
  }

  expectView(): void {
    this.#loading.set(PATIENCE_MS, () => this.#ack({ response_action: 'update', view: buildLoadingView() }));
  }

  async show(view: ModalView, { above }: ShowOptions = {}): Promise<void> {
    await this.#loading.clear();
    this.#isAnswered = true;
    const isLate = this.#loading.hasPassed;
    if (!isLate && above !== undefined && this.#view.depth < 3) {
      await this.#ack({ response_action: 'push', view });
      return;
    }
    const shown = above === undefined ? view : await this.#rebuild(above);
    if (isLate) await this.#change(shown);
    else await this.#ack({ response_action: 'update', view: shown });
  }

  /** Closes the form where nothing was left to say. */
  async finish(): Promise<void> {
    await this.#loading.clear();
    if (this.#isAnswered) return;
    if (this.#loading.hasPassed) await this.#change(buildDoneView());
    else await this.#ack();
  }

  async #change(view: ModalView): Promise<void> {
    const client = await this.#client();
    await client.views.update({ view_id: this.#view.id, view });
  }
}
