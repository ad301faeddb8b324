import type { Option, RichTextBlock } from '@slack/types';
import type { BlockElement } from '../block-kit/elements.js';
import { optionsOf } from '../block-kit/option-rules.js';
import type { FieldValue } from '../protocol.js';
import type { FormContext } from './current.js';
import { FieldError } from './field-error.js';

/** One value in `view.state.values` or `state.values`, in the shape of its element's type. */
export type StateValue = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * What an element holds, in Slack's shape; undefined for elements that hold nothing, such as buttons.
 * @param field what the page has in it; undefined while untouched, which means the initial value.
 * @throws FieldError where the page sent what the element cannot hold.
 */
export function toStateValue(
  element: BlockElement,
  field: FieldValue | undefined,
  context: FormContext,
): StateValue | undefined {
  const { type } = element;
  const one = (initial: string | undefined): string | null =>
    field === undefined ? (initial ?? null) : asText(field);
  const many = (initial: readonly string[] | undefined): readonly string[] =>
    field === undefined ? (initial ?? []) : asList(field);
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: one(element.initial_value) };
    case 'rich_text_input':
      return {
        type,
        rich_text_value: field === undefined ? (element.initial_value ?? null) : asRichText(field),
      };
    case 'datepicker':
      return { type, selected_date: one(element.initial_date) };
    case 'timepicker':
      return {
        type,
        selected_time: one(element.initial_time),
        ...(element.timezone !== undefined && { timezone: element.timezone }),
      };
    case 'datetimepicker':
      return { type, selected_date_time: asSeconds(one(element.initial_date_time?.toString())) };
    case 'static_select':
    case 'radio_buttons':
    case 'external_select':
      return { type, selected_option: toOption(element, one(element.initial_option?.value), context) };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select': {
      const values = many(element.initial_options?.flatMap(({ value }) => value ?? []));
      return { type, selected_options: values.map((value) => toOption(element, value, context)) };
    }
    case 'users_select':
      return { type, selected_user: one(element.initial_user) };
    case 'multi_users_select':
      return { type, selected_users: many(element.initial_users) };
    case 'channels_select':
      return { type, selected_channel: one(element.initial_channel) };
    case 'multi_channels_select':
      return { type, selected_channels: many(element.initial_channels) };
    case 'conversations_select': {
      const current = element.default_to_current_conversation ? context.channel : null;
      return { type, selected_conversation: one(element.initial_conversation ?? current ?? undefined) };
    }
    case 'multi_conversations_select': {
      const current =
        element.default_to_current_conversation && context.channel ? [context.channel] : undefined;
      return { type, selected_conversations: many(current ?? element.initial_conversations) };
    }
    case 'file_input':
      // The playground has nowhere to upload to.
      return { type, files: [] };
    case 'button':
    case 'overflow':
    case 'image':
    case 'workflow_button':
    case 'feedback_buttons':
    case 'icon_button':
      return undefined;
    default:
      return element satisfies never;
  }
}

type ElementWithChoice = Extract<
  BlockElement,
  {
    type:
      | 'static_select'
      | 'radio_buttons'
      | 'external_select'
      | 'checkboxes'
      | 'multi_static_select'
      | 'multi_external_select';
  }
>;

function toOption(element: ElementWithChoice, value: string | null, context: FormContext): Option | null {
  if (value === null) return null;
  const option = knownOptions(element).find((each) => each.value === value);
  const offered = option ?? context.findOffered(element.action_id ?? '', value);
  if (!offered) throw new FieldError(`no such option of ${element.action_id}`);
  return offered;
}

function knownOptions(element: ElementWithChoice): readonly Option[] {
  if (element.type === 'external_select') return element.initial_option ? [element.initial_option] : [];
  if (element.type === 'multi_external_select') return element.initial_options ?? [];
  return optionsOf(element);
}

function asText(field: FieldValue): string | null {
  if (field !== null && typeof field !== 'string') throw new FieldError('one value expected, several given');
  // An emptied field is null, never an empty string.
  return field || null;
}

function asList(field: FieldValue): readonly string[] {
  if (field === null || field === '') return [];
  return typeof field === 'string' ? [field] : field;
}

function asSeconds(text: string | null): number | null {
  if (text === null) return null;
  if (!/^\d{1,10}$/.test(text)) throw new FieldError('a moment is seconds since the epoch');
  return Number(text);
}

function asRichText(field: FieldValue): RichTextBlock | null {
  const text = asText(field);
  if (text === null) return null;
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}
