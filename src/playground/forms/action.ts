import type { PlacedElement } from '../block-kit/elements.js';
import type { FieldValue } from '../protocol.js';
import type { FormContext } from './current.js';
import { FieldError } from './field-error.js';
import { toStateValue } from './state-value.js';

/**
 * One entry of `actions` in a `block_actions` payload: the element used, and what was chosen.
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 * @throws FieldError where the page sent what the element cannot hold.
 */
export function toAction(options: {
  readonly placed: PlacedElement;
  readonly value: FieldValue;
  readonly context: FormContext;
  /** Slack's timestamp of the action. */
  readonly actionTs: string;
}): Readonly<Record<string, unknown>> {
  const { placed, value, context, actionTs } = options;
  const { element, block } = placed;
  const ids = {
    type: element.type,
    action_id: 'action_id' in element ? element.action_id : undefined,
    block_id: block.block_id,
    action_ts: actionTs,
  };
  switch (element.type) {
    case 'button':
    case 'icon_button':
      return { ...ids, text: element.text, value: element.value };
    case 'overflow': {
      const chosen = element.options.find((option) => option.value === value || option.url === value);
      if (!chosen) throw new FieldError(`no such option of ${element.action_id}`);
      return { ...ids, selected_option: chosen };
    }
    case 'feedback_buttons': {
      const chosen = [element.positive_button, element.negative_button].find((each) => each.value === value);
      if (!chosen) throw new FieldError(`no such button of ${element.action_id}`);
      return { ...ids, text: chosen.text, value: chosen.value };
    }
    case 'image':
    case 'workflow_button':
      throw new FieldError(`${element.type} sends no action`);
    default:
      return { ...ids, ...toStateValue(element, value, context), ...extras(element) };
  }
}

/** What Slack repeats of the element's own fields beside the choice. */
function extras(element: object): Readonly<Record<string, unknown>> {
  const repeated = Object.entries(element).filter(
    ([field]) => field === 'placeholder' || field.startsWith('initial_'),
  );
  return Object.fromEntries(repeated.filter(([field]) => field !== 'initial_value'));
}
