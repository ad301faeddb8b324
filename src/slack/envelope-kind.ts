import { z } from 'zod';

/** What Slack sends, as its reference names it. https://docs.slack.dev/reference/interaction-payloads */
const KINDS = [
  'block_actions',
  'block_suggestion',
  'message_action',
  'shortcut',
  'view_closed',
  'view_submission',
] as const;

export type EnvelopeKind = (typeof KINDS)[number] | 'command' | 'event' | 'other';

const envelope = z.object({
  type: z.enum(KINDS).optional().catch(undefined),
  command: z.unknown().optional(),
  event: z.unknown().optional(),
});

/** Of the few kinds there are, whatever the payload says. */
export function kindOfEnvelope(payload: unknown): EnvelopeKind {
  const { data } = envelope.safeParse(payload);
  if (data?.type !== undefined) return data.type;
  if (data?.command !== undefined) return 'command';
  return data?.event === undefined ? 'other' : 'event';
}
