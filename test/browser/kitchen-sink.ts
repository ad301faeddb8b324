import type { App } from '@slack/bolt';
import type { HomeView, KnownBlock, ModalView, PlainTextElement } from '@slack/types';

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

/** What an app was told, in words for tests, and who waits for it. */
export class Heard {
  readonly words: string[] = [];
  readonly #waiting = new Set<() => void>();

  push(words: string): void {
    this.words.push(words);
    for (const look of this.#waiting) look();
  }

  /** Resolves once the app was told this. */
  until(words: string): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.words.includes(words)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** A modal whose pickers follow the words typed, as the revision says, and that can do most of what modals do. */
function form(words: string, revision: number): ModalView {
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain('Schedule'),
    submit: plain('Schedule'),
    close: plain('Cancel'),
    notify_on_close: true,
    blocks: [
      {
        type: 'input',
        block_id: 'title',
        label: plain('Title'),
        element: { type: 'plain_text_input', action_id: 'it' },
      },
      {
        type: 'input',
        block_id: 'words',
        dispatch_action: true,
        label: plain('When'),
        element: {
          type: 'plain_text_input',
          action_id: 'words',
          dispatch_action_config: { trigger_actions_on: ['on_character_entered', 'on_enter_pressed'] },
        },
      },
      { type: 'context', block_id: 'reading', elements: [{ type: 'mrkdwn', text: `Read as: ${words}` }] },
      {
        type: 'input',
        block_id: `date-${revision}`,
        label: plain('Date'),
        element: { type: 'datepicker', action_id: 'it', initial_date: `2026-12-1${revision}` },
      },
      {
        type: 'input',
        block_id: 'people',
        optional: true,
        label: plain('People'),
        element: { type: 'multi_users_select', action_id: 'it' },
      },
      {
        type: 'section',
        block_id: 'date',
        text: { type: 'mrkdwn', text: 'Thursday 10 December' },
        accessory: {
          type: 'overflow',
          action_id: 'date',
          options: [option('Move'), option('Skip')],
          confirm: {
            title: plain('Sure?'),
            text: plain('All are told.'),
            confirm: plain('Yes'),
            deny: plain('No'),
          },
        },
      },
      {
        type: 'actions',
        block_id: 'more',
        elements: [
          { type: 'button', action_id: 'push', text: plain('Next') },
          { type: 'button', action_id: 'never', text: plain('Wait for ever') },
        ],
      },
    ],
  };
}

const NEXT: ModalView = {
  type: 'modal',
  title: plain('Next'),
  close: plain('Back'),
  blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'push', text: plain('Next') }] }],
};

const LOADING: ModalView = {
  type: 'modal',
  title: plain('Schedule'),
  blocks: [{ type: 'section', text: plain('One moment…') }],
};

const HOME: HomeView = {
  type: 'home',
  blocks: [
    { type: 'header', text: plain('Your next meeting') },
    { type: 'actions', elements: [{ type: 'button', action_id: 'start', text: plain('Start now') }] },
  ],
};

const CARD: KnownBlock[] = [
  {
    type: 'section',
    block_id: 'card',
    text: { type: 'mrkdwn', text: '*Roof*' },
    accessory: { type: 'overflow', action_id: 'date', options: [option('Details'), option('Copy invite')] },
  },
];

/** The listeners of an app that uses every surface there is. */
export function kitchenSink(app: App, heard: Heard): void {
  let revision = 0;
  app.command('/starleaf', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form('nothing yet', revision) });
  });
  app.action('words', async ({ ack, body, action, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view || action.type !== 'plain_text_input') return;
    heard.push(`words ${action.value}`);
    revision += 1;
    const { id, hash } = body.view;
    await client.views.update({ view_id: id, hash, view: form(action.value, revision) });
  });
  app.action('date', async ({ ack, action }) => {
    await ack();
    if (action.type === 'overflow') heard.push(`date ${action.selected_option.value}`);
  });
  app.action('start', async ({ ack, body }) => {
    await ack();
    if (body.type === 'block_actions') heard.push(`start in ${body.view?.type}`);
  });
  app.action('push', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const pushed = client.views.push({ trigger_id: body.trigger_id, view: NEXT });
    heard.push(
      await pushed.then(
        () => 'pushed',
        (error) => String(error.data?.error),
      ),
    );
  });
  app.action('never', () => Promise.resolve());
  app.view('form', async ({ ack, view, client }) => {
    const title = view.state.values.title?.it?.value;
    if (title === 'taken') return ack({ response_action: 'errors', errors: { title: 'Somebody has that' } });
    if (title === 'lost') return;
    heard.push(`people ${view.state.values.people?.it?.selected_users}`);
    await ack({ response_action: 'update', view: LOADING });
    await client.views.update({ view_id: view.id, view: { ...NEXT, title: plain('Done') } });
  });
  app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => {
    await ack();
    heard.push('closed');
  });
  app.shortcut('schedule', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form('nothing yet', revision) });
  });
  app.shortcut('about', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'message_action') return;
    const place = { channel: body.channel.id, thread_ts: body.message_ts };
    await client.chat.postMessage({ ...place, text: 'Roof', blocks: CARD, reply_broadcast: true });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: HOME });
  });
}
