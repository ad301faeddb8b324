import type { AnyBlock } from '@slack/types';
import { optionsOf } from '../../block-kit/option-rules.js';
import type { FieldValue, FieldValues } from '../../protocol.js';
import { actionIdOf, type Element, elementsOf } from './elements.js';
import { initialValue } from './initial-value.js';

/** The values with one more that a person has changed. */
export function touch(
  values: FieldValues,
  field: { readonly blockId: string; readonly actionId: string },
  value: FieldValue,
): FieldValues {
  return { ...values, [field.blockId]: { ...values[field.blockId], [field.actionId]: value } };
}

/** What a field holds: what was put in, else its initial value. */
export function fieldValue(values: FieldValues, blockId: string, element: Element): FieldValue {
  const touched = values[blockId]?.[actionIdOf(element)];
  return touched === undefined ? initialValue(element) : touched;
}

/**
 * The values that are still of use with these blocks: after an update Slack keeps what was typed only where
 * block id and action id stay the same. What an element no longer offers begins anew.
 */
export function keepShown(values: FieldValues, blocks: readonly AnyBlock[]): FieldValues {
  return blocks.reduce<FieldValues>((kept, block) => {
    const blockId = block.block_id ?? '';
    return elementsOf(block).reduce((inner, element) => {
      const value = values[blockId]?.[actionIdOf(element)];
      return value === undefined || !isOffered(element, value)
        ? inner
        : touch(inner, { blockId, actionId: actionIdOf(element) }, value);
    }, kept);
  }, {});
}

/** Whether all that is chosen can be chosen; elements without a list of options take anything. */
function isOffered(element: Element, value: FieldValue): boolean {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
    case 'radio_buttons':
    case 'checkboxes': {
      const offered = optionsOf(element).map((option) => option.value);
      return value === null || [value].flat().every((one) => offered.includes(one));
    }
    default:
      return true;
  }
}
