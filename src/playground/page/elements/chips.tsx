import type { JSX } from 'preact';
import type { Choice } from '../fields/choices.js';
import { Icon } from '../icons.js';

interface ChipsProps {
  readonly choices: readonly Choice[];
  remove(value: string): void;
}

/** What has been chosen of many, each with a way to take it back. */
export function Chips({ choices, remove }: ChipsProps): JSX.Element | null {
  if (choices.length === 0) return null;
  return (
    <ul class="chips" aria-label="Chosen">
      {choices.map(({ value, label }) => (
        <li key={value} class="chip">
          {label}
          <button type="button" aria-label={`Remove ${label}`} onClick={() => remove(value)}>
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
