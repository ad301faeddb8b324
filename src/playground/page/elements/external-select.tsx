import type { ExternalSelect, MultiExternalSelect } from '@slack/types';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Choice, toChoice } from '../fields/choices.js';
import { actionIdOf } from '../fields/elements.js';
import { plainWords } from '../text/emoji.js';
import { Chips } from './chips.js';
import { type FieldProps, listOf, useField } from './field.js';
import { SearchBox } from './search-box.js';
import { useSuggestions } from './use-suggestions.js';

type External = ExternalSelect | MultiExternalSelect;

/** Slack asks the app once this much is typed, unless the app says otherwise. */
const LEAST_TYPED = 3;

/** A field in which to type; the app answers with what there is to choose from. */
export function ExternalSelectElement({
  element,
  blockId,
  aria,
  dispatches,
}: FieldProps<External>): JSX.Element {
  const { value, choose } = useField({ element, blockId, dispatches });
  const { offered, ask, stop } = useSuggestions({ blockId, actionId: actionIdOf(element) });
  const [known, setKnown] = useState<readonly Choice[]>(initialChoices(element));
  const [typed, setTyped] = useState<string | null>(null);
  const many = element.type === 'multi_external_select';
  const values = listOf(value);
  const chosen = values.map(
    (one) => known.find((choice) => choice.value === one) ?? { value: one, label: one },
  );

  const type = (text: string): void => {
    setTyped(text);
    if (text.length >= (element.min_query_length ?? LEAST_TYPED)) ask(text);
    else stop();
  };
  const take = (choice: Choice): void => {
    setKnown([...known, choice]);
    setTyped(null);
    stop();
    void choose(many ? [...values.filter((one) => one !== choice.value), choice.value] : choice.value);
  };
  const leave = (): void => {
    // A field that was emptied holds nothing; one that was only begun holds what it held.
    if (typed === '' && !many) void choose(null);
    setTyped(null);
    stop();
  };
  return (
    <div class="multi-select">
      {many && (
        <Chips choices={chosen} remove={(gone) => void choose(values.filter((one) => one !== gone))} />
      )}
      <SearchBox
        aria={aria}
        text={typed ?? (many ? '' : (chosen[0]?.label ?? ''))}
        placeholder={plainWords(element.placeholder?.text ?? 'Type to search')}
        autofocus={element.focus_on_load === true}
        offered={offered}
        type={type}
        take={take}
        leave={leave}
      />
    </div>
  );
}

function initialChoices(element: External): readonly Choice[] {
  if (element.type === 'multi_external_select') return (element.initial_options ?? []).map(toChoice);
  return element.initial_option === undefined ? [] : [toChoice(element.initial_option)];
}
