import type { Block, KnownBlock } from '@slack/types';
import { elementsOf, type PlacedElement } from '../block-kit/elements.js';
import { knownBlocks } from '../block-kit/known-blocks.js';
import type { FieldValues } from '../protocol.js';
import type { StateValues } from '../web-api/view-object.js';
import type { FormContext } from './current.js';
import { type StateValue, toStateValue } from './state-value.js';

/** The elements of a message or view that passed the validator. */
export function elementsIn(blocks: readonly (KnownBlock | Block)[]): readonly PlacedElement[] {
  return knownBlocks(blocks).flatMap((block, index) => elementsOf(block, `/blocks/${index}`));
}

/**
 * What all inputs of a message or view hold, by block id and action id; those untouched hold their initial value.
 * @throws FieldError where the page sent what an element cannot hold.
 */
export function toStateValues(
  blocks: readonly (KnownBlock | Block)[],
  fields: FieldValues,
  context: FormContext,
): StateValues {
  const values: Record<string, Record<string, StateValue>> = {};
  for (const { element, block } of elementsIn(blocks)) {
    const blockId = block.block_id ?? '';
    const actionId = ('action_id' in element && element.action_id) || '';
    const value = toStateValue(element, fields[blockId]?.[actionId], context);
    if (value) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}
