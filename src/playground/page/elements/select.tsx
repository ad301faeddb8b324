import type { JSX } from 'preact';
import { type ChoiceGroup, choicesOf, type ListedSelect } from '../fields/choices.js';
import { usePlayground } from '../state/playground.js';
import { plainWords } from '../text/emoji.js';
import { type FieldProps, textOf, useField } from './field.js';
import { useDefaultConversation } from './use-default-conversation.js';

export type SingleSelect = Exclude<ListedSelect, { type: `multi_${string}` }>;

/** One choice of a list. */
export function SelectElement({ element, blockId, aria, dispatches }: FieldProps<SingleSelect>): JSX.Element {
  const { snapshot } = usePlayground();
  const { value, busy, put, choose } = useField({ element, blockId, dispatches });
  const groups = choicesOf(element, snapshot);
  useDefaultConversation(element, { isEmpty: value === null, groups }, put);
  const optional = aria['aria-required'] === undefined && !dispatches;
  const placeholder = plainWords(element.placeholder?.text ?? 'Choose one');
  return (
    <span class="select">
      <select
        {...aria}
        value={textOf(value)}
        aria-busy={busy}
        autofocus={element.focus_on_load === true}
        onChange={({ currentTarget }) => void choose(currentTarget.value === '' ? null : currentTarget.value)}
      >
        <option value="" disabled={!optional}>
          {placeholder}
        </option>
        <Options groups={groups} chosen={[textOf(value)]} />
      </select>
    </span>
  );
}

interface OptionsProps {
  readonly groups: readonly ChoiceGroup[];
  readonly chosen: readonly string[];
}

/** The options of a select, those of a named group together. */
export function Options({ groups, chosen }: OptionsProps): JSX.Element {
  const options = ({ choices }: ChoiceGroup): JSX.Element[] =>
    choices.map(({ value, label }) => (
      <option key={value} value={value} selected={chosen.includes(value)}>
        {label}
      </option>
    ));
  return (
    <>
      {groups.map((group) =>
        group.label === null ? options(group) : <optgroup label={group.label}>{options(group)}</optgroup>,
      )}
    </>
  );
}
