import { describeFailedInteraction } from '../delivery/failure-words.js';
import { actionTimestamp, payloadChannel, payloadFrame } from '../delivery/payload.js';
import { toAction } from '../forms/action.js';
import { elementsIn, toStateValues } from '../forms/state-values.js';
import type { ActionRequest, Outcome, Person } from '../protocol.js';
import { toThreadedObject } from '../web-api/message-object.js';
import { type StateValues, toViewObject } from '../web-api/view-object.js';
import { formContext, type InteractionContext } from './context.js';
import { NOT_INTERACTIVE } from './interactivity.js';
import { findSurface, payloadContainer, type Surface } from './surface.js';

type Used = Omit<ActionRequest, 'user'>;

/**
 * A button, select, picker or overflow was used: the app is told.
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export async function useElement(context: InteractionContext, person: Person, used: Used): Promise<Outcome> {
  const { workspace, link } = context;
  if (!workspace.manifest.settings.interactivity?.is_enabled) return { problem: NOT_INTERACTIVE };
  const surface = findSurface(context, person.id, used.container);
  const placed =
    surface &&
    elementsIn(surface.blocks).find(({ element, block }) => {
      const isIt = 'action_id' in element && element.action_id === used.actionId;
      return isIt && block.block_id === used.blockId;
    });
  if (!surface || !placed) return { problem: 'This is no longer there.' };
  // An input waits for the submission, unless it was made to tell of each change.
  if (placed.block.type === 'input' && !placed.block.dispatch_action) return {};
  const channel = surface.kind === 'message' ? surface.conversation.id : surface.record.channel;
  const form = formContext(context, { userId: person.id, channel });
  const action = toAction({
    placed,
    value: used.value,
    context: form,
    actionTs: actionTimestamp(workspace.now()),
  });
  const values = toStateValues(surface.blocks, withUsed(used), form);
  const viewId = surface.kind === 'view' ? surface.record.id : null;
  const delivery = await link.send({
    kind: 'interaction',
    body: {
      type: 'block_actions',
      ...payloadFrame(person),
      container: payloadContainer(surface),
      trigger_id: workspace.triggers.issue({ userId: person.id, viewId, channel }),
      ...(await surfacePayload(context, { surface, person, values })),
      actions: [action],
    },
  });
  return delivery.kind === 'acknowledged' ? {} : { problem: describeFailedInteraction(delivery) };
}

/** The fields as they stand once the element was used. */
function withUsed({ fields, blockId, actionId, value }: Used): ActionRequest['fields'] {
  return { ...fields, [blockId]: { ...fields[blockId], [actionId]: value } };
}

async function surfacePayload(
  { workspace }: InteractionContext,
  used: { readonly surface: Surface; readonly person: Person; readonly values: StateValues },
): Promise<Readonly<Record<string, unknown>>> {
  const { surface, person, values } = used;
  if (surface.kind === 'view') return { view: toViewObject(surface.record, values) };
  const { message, conversation } = surface;
  const response_url = await workspace.responseUrls.issue({
    userId: person.id,
    channel: conversation.id,
    messageTs: message.ts,
    threadTs: message.threadTs,
  });
  return {
    channel: payloadChannel(conversation),
    // Slack does not keep ephemeral messages, and so cannot send them along.
    ...(message.ephemeralFor === null && { message: toThreadedObject(workspace.messages, message) }),
    state: { values },
    response_url,
  };
}
