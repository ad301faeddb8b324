import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { choicesOf, type ListedSelect } from '../fields/choices.js';
import { usePlayground } from '../state/playground.js';
import { Chips } from './chips.js';
import { type FieldProps, listOf, useField } from './field.js';
import { Options } from './select.js';
import { useDefaultConversation } from './use-default-conversation.js';

export type MultipleSelect = Extract<ListedSelect, { type: `multi_${string}` }>;

const ROWS = 5;

/** Any number of choices of a list: a plain list box in which a click adds or takes away. */
export function MultiSelectElement({
  element,
  blockId,
  aria,
  dispatches,
}: FieldProps<MultipleSelect>): JSX.Element {
  const { snapshot } = usePlayground();
  const { value, put, choose } = useField({ element, blockId, dispatches });
  const hintId = useId();
  const groups = choicesOf(element, snapshot);
  const choices = groups.flatMap((group) => group.choices);
  const chosen = listOf(value);
  useDefaultConversation(element, { isEmpty: chosen.length === 0, groups }, (channel) => put([channel]));
  const most = element.max_selected_items ?? Number.POSITIVE_INFINITY;
  const rows = choices.length + groups.filter(({ label }) => label !== null).length;
  return (
    <div class="multi-select">
      <Chips
        choices={choices.filter((choice) => chosen.includes(choice.value))}
        remove={(gone) => void choose(chosen.filter((one) => one !== gone))}
      />
      <select
        {...aria}
        multiple
        size={Math.max(2, Math.min(ROWS, rows))}
        aria-describedby={[aria['aria-describedby'], hintId].filter(Boolean).join(' ')}
        autofocus={element.focus_on_load === true}
        onMouseDown={toggleClicked}
        onChange={({ currentTarget }) => {
          const picked = [...currentTarget.selectedOptions].map((option) => option.value);
          if (picked.length <= most) void choose(picked);
          else for (const option of currentTarget.options) option.selected = chosen.includes(option.value);
        }}
      >
        <Options groups={groups} chosen={chosen} />
      </select>
      <p class="select-hint" id={hintId}>
        {Number.isFinite(most) ? `Up to ${most}. ` : ''}Ctrl and the arrow keys move, Ctrl and Space choose.
      </p>
    </div>
  );
}

/** Without this a click would drop whatever else is chosen, unless Ctrl is held. */
function toggleClicked(event: MouseEvent): void {
  const option = event.target;
  if (!(option instanceof HTMLOptionElement) || option.parentElement === null) return;
  event.preventDefault();
  const select = option.closest('select');
  const top = select?.scrollTop ?? 0;
  option.selected = !option.selected;
  select?.focus();
  select?.scrollTo({ top });
  select?.dispatchEvent(new Event('change', { bubbles: true }));
}
