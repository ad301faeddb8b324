import { z } from 'zod';
import type { Owner } from '../../credentials/owner.js';
import { slackId } from '../slack-id.js';

/** Somebody opened the app's Home tab. */
export interface HomeOpened {
  readonly owner: Owner;
  /** Whether something of ours stands there already. */
  readonly isPublished: boolean;
}

/** https://docs.slack.dev/reference/events/app_home_opened, within https://docs.slack.dev/apis/events-api */
const openedPayload = z.object({
  team_id: slackId,
  authorizations: z
    .array(z.object({ enterprise_id: slackId.nullish(), is_enterprise_install: z.boolean().nullish() }))
    .default([]),
  event: z.object({ user: slackId, tab: z.string(), view: z.unknown().optional() }),
});

/**
 * Undefined where another tab of the app was opened.
 * @throws ZodError when the payload is no such event's
 */
export function readHomeOpened(payload: unknown): HomeOpened | undefined {
  const { team_id, authorizations, event } = openedPayload.parse(payload);
  if (event.tab !== 'home') return undefined;
  const ofOrganisation = authorizations.find(({ is_enterprise_install }) => is_enterprise_install === true);
  const workspaceId = ofOrganisation?.enterprise_id ?? team_id;
  return { owner: { workspaceId, userId: event.user }, isPublished: event.view != null };
}
