import { z } from 'zod';
import type { Owner } from '../credentials/owner.js';

/** A button that somebody pressed. */
export interface Press {
  readonly actionId: string;
  /** What the button carries; empty for links. */
  readonly value: string;
  readonly owner: Owner;
  readonly channelId: string;
  /** The message the button stands in; empty where Slack does not say. */
  readonly messageTs: string;
  /** The `response_url` of the message the button stands in. */
  readonly replyAddress: string;
  readonly triggerId: string;
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const actionPayload = z.object({
  user: z.object({ id: z.string().min(1), team_id: z.string().nullish() }),
  team: z.object({ id: z.string().min(1) }).nullish(),
  channel: z.object({ id: z.string().min(1) }).nullish(),
  enterprise: z.object({ id: z.string().min(1) }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  container: z.object({ channel_id: z.string().nullish(), message_ts: z.string().nullish() }).nullish(),
  response_url: z.url(),
  trigger_id: z.string().min(1),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string().nullish() })]).rest(z.unknown()),
});

/** @throws ZodError when the payload is not a button's in a message */
export function readPress(payload: unknown): Press {
  const body = actionPayload.parse(payload);
  const [action] = body.actions;
  const organisation = body.is_enterprise_install === true ? body.enterprise?.id : undefined;
  const workspaceId = organisation ?? body.team?.id ?? body.user.team_id ?? '';
  return {
    actionId: action.action_id,
    value: action.value ?? '',
    owner: { workspaceId, userId: body.user.id },
    channelId: body.channel?.id ?? body.container?.channel_id ?? '',
    messageTs: body.container?.message_ts ?? '',
    replyAddress: body.response_url,
    triggerId: body.trigger_id,
  };
}
