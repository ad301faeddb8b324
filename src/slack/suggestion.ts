import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';

/**
 * What an external select offers while somebody types into it. Slack waits for it, so nobody else is asked.
 * https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
 */
export interface Suggestion {
  /** The `action_id` of the select. */
  readonly id: string;
  /** At most a hundred, the likeliest first. */
  readonly suggest: (query: string) => readonly PlainTextOption[];
}

/**
 * What was typed so far.
 * @throws ZodError when the payload is no suggestion's
 */
export function readQuery(payload: unknown): string {
  return z.object({ value: z.string() }).parse(payload).value;
}
