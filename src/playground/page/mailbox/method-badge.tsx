import type { JSX } from 'preact';
import { Icon } from '../icons.js';

/** That a calendar file goes along, and what for; nothing where none does. */
export function MethodBadge({ method }: { method: string | null }): JSX.Element | null {
  if (method === null) return null;
  return (
    <span class={method === 'CANCEL' ? 'mail-method mail-method-cancel' : 'mail-method'}>
      <Icon name="calendar" size={13} />
      {method === 'CANCEL' ? 'Cancellation' : 'Calendar'}
    </span>
  );
}
