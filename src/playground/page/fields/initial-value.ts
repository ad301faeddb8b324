import type { RichTextBlock, RichTextElement } from '@slack/types';
import type { FieldValue } from '../../protocol.js';
import type { Element } from './elements.js';

/** What an element holds before anybody touches it. https://docs.slack.dev/reference/block-kit/block-elements */
export function initialValue(element: Element): FieldValue {
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return element.initial_value ?? null;
    case 'datepicker':
      return element.initial_date ?? null;
    case 'timepicker':
      return element.initial_time ?? null;
    case 'datetimepicker':
      return element.initial_date_time === undefined ? null : String(element.initial_date_time);
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return element.initial_option?.value ?? null;
    case 'users_select':
      return element.initial_user ?? null;
    case 'channels_select':
      return element.initial_channel ?? null;
    case 'conversations_select':
      return element.initial_conversation ?? null;
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return (element.initial_options ?? []).flatMap(({ value }) => value ?? []);
    case 'multi_users_select':
      return element.initial_users ?? [];
    case 'multi_channels_select':
      return element.initial_channels ?? [];
    case 'multi_conversations_select':
      return element.initial_conversations ?? [];
    case 'rich_text_input':
      return element.initial_value === undefined ? null : lettersOf(element.initial_value);
    case 'button':
    case 'workflow_button':
    case 'overflow':
    case 'image':
    case 'file_input':
      return null;
    default:
      return element satisfies never;
  }
}

const lettersOf = (block: RichTextBlock): string =>
  block.elements
    .flatMap((part): RichTextElement[] =>
      part.type === 'rich_text_list' ? part.elements.flatMap((item) => item.elements) : part.elements,
    )
    .map((piece) => ('text' in piece ? (piece.text ?? '') : ''))
    .join('');
