import type { Option } from '@slack/types';
import { z } from 'zod';
import type { BlockElement } from '../block-kit/elements.js';
import { describeFailedInteraction } from '../delivery/failure-words.js';
import { payloadChannel, payloadFrame } from '../delivery/payload.js';
import { elementsIn } from '../forms/state-values.js';
import type { Outcome, Person, SuggestionRequest } from '../protocol.js';
import { toThreadedObject } from '../web-api/message-object.js';
import { toViewObject } from '../web-api/view-object.js';
import type { InteractionContext } from './context.js';
import { findSurface, payloadContainer } from './surface.js';

const MOST_OPTIONS = 100;
const DEFAULT_QUERY_LENGTH = 3;

const optionSchema = z.object({
  text: z.object({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(75),
    emoji: z.boolean().exactOptional(),
  }),
  value: z.string().min(1).max(150),
});
const optionsSchema = z.object({ options: z.array(optionSchema).max(MOST_OPTIONS) });
const groupsSchema = z.object({
  option_groups: z
    .array(z.object({ label: optionSchema.shape.text, options: optionsSchema.shape.options }))
    .max(MOST_OPTIONS),
});

/** What the page shows while somebody types into an external select. */
export type Suggestions = Outcome & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/**
 * Options for an external select, asked from the app.
 * https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
 */
export async function suggest(
  context: InteractionContext,
  person: Person,
  asked: Omit<SuggestionRequest, 'user'>,
): Promise<Suggestions> {
  const surface = findSurface(context, person.id, asked.container);
  const placed =
    surface && elementsIn(surface.blocks).find(({ element }) => isExternal(element, asked.actionId));
  if (!surface || !placed) return { options: [], problem: 'This is no longer there.' };
  if (asked.query.length < leastQuery(placed.element)) return { options: [] };
  const delivery = await context.link.send({
    kind: 'interaction',
    body: {
      type: 'block_suggestion',
      ...payloadFrame(person),
      container: payloadContainer(surface),
      action_id: asked.actionId,
      block_id: asked.blockId,
      value: asked.query,
      ...(surface.kind === 'view'
        ? { view: toViewObject(surface.record) }
        : {
            channel: payloadChannel(surface.conversation),
            message: toThreadedObject(context.workspace.messages, surface.message),
          }),
    },
  });
  if (delivery.kind !== 'acknowledged') return { options: [], problem: describeFailedInteraction(delivery) };
  const options = readOptions(delivery.body);
  if (!options) return { options: [], problem: 'No result' };
  context.offers.remember({ userId: person.id, actionId: asked.actionId }, options);
  return { options: options.map(({ value, text }) => ({ value: value ?? '', label: text.text })) };
}

function isExternal(element: BlockElement, actionId: string): boolean {
  const isOfKind = element.type === 'external_select' || element.type === 'multi_external_select';
  return isOfKind && element.action_id === actionId;
}

function leastQuery(element: BlockElement): number {
  return ('min_query_length' in element ? element.min_query_length : undefined) ?? DEFAULT_QUERY_LENGTH;
}

function readOptions(body: unknown): readonly Option[] | undefined {
  const flat = optionsSchema.safeParse(body);
  if (flat.success) return flat.data.options;
  const grouped = groupsSchema.safeParse(body);
  return grouped.success ? grouped.data.option_groups.flatMap((group) => group.options) : undefined;
}
