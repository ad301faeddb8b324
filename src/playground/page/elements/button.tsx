import type { Button } from '@slack/types';
import type { JSX } from 'preact';
import { safeLink } from '../text/safe-url.js';
import { TextObject } from '../text/text.js';
import { type FieldProps, useField } from './field.js';

/** A button; one with an address is a link, and the app hears of that too. */
export function ButtonElement(props: FieldProps<Button>): JSX.Element {
  const url = props.element.url === undefined ? undefined : safeLink(props.element.url);
  return url === undefined ? <PlainButton {...props} /> : <LinkButton {...props} url={url} />;
}

function PlainButton({ element, blockId, dispatches }: FieldProps<Button>): JSX.Element {
  const { allowed, tell, busy } = useField({ element, blockId, dispatches });
  const press = async (): Promise<void> => {
    if (await allowed()) await tell(element.value ?? null);
  };
  return (
    <button type="button" {...looksOf(element)} aria-busy={busy} disabled={busy} onClick={() => void press()}>
      <TextObject of={element.text} />
    </button>
  );
}

/** Slack opens the address in a new tab at once and tells the app of the press as of any other. */
function LinkButton({
  element,
  blockId,
  dispatches,
  url,
}: FieldProps<Button> & { url: string }): JSX.Element {
  const { allowed, tell } = useField({ element, blockId, dispatches });
  const follow = async (event: Event): Promise<void> => {
    if (element.confirm !== undefined) {
      event.preventDefault();
      if (!(await allowed())) return;
      window.open(url, '_blank', 'noopener,noreferrer');
    }
    await tell(element.value ?? null);
  };
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      {...looksOf(element)}
      onClick={(event) => void follow(event)}
    >
      <TextObject of={element.text} />
    </a>
  );
}

const looksOf = ({ style, accessibility_label }: Button) => ({
  class: style === undefined ? 'button' : `button button-${style}`,
  'aria-label': accessibility_label,
});
