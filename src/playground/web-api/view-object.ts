import type { StateValue } from '../forms/state-value.js';
import { APP, WORKSPACE } from '../identity.js';
import type { ViewRecord } from '../workspace/record.js';

/** Values of a view's inputs by block id, then action id: `view.state.values`. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, StateValue>>>>;

/**
 * A view as Slack writes it in answers and payloads.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export function toViewObject(
  record: ViewRecord,
  values: StateValues = {},
): Readonly<Record<string, unknown>> {
  const { view } = record;
  const modal = view.type === 'modal' ? view : undefined;
  return {
    id: record.id,
    team_id: WORKSPACE.id,
    app_id: APP.id,
    app_installed_team_id: WORKSPACE.id,
    bot_id: APP.botId,
    type: view.type,
    title: modal?.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: modal?.submit ?? null,
    close: modal?.close ?? null,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    external_id: view.external_id ?? '',
    state: { values },
    hash: record.hash,
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
    root_view_id: record.rootViewId,
    previous_view_id: record.previousViewId,
  };
}
