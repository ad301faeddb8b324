import { applyTheme } from './sidebar/theme.js';

// Loaded ahead of the page itself, which would otherwise flash in the other theme.
applyTheme();
