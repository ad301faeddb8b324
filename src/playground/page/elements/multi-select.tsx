import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Choice, choicesOf, type ListedSelect } from '../fields/choices.js';
import { usePlayground } from '../state/playground.js';
import { plainWords } from '../text/emoji.js';
import { Chips } from './chips.js';
import { type FieldProps, listOf, useField } from './field.js';
import { SearchBox } from './search-box.js';
import { useDefaultConversation } from './use-default-conversation.js';

export type MultipleSelect = Extract<ListedSelect, { type: `multi_${string}` }>;

/** Any number of choices of a list: a field to search it in, and what was chosen over it. */
export function MultiSelectElement({
  element,
  blockId,
  aria,
  dispatches,
}: FieldProps<MultipleSelect>): JSX.Element {
  const { snapshot } = usePlayground();
  const { value, put, choose } = useField({ element, blockId, dispatches });
  const [typed, setTyped] = useState<string | null>(null);
  const groups = choicesOf(element, snapshot);
  const choices = groups.flatMap((group) => group.choices);
  const chosen = listOf(value);
  useDefaultConversation(element, { isEmpty: chosen.length === 0, groups }, (channel) => put([channel]));
  const remove = (gone: string | undefined): void => {
    if (gone !== undefined) void choose(chosen.filter((one) => one !== gone));
  };
  const most = element.max_selected_items ?? Number.POSITIVE_INFINITY;
  const left = choices.filter((choice) => !chosen.includes(choice.value));
  return (
    <div class="multi-select">
      <Chips
        choices={chosen.flatMap((one) => choices.find((choice) => choice.value === one) ?? [])}
        remove={remove}
      />
      <SearchBox
        aria={aria}
        text={typed ?? ''}
        placeholder={plainWords(element.placeholder?.text ?? 'Type to search')}
        autofocus={element.focus_on_load === true}
        offered={typed === null ? null : chosen.length >= most ? `No more than ${most}` : search(left, typed)}
        open={() => setTyped(typed ?? '')}
        type={setTyped}
        take={(choice) => {
          setTyped('');
          void choose([...chosen, choice.value]);
        }}
        takeBack={() => remove(chosen.at(-1))}
        leave={() => setTyped(null)}
      />
    </div>
  );
}

function search(choices: readonly Choice[], typed: string): readonly Choice[] | string {
  const wanted = typed.trim().toLowerCase();
  const found = choices.filter(({ label }) => label.toLowerCase().includes(wanted));
  return found.length > 0 ? found : 'Nothing found';
}
