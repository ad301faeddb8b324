import type { ConversationRecord } from '../conversations.js';
import { APP } from '../identity.js';
import type { Outcome, Person } from '../protocol.js';
import { botHandle } from '../web-api/user-object.js';
import type { InteractionContext } from './context.js';

/** A command as typed. */
export interface TypedCommand {
  /** With its slash, in lower case. */
  readonly name: string;
  readonly text: string;
  readonly person: Person;
  readonly conversation: ConversationRecord;
}

/** Slack's own `/invite` and `/remove`, with which people let the app in and out; undefined for other commands. */
export async function runBuiltInCommand(
  context: InteractionContext,
  typed: TypedCommand,
): Promise<Outcome | undefined> {
  if (typed.name !== '/invite' && typed.name !== '/remove') return undefined;
  const { workspace, events } = context;
  const { conversation } = typed;
  if (conversation.kind === 'im' || conversation.kind === 'app') {
    return { problem: `${typed.name} does not work in direct messages.` };
  }
  const wanted = typed.text.replace(/^@/, '').toLowerCase();
  const member = [...workspace.people, { id: APP.botUserId, name: botHandle(workspace) }].find(
    (each) => each.name === wanted,
  );
  if (!member) return { problem: `There is nobody here called ${typed.text}.` };
  const others = conversation.members.filter((id) => id !== member.id);
  await workspace.setMembers(conversation, typed.name === '/invite' ? [...others, member.id] : others);
  if (typed.name === '/invite')
    events.memberJoined({ userId: member.id, conversation, inviter: typed.person.id });
  return {};
}
