import { z } from 'zod';
import type { Owner } from '../credentials/owner.js';
import { slackId } from './slack-id.js';
import type { OpenView } from './view.js';

/** Who it was, as each interaction payload says it. https://docs.slack.dev/reference/interaction-payloads */
export const whoever = z.object({
  user: z.object({ id: slackId, team_id: slackId.nullish() }),
  team: z.object({ id: slackId }).nullish(),
  enterprise: z.object({ id: slackId }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
});

/**
 * Whose credential and meetings are meant: of the organisation where the app is installed for all of it, else of the
 * workspace that has the app, also where somebody of another one uses it in a channel that both share.
 */
export function readOwner(
  body: z.infer<typeof whoever> & { readonly view?: Pick<OpenView, 'installedIn'> | null | undefined },
): Owner {
  const organisation = body.is_enterprise_install === true ? body.enterprise?.id : undefined;
  const workspaceId = organisation ?? body.view?.installedIn ?? body.team?.id ?? body.user.team_id ?? '';
  return { workspaceId, userId: body.user.id };
}
