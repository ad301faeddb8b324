import type { EmailInput, NumberInput, PlainTextInput, RichTextInput, URLInput } from '@slack/types';
import type { JSX } from 'preact';
import { plainWords } from '../text/emoji.js';
import { type FieldProps, textOf, useField } from './field.js';
import { useLater } from './use-later.js';

type TextInput = PlainTextInput | EmailInput | URLInput | NumberInput | RichTextInput;

const TYPING_PAUSE_MS = 400;

/** Something to type: a line, several, an address or a number; rich text is typed without its styles. */
export function TextInputElement({ element, blockId, aria, dispatches }: FieldProps<TextInput>): JSX.Element {
  const { value, put, tell } = useField({ element, blockId, dispatches });
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const typing = useLater(() => void tell(value), TYPING_PAUSE_MS);
  const shared = {
    ...aria,
    value: textOf(value),
    placeholder: element.placeholder === undefined ? undefined : plainWords(element.placeholder.text),
    autofocus: element.focus_on_load === true,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      put(currentTarget.value === '' ? null : currentTarget.value);
      if (dispatches && triggers.includes('on_character_entered')) typing.later();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !dispatches || !triggers.includes('on_enter_pressed')) return;
      event.preventDefault();
      // Once, also where the pause after a letter is still waited for.
      typing.later();
      typing.now();
    },
  };
  switch (element.type) {
    case 'plain_text_input': {
      const { multiline, max_length: maxLength } = element;
      if (multiline === true) return <textarea {...shared} maxLength={maxLength} rows={3} />;
      return <input {...shared} type="text" autocomplete="off" maxLength={maxLength} />;
    }
    case 'rich_text_input':
      return <textarea {...shared} rows={element.min_lines ?? 3} />;
    case 'email_text_input':
      return <input {...shared} type="email" autocomplete="off" />;
    case 'url_text_input':
      return <input {...shared} type="url" autocomplete="off" />;
    case 'number_input': {
      const step = element.is_decimal_allowed ? 'any' : 1;
      return <input {...shared} type="number" min={element.min_value} max={element.max_value} step={step} />;
    }
    default:
      return element satisfies never;
  }
}
