import { z } from 'zod';
import { slackId } from './slack-id.js';

const somebody = z.object({ id: slackId });
const organisation = z.object({ id: slackId }).nullish();

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
const command = z.object({
  command: z.string(),
  team_id: slackId,
  user_id: slackId,
  channel_id: slackId,
  enterprise_id: slackId.nullish(),
});

/** https://docs.slack.dev/reference/interaction-payloads */
const interaction = z.object({
  command: z.undefined().optional(),
  event: z.undefined().optional(),
  type: z.string().refine((type) => type !== 'view_submission' && type !== 'view_closed'),
  user: somebody.extend({ team_id: slackId.nullish() }),
  team: somebody.extend({ enterprise_id: slackId.nullish() }).nullish(),
  enterprise: organisation,
  channel: somebody.optional(),
  actions: z
    .array(z.object({ action_id: z.string() }))
    .min(1)
    .optional(),
  view: z.object({ callback_id: z.string().optional(), app_installed_team_id: slackId.nullish() }).nullish(),
  response_urls: z.array(z.object({ response_url: z.string() })).optional(),
});
const ofView = interaction.extend({
  type: z.enum(['view_submission', 'view_closed']),
  view: z.object({ callback_id: z.string(), app_installed_team_id: slackId.nullish() }),
});

const place = z.union([slackId, z.looseObject({ id: slackId.optional() })]);

/** https://docs.slack.dev/apis/events-api */
const event = z.object({
  type: z.literal('event_callback'),
  team_id: slackId.nullish(),
  enterprise_id: slackId.nullish(),
  authorizations: z
    .array(z.object({ team_id: slackId.nullish(), enterprise_id: slackId.nullish() }))
    .optional(),
  event: z.object({
    // Bolt would take it for a step of a workflow, which this app has none of.
    type: z.string().refine((type) => type !== 'function_executed'),
    user: z.union([slackId, somebody]).optional(),
    channel: place.optional(),
    channel_id: slackId.optional(),
    item: z.object({ channel: slackId.optional() }).optional(),
    subteam: z.object({}).optional(),
  }),
});

const admitted = z.union([command, ofView, interaction, event]);

/**
 * Whether something that Slack signed has the shape that Bolt takes for granted before any handler sees it: what is
 * missing there would be a failure of Bolt's own.
 */
export function isAdmitted(body: unknown): boolean {
  return admitted.safeParse(body).success;
}
