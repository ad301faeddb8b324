import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../icons.js';
import { keepTheme, shownTheme } from './theme.js';

/** Light or dark; until somebody chooses, as their system has it. */
export function ThemeToggle(): JSX.Element {
  const [theme, setTheme] = useState(shownTheme());
  const other = theme === 'dark' ? 'light' : 'dark';
  const name = `Switch to ${other} colours`;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={name}
      onClick={() => {
        keepTheme(other);
        setTheme(other);
      }}
    >
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}
