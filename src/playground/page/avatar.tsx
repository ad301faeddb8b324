import type { JSX } from 'preact';
import type { AppInfo, Person } from '../protocol.js';
import { Icon } from './icons.js';

/** The picture beside a name: a person's initials, the app's sign, or the page's own. */
export function Avatar({ of, size = 36 }: { of: Person | AppInfo | undefined; size?: number }): JSX.Element {
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.4)}px` };
  if (of === undefined) {
    return (
      <span class="avatar avatar-note" style={style} aria-hidden="true">
        <Icon name="chat" size={size * 0.55} />
      </span>
    );
  }
  const isPerson = 'realName' in of;
  return (
    <span
      class={isPerson ? 'avatar' : 'avatar avatar-app'}
      style={isPerson ? { ...style, background: of.color } : style}
      aria-hidden="true"
    >
      {isPerson ? initialsOf(of.realName) : <Icon name="app" size={size * 0.62} />}
    </span>
  );
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();
