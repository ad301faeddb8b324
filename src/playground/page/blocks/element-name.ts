import type { Element } from '../fields/elements.js';
import { plainWords } from '../text/emoji.js';

const NAMES: Readonly<Partial<Record<Element['type'], string>>> = {
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
};

/** What an element without a label is called: its placeholder, else what it is; undefined where its text says it. */
export function nameOf(element: Element): string | undefined {
  const placeholder = 'placeholder' in element ? element.placeholder : undefined;
  return placeholder === undefined ? NAMES[element.type] : plainWords(placeholder.text);
}
