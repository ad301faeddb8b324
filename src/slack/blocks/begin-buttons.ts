import type { Button } from '@slack/types';
import { button } from './build.js';

/** Opens the form. */
export function scheduleButton(): Button {
  return button({
    actionId: 'open-schedule',
    label: 'Schedule a meeting',
    value: 'schedule',
    style: 'primary',
  });
}

/** Starts one where it is pressed. */
export function startNowButton(): Button {
  return button({ actionId: 'run-now', label: 'Start a meeting now', value: 'now' });
}
