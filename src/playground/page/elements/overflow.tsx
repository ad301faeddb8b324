import type { Overflow } from '@slack/types';
import type { JSX } from 'preact';
import { Icon } from '../icons.js';
import { PopupMenu } from '../popup-menu.js';
import { safeLink } from '../text/safe-url.js';
import { TextObject } from '../text/text.js';
import { type FieldProps, useField } from './field.js';

/** A button with three dots and a menu of up to five things to do. */
export function OverflowElement({ element, blockId, dispatches }: FieldProps<Overflow>): JSX.Element {
  const { allowed, tell } = useField({ element, blockId, dispatches });
  const choose = async ({ value, url }: Overflow['options'][number]): Promise<void> => {
    if (!(await allowed())) return;
    const address = url === undefined ? undefined : safeLink(url);
    if (address !== undefined) window.open(address, '_blank', 'noopener,noreferrer');
    await tell(value ?? null);
  };
  const items = element.options.map((option, index) => ({
    key: option.value ?? String(index),
    label: <TextObject of={option.text} />,
    ...(option.description === undefined ? {} : { detail: <TextObject of={option.description} /> }),
    choose: () => void choose(option),
  }));
  return (
    <PopupMenu name="More options" class="button button-icon" items={items}>
      <Icon name="more" />
    </PopupMenu>
  );
}
