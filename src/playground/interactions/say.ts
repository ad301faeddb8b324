import type { ConversationRecord } from '../conversations.js';
import { escapeTyped } from '../escape.js';
import type { Outcome, Person, SayRequest } from '../protocol.js';
import { runBuiltInCommand } from './built-in-command.js';
import { runCommand } from './command.js';
import type { InteractionContext } from './context.js';

/** Somebody typed something: a command where it begins with a slash, else a message. */
export async function say(
  context: InteractionContext,
  said: Pick<SayRequest, 'text' | 'threadTs'> & {
    readonly person: Person;
    readonly conversation: ConversationRecord;
  },
): Promise<Outcome> {
  const { person, conversation, threadTs } = said;
  const problem = findObstacle(context, conversation);
  if (problem) return { problem };
  const [, name, text = ''] = /^(\/[^\s/]+)\s*([\s\S]*)$/.exec(said.text) ?? [];
  if (name === undefined) return post(context, said);
  if (threadTs !== undefined) return { problem: `${name} is not supported in threads. Sorry!` };
  const typed = { name: name.toLowerCase(), text: text.trim(), person, conversation };
  return (await runBuiltInCommand(context, typed)) ?? runCommand(context, typed);
}

async function post(
  { workspace }: InteractionContext,
  { person, conversation, text, threadTs }: Parameters<typeof say>[1],
): Promise<Outcome> {
  await workspace.post({
    channel: conversation.id,
    user: person.id,
    text: escapeTyped(text.trim(), { workspace, userId: person.id, style: 'message' }),
    blocks: [],
    threadTs: threadTs ?? null,
    ephemeralFor: null,
  });
  return {};
}

function findObstacle(
  { workspace }: InteractionContext,
  { kind, archived }: ConversationRecord,
): string | undefined {
  if (archived) return 'You cannot post here: this channel is archived.';
  const isReadOnly = workspace.manifest.features.app_home?.messages_tab_read_only_enabled ?? false;
  return kind === 'app' && isReadOnly ? 'Sending messages to this app has been turned off.' : undefined;
}
