import type { Block, KnownBlock } from '@slack/types';
import { elementsIn, toStateValues } from '../../src/playground/forms/state-values.js';
import { isObject, type Json, type JsonObject } from './json.js';
import { type Ground, inTime, type } from './person.js';
import { send } from './probe.js';
import { eventOf, frameOf, fresh, interaction, replyAddress, signed } from './slack-requests.js';
import type { Shown } from './slack-stub.js';

/** What people type, each in a way that leads somewhere else. */
export const COMMANDS = [
  '',
  'help',
  'list',
  'list this week',
  'next',
  'settings',
  'profile',
  'invite',
  'invite a@guests.example, b@guests.example',
  'check',
  'meet',
  'tomorrow 3pm about the budget',
  'now standup',
  'tomorrow 3pm with <@U0FUZZONE|one> and guest@guests.example about "the roof"',
  'every Monday at 9 about planning',
  'tomorrow 3pm with <!subteam^S0FUZZ|@group> in <#C0OTHER|other>',
  'move standup to 4pm',
  'move review to Friday 10:00',
  'skip standup',
  'restore standup',
  'occurrences standup',
  'edit standup',
  'edit review',
  'cancel standup',
  'cancel review',
  'details review',
  'join review',
  'share review',
  'copy review',
  'disconnect',
  'connect',
  'on 30 February',
  'tomorrow at 7',
  'next Friday at 3',
  'lst',
] as const;

/** Payloads that the app itself gave rise to: whatever it showed, used. */
export interface Corpus {
  /** Each element of a message, a modal or Home, pressed. */
  readonly presses: readonly JsonObject[];
  /** Each modal that can be submitted, as it was filled in. */
  readonly submissions: readonly JsonObject[];
  readonly closed: readonly JsonObject[];
  readonly suggestions: readonly JsonObject[];
}

/** Types everything and uses everything that is shown for it, once. */
export async function collectCorpus(ground: Ground, user: string): Promise<Corpus> {
  for (const text of COMMANDS) await type(ground, { user, text });
  const home = ground.slack.answered(user);
  await send(ground.target.origin, signed(JSON.stringify(homeOpened(user)), 'application/json'));
  await inTime(home, 'opening Home');
  for (const callbackId of ['schedule-meeting', 'start-meeting', 'schedule-about']) {
    const name = fresh();
    const shown = ground.slack.answered(name);
    await send(ground.target.origin, interaction(shortcut(callbackId, { ground, user, name })));
    await inTime(shown, callbackId);
  }
  // Of one round more: what buttons lead to.
  const first = ground.slack.peek();
  for (const press of toPresses(first, { ground, user })) {
    if (JSON.stringify(press).includes('confirm-disconnect')) continue;
    await send(ground.target.origin, interaction(withFresh(press, ground)));
  }
  await type(ground, { user, text: 'help' });
  const shown = ground.slack.collected();
  return {
    presses: toPresses(shown, { ground, user }),
    submissions: toViews(shown).map((view) => ({
      type: 'view_submission',
      ...frameOf(user),
      trigger_id: 't',
      view,
      response_urls: [],
    })),
    closed: toViews(shown).map((view) => ({
      type: 'view_closed',
      ...frameOf(user),
      view,
      is_cleared: false,
    })),
    suggestions: ['form-zone', 'profile-zone'].map((id) => ({
      type: 'block_suggestion',
      ...frameOf(user),
      container: { type: 'view', view_id: 'V0FUZZVIEW' },
      action_id: id,
      block_id: id,
      value: 'lon',
      view: toViews(shown)[0] ?? null,
    })),
  };
}

/** A payload with a trigger and a reply address that nobody has used. */
export function withFresh(payload: Json, { slack }: Pick<Ground, 'slack'>): Json {
  if (!isObject(payload)) return payload;
  const name = fresh();
  return {
    ...payload,
    ...(typeof payload.trigger_id === 'string' && { trigger_id: name }),
    // What is submitted from one view counts once.
    ...(payload.view !== undefined &&
      isObject(payload.view) &&
      payload.view.id === 'V0FUZZVIEW' && { view: { ...payload.view, id: name } }),
    ...(typeof payload.response_url === 'string' &&
      payload.response_url.startsWith('http') && { response_url: replyAddress(slack.origin, name) }),
  };
}

export function homeOpened(user: string): JsonObject {
  return eventOf({
    type: 'app_home_opened',
    user,
    channel: 'D0FUZZ',
    tab: 'home',
    event_ts: '1700000000.000100',
  });
}

export function shortcut(
  callbackId: string,
  { ground, user, name }: { readonly ground: Ground; readonly user: string; readonly name: string },
): JsonObject {
  if (callbackId !== 'schedule-about') {
    return {
      type: 'shortcut',
      ...frameOf(user),
      callback_id: callbackId,
      trigger_id: name,
      action_ts: '1700000000.1',
    };
  }
  return {
    type: 'message_action',
    ...frameOf(user),
    callback_id: callbackId,
    trigger_id: name,
    response_url: replyAddress(ground.slack.origin, fresh()),
    message_ts: '1700000000.000100',
    channel: { id: 'C0GENERAL1', name: 'general' },
    message: {
      type: 'message',
      ts: '1700000000.000100',
      user: 'U0FUZZONE',
      text: 'Let us talk about the <https://example.com|roof> tomorrow at 3pm, <@U0FUZZTWO>',
    },
  };
}

function toPresses(
  shown: readonly Shown[],
  { ground, user }: { readonly ground: Ground; readonly user: string },
): readonly JsonObject[] {
  const presses = shown.flatMap(({ blocks, view }) =>
    elementsIn(blocks).flatMap(({ element, block }): JsonObject[] => {
      if (!('action_id' in element) || element.action_id === undefined) return [];
      const place: JsonObject =
        view === null
          ? {
              container: {
                type: 'message',
                message_ts: '1700000000.000100',
                channel_id: 'C0GENERAL1',
                is_ephemeral: true,
              },
              channel: { id: 'C0GENERAL1', name: 'general' },
              response_url: replyAddress(ground.slack.origin, 'once'),
              state: { values: {} },
            }
          : { container: { type: 'view', view_id: view.id }, view: toView(blocks, view) };
      const action: JsonObject = {
        action_id: element.action_id,
        block_id: block.block_id ?? 'b',
        type: element.type,
        action_ts: '1700000000.1',
        ...chosenIn(element),
      };
      return [{ type: 'block_actions', ...frameOf(user), trigger_id: 't', ...place, actions: [action] }];
    }),
  );
  const unique = new Map(presses.map((press) => [nameOf(press), press]));
  return [...unique.values()];
}

/** One of each action, place and shape of value: the values themselves differ by ids alone. */
function nameOf({ actions, view }: JsonObject): string {
  const [action] = Array.isArray(actions) ? actions : [];
  const text = JSON.stringify(action).replace(/"(?:block_id|action_ts)":"[^"]*",?/g, '');
  return `${text.slice(0, 120)} ${view === undefined}`;
}

function chosenIn(element: object): JsonObject {
  if ('options' in element && Array.isArray(element.options)) return { selected_option: element.options[0] };
  if ('value' in element && typeof element.value === 'string') return { value: element.value };
  if ('initial_option' in element) return { selected_option: element.initial_option as Json };
  return { value: 'words', selected_date: '2027-01-01', selected_time: '10:00' };
}

function toViews(shown: readonly Shown[]): readonly JsonObject[] {
  const views = shown.flatMap(({ blocks, view }) =>
    view?.type === 'modal'
      ? [[`${view.callback_id} ${view.private_metadata?.slice(0, 40)}`, toView(blocks, view)] as const]
      : [],
  );
  return [...new Map(views).values()];
}

function toView(blocks: readonly (KnownBlock | Block)[], view: NonNullable<Shown['view']>): JsonObject {
  const values = toStateValues(blocks, {}, { channel: 'C0GENERAL1', findOffered: () => undefined });
  return {
    id: view.id,
    team_id: 'T0FUZZTEAM',
    type: view.type,
    hash: view.hash,
    callback_id: view.callback_id ?? '',
    private_metadata: view.private_metadata ?? '',
    root_view_id: view.id,
    previous_view_id: null,
    app_installed_team_id: 'T0FUZZTEAM',
    state: { values: values as unknown as Json },
  };
}
