import { z } from 'zod';

/** Slack says that the app was taken out of a workspace, or that its bot token no longer holds. */
export interface Departure {
  /** The workspace and, where it is in one, its organisation: Slack does not always say which of them is meant. */
  readonly workspaceIds: readonly string[];
  /** When it happened, in milliseconds since 1970; by Slack's clock, to the second. */
  readonly at: number;
}

const id = z.string().min(1).nullish();

/**
 * https://docs.slack.dev/reference/events/app_uninstalled, https://docs.slack.dev/reference/events/tokens_revoked,
 * within https://docs.slack.dev/apis/events-api
 */
const departurePayload = z.object({
  type: z.literal('event_callback'),
  team_id: id,
  enterprise_id: id,
  event_time: z.int().nonnegative(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({
      type: z.literal('tokens_revoked'),
      tokens: z.object({ bot: z.array(z.string()).nullish() }),
    }),
  ]),
});

const anyEvent = z.object({ event: z.object({ type: z.enum(['app_uninstalled', 'tokens_revoked']) }) });

/**
 * Undefined for any other payload, and where only tokens of people were revoked: we have none.
 * @throws ZodError where an event of these kinds does not say whose it is
 */
export function readDeparture(payload: unknown): Departure | undefined {
  if (!anyEvent.safeParse(payload).success) return undefined;
  const { team_id, enterprise_id, event_time, event } = departurePayload.parse(payload);
  if (event.type === 'tokens_revoked' && (event.tokens.bot ?? []).length === 0) return undefined;
  const ids = [team_id, enterprise_id].filter((each) => each != null);
  return { workspaceIds: [...new Set(ids)], at: event_time * 1000 };
}
