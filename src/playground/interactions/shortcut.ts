import { describeFailedInteraction } from '../delivery/failure-words.js';
import { actionTimestamp, payloadChannel, payloadFrame } from '../delivery/payload.js';
import type { Outcome, Person, ShortcutRequest } from '../protocol.js';
import { toThreadedObject } from '../web-api/message-object.js';
import type { InteractionContext } from './context.js';
import { NOT_INTERACTIVE } from './interactivity.js';
import { findSurface } from './surface.js';

/**
 * One of the app's shortcuts was chosen, from the menu or on a message.
 * https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
 */
export async function useShortcut(
  context: InteractionContext,
  person: Person,
  chosen: Omit<ShortcutRequest, 'user'>,
): Promise<Outcome> {
  const { workspace, link } = context;
  if (!workspace.manifest.settings.interactivity?.is_enabled) return { problem: NOT_INTERACTIVE };
  const kind = chosen.message ? 'message' : 'global';
  const isKnown = workspace.manifest.features.shortcuts.some(
    (each) => each.callback_id === chosen.callbackId && each.type === kind,
  );
  const details = chosen.message
    ? await messagePayload(context, person, chosen.message)
    : globalPayload(context, person);
  if (!isKnown || !details) return { problem: 'This is no longer there.' };
  const delivery = await link.send({
    kind: 'interaction',
    body: {
      ...payloadFrame(person),
      callback_id: chosen.callbackId,
      action_ts: actionTimestamp(workspace.now()),
      ...details,
    },
  });
  return delivery.kind === 'acknowledged' ? {} : { problem: describeFailedInteraction(delivery) };
}

function globalPayload({ workspace }: InteractionContext, person: Person): Readonly<Record<string, unknown>> {
  const trigger_id = workspace.triggers.issue({ userId: person.id, viewId: null, channel: null });
  return { type: 'shortcut', trigger_id };
}

async function messagePayload(
  context: InteractionContext,
  person: Person,
  place: { readonly channel: string; readonly ts: string },
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { workspace } = context;
  const surface = findSurface(context, person.id, { kind: 'message', ...place });
  // Slack offers no shortcuts on messages that it does not keep.
  if (surface?.kind !== 'message' || surface.message.ephemeralFor !== null) return undefined;
  const { message, conversation } = surface;
  const here = { userId: person.id, channel: conversation.id };
  return {
    type: 'message_action',
    trigger_id: workspace.triggers.issue({ ...here, viewId: null }),
    response_url: await workspace.responseUrls.issue({
      ...here,
      messageTs: message.ts,
      threadTs: message.threadTs,
    }),
    channel: payloadChannel(conversation),
    message_ts: message.ts,
    message: toThreadedObject(workspace.messages, message),
  };
}
