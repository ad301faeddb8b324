import { z } from 'zod';
import { APP } from './identity.js';
import type { Message } from './protocol.js';
import { flag, structure } from './web-api/arguments.js';
import { contentArguments, readContent } from './web-api/message-content.js';
import type { ReplyAddress } from './workspace/response-urls.js';
import type { Workspace } from './workspace/workspace.js';

const LONGEST_TEXT = 40_000;

const replySchema = z.object({
  ...contentArguments,
  blocks: structure.optional(),
  response_type: z.enum(['in_channel', 'ephemeral']).optional(),
  replace_original: flag.optional(),
  delete_original: flag.optional(),
  thread_ts: z.string().optional(),
});

type Reply = z.infer<typeof replySchema>;

/** An answer of the app's, to a `response_url` or in the response to a command. */
export type ReadReply = { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'unreadable' };

export function readReply(body: unknown): ReadReply {
  const read = replySchema.safeParse(typeof body === 'string' ? { text: body } : body);
  return read.success ? { kind: 'reply', reply: read.data } : { kind: 'unreadable' };
}

/**
 * Does what a reply asks for: a new message, the original replaced or deleted. Works in conversations that the app
 * is no member of.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 * @throws ApiRefusal where Slack would not take its content.
 */
export async function applyReply(
  workspace: Workspace,
  address: Pick<ReplyAddress, 'channel' | 'messageTs' | 'threadTs' | 'userId'>,
  reply: Reply,
): Promise<void> {
  const { channel, messageTs } = address;
  const original = messageTs === null ? undefined : workspace.messages.find(channel, messageTs);
  if (reply.delete_original && original) await workspace.remove(original);
  if (reply.delete_original && saysNothing(reply)) return;
  const content = readContent(reply, LONGEST_TEXT);
  const isReplacing = original !== undefined && !reply.delete_original && replaces(reply, original);
  // A message keeps its visibility for life, whatever the response type says.
  if (isReplacing) return workspace.edit({ ...original, ...content, edited: original.ephemeralFor === null });
  await workspace.post({
    channel,
    user: APP.botUserId,
    threadTs: reply.thread_ts ?? address.threadTs,
    ephemeralFor: reply.response_type === 'in_channel' ? null : address.userId,
    ...content,
  });
}

/** Unless told, a reply takes the place of an original that is seen by the same people. */
function replaces(reply: Reply, original: Message): boolean {
  const isForAll = reply.response_type === 'in_channel';
  return reply.replace_original ?? isForAll === (original.ephemeralFor === null);
}

function saysNothing(reply: Reply): boolean {
  return reply.text === undefined && reply.blocks === undefined && reply.markdown_text === undefined;
}
