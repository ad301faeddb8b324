import type { JSX } from 'preact';
import { useId, useLayoutEffect, useState } from 'preact/hooks';
import type { Choice } from '../fields/choices.js';
import { ListBox, optionId } from '../list-box.js';
import type { ControlAria } from './field.js';

interface SearchBoxProps {
  readonly aria: ControlAria;
  readonly text: string;
  readonly placeholder: string;
  readonly autofocus: boolean;
  /** What there is to choose from, or words where there is nothing; null while nothing was asked. */
  readonly offered: readonly Choice[] | string | null;
  /** Where there is something to choose from before anything is typed: a click or the arrow down shows it. */
  open?(): void;
  type(text: string): void;
  take(choice: Choice): void;
  /** Backspace where there is nothing to erase. */
  takeBack?(): void;
  leave(): void;
}

/** A field to search in, with what was found under it: arrow keys, Enter, Escape and clicks. */
export function SearchBox(props: SearchBoxProps): JSX.Element {
  const { aria, offered, open, type, take, takeBack, leave, ...input } = props;
  const [active, setActive] = useState(0);
  const listId = useId();
  const choices = typeof offered === 'string' || offered === null ? [] : offered;
  useLayoutEffect(() => setActive(0), [choices.map(({ value }) => value).join(' ')]);
  useLayoutEffect(() => {
    document.getElementById(listId)?.scrollIntoView({ block: 'nearest' });
  }, [choices.length]);
  useLayoutEffect(() => {
    document.getElementById(optionId(listId, active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const takeAt = (index: number): void => {
    const choice = choices[index];
    if (choice !== undefined) take(choice);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Backspace' && input.text === '') takeBack?.();
    if (offered === null && event.key === 'ArrowDown') open?.();
    if (offered === null) return;
    if (step !== undefined) setActive((active + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter') takeAt(active);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="search-box">
      <input
        {...aria}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={offered !== null}
        aria-controls={listId}
        aria-activedescendant={choices.length > 0 ? optionId(listId, active) : undefined}
        placeholder={input.placeholder}
        autofocus={input.autofocus}
        value={input.text}
        onClick={() => open?.()}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {choices.length > 0 && (
        <ListBox
          id={listId}
          name="Suggestions"
          active={active}
          options={choices.map(({ value, label }) => ({ key: value, content: label }))}
          take={takeAt}
        />
      )}
      {typeof offered === 'string' && (
        <p class="listbox listbox-empty" role="status">
          {offered}
        </p>
      )}
    </div>
  );
}
