import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Owner } from '../credentials/owner.js';
import { slackId } from './slack-id.js';

/** One use of `/starleaf`, as it is kept while a person connects or tries again. */
export interface Invocation {
  /** The same for each delivery of one use, so that repeats never make a second conference. */
  readonly id: string;
  /** When it was typed, in milliseconds since 1970: "in 20 minutes" counts from here. */
  readonly at: number;
  /** Everything behind `/starleaf`, with Slack's escapes. */
  readonly text: string;
  readonly owner: Owner;
  readonly channelId: string;
  /** Slack's `response_url`, good for five replies within thirty minutes; null where it came from a modal or Home. */
  readonly replyAddress: string | null;
  /** Which of the offered readings was chosen, where a sentence had more than one; else null. */
  readonly chosenReading: number | null;
  /** What its person said to a preview of it; absent where they were not asked. */
  readonly confirmed?: 'post' | 'privately' | 'edit' | undefined;
}

/** The fields of a slash command's payload that we use. https://docs.slack.dev/interactivity/implementing-slash-commands */
const commandPayload = z.object({
  team_id: slackId,
  enterprise_id: slackId.nullish(),
  is_enterprise_install: z.union([z.literal('true'), z.literal('false'), z.boolean()]).nullish(),
  user_id: slackId,
  channel_id: slackId,
  text: z.string().default(''),
  trigger_id: z.string().min(1),
  response_url: z.url(),
});

/**
 * @param at when it arrived, in milliseconds since 1970
 * @throws ZodError when the payload is not a slash command's
 */
export function readInvocation(payload: unknown, at: number): Invocation & { readonly triggerId: string } {
  const command = commandPayload.parse(payload);
  const isOfOrganisation = String(command.is_enterprise_install) === 'true';
  const workspaceId = (isOfOrganisation ? command.enterprise_id : undefined) ?? command.team_id;
  const owner = { workspaceId, userId: command.user_id };
  return {
    id: invocationId(owner, command.trigger_id),
    at,
    text: command.text,
    owner,
    channelId: command.channel_id,
    replyAddress: command.response_url,
    chosenReading: null,
    triggerId: command.trigger_id,
  };
}

/** An id made from what is the same in each delivery: person and `trigger_id`. It tells nothing about either. */
export function invocationId(owner: Owner, triggerId: string): string {
  const digest = createHash('sha256').update(`${owner.workspaceId}\n${owner.userId}\n${triggerId}`);
  return digest.digest('base64url').slice(0, 32);
}

/** The id of the conference an invocation makes; must not end in `@starleaf.com`. */
export function conferenceIdOf(invocation: Invocation): string {
  return `slack-${invocation.id}`;
}
