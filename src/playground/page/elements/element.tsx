import type { JSX } from 'preact';
import { ImageElement } from '../blocks/image.js';
import type { Element } from '../fields/elements.js';
import { ButtonElement } from './button.js';
import { CheckboxesElement, RadioButtonsElement } from './choices.js';
import { ExternalSelectElement } from './external-select.js';
import type { FieldProps } from './field.js';
import { MultiSelectElement } from './multi-select.js';
import { OverflowElement } from './overflow.js';
import { DatepickerElement, DateTimepickerElement, TimepickerElement } from './pickers.js';
import { SelectElement } from './select.js';
import { TextInputElement } from './text-input.js';

/** Any element, by its type; one that the page cannot draw is named rather than left out. */
export function ElementView({ element, ...rest }: FieldProps<Element>): JSX.Element {
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} {...rest} />;
    case 'overflow':
      return <OverflowElement element={element} {...rest} />;
    case 'image':
      return <ImageElement image={element} />;
    case 'static_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return <SelectElement element={element} {...rest} />;
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <MultiSelectElement element={element} {...rest} />;
    case 'external_select':
    case 'multi_external_select':
      return <ExternalSelectElement element={element} {...rest} />;
    case 'radio_buttons':
      return <RadioButtonsElement element={element} {...rest} />;
    case 'checkboxes':
      return <CheckboxesElement element={element} {...rest} />;
    case 'datepicker':
      return <DatepickerElement element={element} {...rest} />;
    case 'timepicker':
      return <TimepickerElement element={element} {...rest} />;
    case 'datetimepicker':
      return <DateTimepickerElement element={element} {...rest} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'rich_text_input':
      return <TextInputElement element={element} {...rest} />;
    case 'file_input':
    case 'workflow_button':
      return <NotShown kind="element" type={element.type} />;
    default:
      return <NotShown kind="element" type={Object(element satisfies never).type} />;
  }
}

/** An honest gap: the app sent something that Slack would draw and this page does not. */
export function NotShown({ kind, type }: { kind: 'block' | 'element'; type: string }): JSX.Element {
  return (
    <p class="not-shown">
      This {kind} type is not shown here: <code>{type}</code>
    </p>
  );
}
