import { z } from 'zod';
import { slackId } from './slack-id.js';
import { ViewValues, viewState } from './view-values.js';

/** A modal or Home tab as it stood when somebody used it. */
export interface OpenView {
  readonly id: string;
  /** Slack refuses an update that names an older one. */
  readonly hash: string;
  readonly kind: 'modal' | 'home';
  readonly callbackId: string;
  /** How many modals lie on each other, this one included; Slack takes three. */
  readonly depth: number;
  /** The first modal of the stack: the same from opening to the end. */
  readonly rootId: string;
  /** What the view carries, as we wrote it: ids alone. */
  readonly metadata: string;
  readonly values: ViewValues;
  /** The workspace that has the app, where somebody of another one opened this in a channel that both share; else that of both. */
  readonly installedIn: string | null;
}

/** https://docs.slack.dev/reference/objects/view-object */
export const viewPayload = z
  .object({
    id: z.string().min(1),
    hash: z.string(),
    type: z.enum(['modal', 'home']),
    callback_id: z.string().default(''),
    root_view_id: z.string().nullish(),
    previous_view_id: z.string().nullish(),
    private_metadata: z.string().default(''),
    app_installed_team_id: slackId.nullish(),
    state: viewState.default({ values: {} }),
  })
  .transform((view): OpenView => {
    const rootId = view.root_view_id ?? view.id;
    return {
      id: view.id,
      hash: view.hash,
      kind: view.type,
      callbackId: view.callback_id,
      depth: rootId === view.id ? 1 : view.previous_view_id === rootId ? 2 : 3,
      rootId,
      metadata: view.private_metadata,
      values: new ViewValues(view.state),
      installedIn: view.app_installed_team_id ?? null,
    };
  });
