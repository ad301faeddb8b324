import type { ComponentChildren, JSX } from 'preact';

interface ListBoxProps {
  readonly id: string;
  readonly name: string;
  readonly options: readonly { readonly key: string; readonly content: ComponentChildren }[];
  readonly active: number;
  take(index: number): void;
}

/** What a field offers while somebody types in it: the focus stays in the field, which names the active option. */
export function ListBox({ id, name, options, active, take }: ListBoxProps): JSX.Element {
  return (
    <div role="listbox" class="listbox" id={id} aria-label={name}>
      {options.map(({ key, content }, index) => (
        <div
          key={key}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => {
            // A press must not take the focus out of the field.
            event.preventDefault();
            take(index);
          }}
        >
          {content}
        </div>
      ))}
    </div>
  );
}

/** For the field's `aria-activedescendant`. */
export const optionId = (listId: string, index: number): string => `${listId}-${index}`;
