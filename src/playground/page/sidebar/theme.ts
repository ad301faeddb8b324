import { keepChoice, readChoice } from '../state/remembered.js';

export type Theme = 'light' | 'dark';

const KEY = 'theme';

/** Shows the theme chosen before, if one was. */
export function applyTheme(): void {
  const theme = readChoice(KEY);
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}

export function keepTheme(theme: Theme): void {
  keepChoice(KEY, theme);
  applyTheme();
}

export function shownTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
