import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../icons.js';
import { usePlayground } from '../state/playground.js';
import { keepChoice, readChoice } from '../state/remembered.js';
import { ExampleButtons } from './example-buttons.js';
import { examplesOf } from './examples.js';

const DISMISSED = 'hint-dismissed';

/** Whoever has used a command needs no hint any more. */
export const dismissHint = (): void => keepChoice(DISMISSED, 'yes');

/** A line over the composer for those who are here for the first time, until they wave it away. */
export function NewcomerHint({ fill }: { fill(text: string): void }): JSX.Element | null {
  const { app } = usePlayground().snapshot;
  const [, redraw] = useState(false);
  if (readChoice(DISMISSED) !== null || examplesOf(app).length === 0) return null;
  const dismiss = (): void => {
    dismissHint();
    redraw(true);
  };
  return (
    <aside class="hint" aria-label="What to type first">
      <span>New here? Try</span>
      <ExampleButtons fill={fill} />
      <button
        type="button"
        class="icon-button"
        aria-label="Dismiss hint"
        title="Dismiss hint"
        onClick={dismiss}
      >
        <Icon name="close" size={14} />
      </button>
    </aside>
  );
}
