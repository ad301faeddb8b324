import { z } from 'zod';
import { FAILED_SUBMISSION } from '../delivery/failure-words.js';
import { payloadFrame } from '../delivery/payload.js';
import { checkInputs } from '../forms/check-inputs.js';
import { elementsIn, toStateValues } from '../forms/state-values.js';
import type { FieldValues, Outcome, Person } from '../protocol.js';
import { ApiRefusal } from '../web-api/refusal.js';
import { readView } from '../web-api/view-content.js';
import { type StateValues, toViewObject } from '../web-api/view-object.js';
import type { ViewRecord } from '../workspace/record.js';
import { formContext, type InteractionContext } from './context.js';

const answerSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

type SubmissionAnswer = z.infer<typeof answerSchema>;

/**
 * A modal was submitted: refused while inputs are at fault, else sent to the app, whose answer decides what the person
 * sees next.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export async function submitView(
  context: InteractionContext,
  submitted: { readonly person: Person; readonly viewId: string; readonly fields: FieldValues },
): Promise<Outcome> {
  const { person, viewId, fields } = submitted;
  const { workspace, link } = context;
  const record = workspace.views.stack(person.id).find((each) => each.id === viewId);
  if (!record) return { problem: 'This form is no longer open.' };
  const form = formContext(context, { userId: person.id, channel: record.channel });
  const values = toStateValues(record.view.blocks, fields, form);
  const errors = checkInputs(record.view.blocks, values);
  if (Object.keys(errors).length > 0) return { errors };
  const delivery = await link.send({
    kind: 'interaction',
    body: {
      type: 'view_submission',
      ...payloadFrame(person),
      trigger_id: workspace.triggers.issue({ userId: person.id, viewId, channel: record.channel }),
      view: toViewObject(record, values),
      response_urls: await issueResponseUrls(context, { person, record, values }),
    },
  });
  if (delivery.kind !== 'acknowledged') return { problem: FAILED_SUBMISSION };
  return followAnswer(context, record, delivery.body);
}

async function followAnswer(
  { workspace }: InteractionContext,
  record: ViewRecord,
  body: unknown,
): Promise<Outcome> {
  if (body === null) {
    await workspace.closeModal(record);
    return {};
  }
  const answer = answerSchema.safeParse(body);
  if (!answer.success) return { problem: FAILED_SUBMISSION };
  try {
    return await follow(workspace, record, answer.data);
  } catch (error) {
    if (error instanceof ApiRefusal) return { problem: FAILED_SUBMISSION };
    throw error;
  }
}

async function follow(
  workspace: InteractionContext['workspace'],
  record: ViewRecord,
  answer: SubmissionAnswer,
): Promise<Outcome> {
  switch (answer.response_action) {
    case 'errors':
      return showErrors(record, answer.errors);
    case 'update':
      await workspace.updateView(
        record,
        readView({ workspace, view: answer.view, type: 'modal', replacing: record.id }),
      );
      return {};
    case 'push': {
      const pushed = await workspace.pushModal(
        record,
        readView({ workspace, view: answer.view, type: 'modal' }),
      );
      return pushed === 'full' ? { problem: FAILED_SUBMISSION } : {};
    }
    case 'clear':
      await workspace.clearModals(record.userId);
      return {};
    default:
      return answer satisfies never;
  }
}

/** Errors are shown under input blocks only; one for anything else means that the answer is not understood. */
function showErrors(record: ViewRecord, errors: Readonly<Record<string, string>>): Outcome {
  const inputs = elementsIn(record.view.blocks)
    .filter(({ block }) => block.type === 'input')
    .map(({ block }) => block.block_id);
  const ids = Object.keys(errors);
  const areShown = ids.length > 0 && ids.every((id) => inputs.includes(id));
  return areShown ? { errors } : { problem: FAILED_SUBMISSION };
}

/** One reply address for each select that asks for it, to the conversation chosen there. */
async function issueResponseUrls(
  { workspace }: InteractionContext,
  submitted: { readonly person: Person; readonly record: ViewRecord; readonly values: StateValues },
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { person, record, values } = submitted;
  const asking = elementsIn(record.view.blocks).flatMap(({ element, block }) => {
    if (!('response_url_enabled' in element) || !element.response_url_enabled) return [];
    const ids = { block_id: block.block_id ?? '', action_id: element.action_id ?? '' };
    const chosen = z
      .object({ selected_conversation: z.string() })
      .or(z.object({ selected_channel: z.string() }))
      .safeParse(values[ids.block_id]?.[ids.action_id]);
    return chosen.success ? [{ ...ids, channel_id: Object.values(chosen.data)[0] ?? '' }] : [];
  });
  return Promise.all(
    asking.map(async (select) => ({
      ...select,
      response_url: await workspace.responseUrls.issue({
        userId: person.id,
        channel: select.channel_id,
        messageTs: null,
        threadTs: null,
      }),
    })),
  );
}
