import { describeFailedCommand } from '../delivery/failure-words.js';
import { escapeEntities, escapeTyped } from '../escape.js';
import { APP, WORKSPACE } from '../identity.js';
import type { Manifest } from '../manifest.js';
import type { Outcome } from '../protocol.js';
import { applyReply, type ReadReply, readReply } from '../replies.js';
import { payloadChannelName } from '../web-api/conversation-object.js';
import { ApiRefusal } from '../web-api/refusal.js';
import type { TypedCommand } from './built-in-command.js';
import type { InteractionContext } from './context.js';

type CommandInfo = Manifest['features']['slash_commands'][number];

/**
 * One of the app's slash commands: sent to the app, its answer shown.
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export async function runCommand(context: InteractionContext, typed: TypedCommand): Promise<Outcome> {
  const { workspace, link } = context;
  const command = workspace.manifest.features.slash_commands.find((each) => each.command === typed.name);
  if (!command) return { problem: describeUnknown(typed.name) };
  const delivery = await link.send({ kind: 'command', body: await toBody(context, typed, command) });
  if (delivery.kind !== 'acknowledged') return { problem: describeFailedCommand(typed.name, delivery) };
  if (delivery.body === null) return {};
  return showAnswer(context, typed, readReply(delivery.body));
}

async function toBody(
  { workspace }: InteractionContext,
  { text, person, conversation }: TypedCommand,
  command: CommandInfo,
): Promise<Readonly<Record<string, string>>> {
  const place = { userId: person.id, channel: conversation.id };
  const escaped = command.should_escape
    ? escapeTyped(text, { workspace, userId: person.id, style: 'command' })
    : escapeEntities(text);
  return {
    token: APP.verificationToken,
    team_id: WORKSPACE.id,
    team_domain: WORKSPACE.domain,
    channel_id: conversation.id,
    channel_name: payloadChannelName(conversation),
    user_id: person.id,
    user_name: person.name,
    command: command.command,
    text: escaped,
    api_app_id: APP.id,
    is_enterprise_install: 'false',
    response_url: await workspace.responseUrls.issue({ ...place, messageTs: null, threadTs: null }),
    trigger_id: workspace.triggers.issue({ ...place, viewId: null }),
  };
}

/** An answer in the response itself; one for the channel is preceded by what the person typed. */
async function showAnswer(
  { workspace }: InteractionContext,
  typed: TypedCommand,
  read: ReadReply,
): Promise<Outcome> {
  const invalid = { problem: `${typed.name} failed with the error "invalid_command_response"` };
  if (read.kind === 'unreadable') return invalid;
  const { reply } = read;
  const { person, conversation } = typed;
  const place = { channel: conversation.id, userId: person.id, messageTs: null, threadTs: null };
  if (reply.response_type === 'in_channel') await showTyped({ workspace }, typed);
  if (!reply.text && !reply.blocks) return {};
  try {
    await applyReply(workspace, place, reply);
    return {};
  } catch (error) {
    if (error instanceof ApiRefusal) return invalid;
    throw error;
  }
}

async function showTyped(
  { workspace }: Pick<InteractionContext, 'workspace'>,
  typed: TypedCommand,
): Promise<void> {
  const { name, text, person, conversation } = typed;
  await workspace.post({
    channel: conversation.id,
    user: person.id,
    text: escapeTyped(`${name} ${text}`.trim(), { workspace, userId: person.id, style: 'message' }),
    blocks: [],
    threadTs: null,
    ephemeralFor: null,
  });
}

function describeUnknown(name: string): string {
  return (
    `${name} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as ` +
    'commands. If you are trying to send a message and not run a command, try preceding the "/" with an empty space.'
  );
}
