import { z } from 'zod';
import type { Owner } from '../credentials/owner.js';
import { readOwner, whoever } from './payload-owner.js';
import { type OpenView, viewPayload } from './view.js';

/** A button that somebody pressed, or a choice they made, in a message, a modal or on the Home tab. */
export interface Press {
  readonly actionId: string;
  /** The block that the element stands in. */
  readonly blockId: string;
  /** What the button carries or the choice was; empty for links. */
  readonly value: string;
  readonly owner: Owner;
  /** The conversation of the message; empty in a modal and on Home. */
  readonly channelId: string;
  /** The message the button stands in; empty where Slack does not say. */
  readonly messageTs: string;
  /** The `response_url` of the message the button stands in; null in a modal and on Home. */
  readonly replyAddress: string | null;
  readonly triggerId: string;
  /** The modal or Home tab it was pressed in; null in a message. */
  readonly view: OpenView | null;
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const actionPayload = whoever.extend({
  channel: z.object({ id: z.string().min(1) }).nullish(),
  container: z.object({ channel_id: z.string().nullish(), message_ts: z.string().nullish() }).nullish(),
  response_url: z.url().nullish(),
  trigger_id: z.string().min(1),
  view: viewPayload.nullish(),
  actions: z
    .tuple([
      z.object({
        action_id: z.string(),
        block_id: z.string().default(''),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
        selected_date: z.string().nullish(),
        selected_time: z.string().nullish(),
        selected_conversation: z.string().nullish(),
      }),
    ])
    .rest(z.unknown()),
});

/** @throws ZodError when the payload is no element's */
export function readPress(payload: unknown): Press {
  const body = actionPayload.parse(payload);
  const [action] = body.actions;
  const chosen = action.selected_date ?? action.selected_time ?? action.selected_conversation;
  return {
    actionId: action.action_id,
    blockId: action.block_id,
    value: action.value ?? action.selected_option?.value ?? chosen ?? '',
    owner: readOwner(body),
    channelId: body.channel?.id ?? body.container?.channel_id ?? '',
    messageTs: body.container?.message_ts ?? '',
    replyAddress: body.response_url ?? null,
    triggerId: body.trigger_id,
    view: body.view ?? null,
  };
}
