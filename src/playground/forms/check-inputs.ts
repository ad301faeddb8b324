import type { Block, InputBlock, KnownBlock } from '@slack/types';
import { isDate, isEmail, isNumeric, isTime, isUrl } from '../block-kit/element-rules.js';
import { knownBlocks } from '../block-kit/known-blocks.js';
import type { StateValues } from '../web-api/view-object.js';
import type { StateValue } from './state-value.js';

/**
 * What Slack's own client refuses to submit, by block id: required inputs left empty, and values that their element
 * does not take.
 */
export function checkInputs(
  blocks: readonly (KnownBlock | Block)[],
  values: StateValues,
): Readonly<Record<string, string>> {
  const inputs = knownBlocks(blocks).filter((block) => block.type === 'input');
  return Object.fromEntries(
    inputs.flatMap((block) => {
      const value = values[block.block_id ?? '']?.[block.element.action_id ?? ''];
      const fault = checkInput(block, value);
      return fault === undefined ? [] : [[block.block_id ?? '', fault] as const];
    }),
  );
}

function checkInput(block: InputBlock, held: StateValue | undefined): string | undefined {
  const { type: _, timezone: __, ...rest } = held ?? { type: block.element.type };
  const [value] = Object.values(rest);
  const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return block.optional ? undefined : 'Please complete this required field.';
  return checkValue(block.element, value);
}

function checkValue(element: InputBlock['element'], value: unknown): string | undefined {
  const text = String(value);
  switch (element.type) {
    case 'plain_text_input': {
      const { min_length: least = 0, max_length: most = 3000 } = element;
      if (text.length < least) return `Please enter at least ${least} characters.`;
      return text.length > most ? `Please enter no more than ${most} characters.` : undefined;
    }
    case 'number_input':
      return checkNumber(element, text);
    case 'email_text_input':
      return isEmail(text) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return isUrl(text) ? undefined : 'Please enter a valid URL.';
    case 'datepicker':
      return isDate(text) ? undefined : 'Please enter a valid date.';
    case 'timepicker':
      return isTime(text) ? undefined : 'Please enter a valid time.';
    default: {
      const most = 'max_selected_items' in element ? element.max_selected_items : undefined;
      const isTooMany = most !== undefined && Array.isArray(value) && value.length > most;
      return isTooMany ? `Please select no more than ${most} items.` : undefined;
    }
  }
}

function checkNumber(
  element: Extract<InputBlock['element'], { type: 'number_input' }>,
  text: string,
): string | undefined {
  const number = Number(text);
  if (!isNumeric(text)) return 'Please enter a valid number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (number < Number(element.min_value ?? -Infinity)) return `Please enter ${element.min_value} or more.`;
  if (number > Number(element.max_value ?? Infinity)) return `Please enter ${element.max_value} or less.`;
  return undefined;
}
