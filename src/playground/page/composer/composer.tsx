import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../icons.js';
import { optionId } from '../list-box.js';
import { draftKey, keepDraft, readDraft } from '../state/drafts.js';
import { usePlayground } from '../state/playground.js';
import { type Offer, offersOf } from './offers.js';
import { ShortcutsMenu } from './shortcuts-menu.js';
import { suggest } from './suggest.js';
import { SuggestionList } from './suggestion-list.js';

interface ComposerProps {
  readonly channel: string;
  readonly thread: string | null;
  /** What the field is called: `Message #general`. */
  readonly name: string;
  /** Words to begin with, from an example that was clicked; each click is another object. */
  readonly example?: { readonly text: string } | null;
}

/** Where one types: Enter sends, Shift+Enter makes a line, `/` offers commands and `@` people. */
export function Composer({ channel, thread, name, example }: ComposerProps): JSX.Element {
  const { snapshot, server, note } = usePlayground();
  const draft = draftKey(snapshot.viewer.id, channel, thread);
  const [text, setText] = useState(() => readDraft(draft));
  const [caret, setCaret] = useState(text.length);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();

  const write = (next: string, at = next.length): void => {
    setText(next);
    setCaret(at);
    setActive(0);
    keepDraft(draft, next);
  };
  useEffect(() => {
    if (example === undefined || example === null) return;
    write(example.text);
    field.current?.focus();
  }, [example]);
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) field.current?.focus();
  }, []);
  useLayoutEffect(() => {
    if (document.activeElement === field.current) field.current?.setSelectionRange(caret, caret);
  }, [text]);

  const suggestions =
    dismissed === text ? undefined : suggest(text, caret, { ...snapshot.app, people: snapshot.people });
  const offers = offersOf(suggestions);
  const take = (index: number): void => {
    const offer = offers[index];
    if (offer === undefined) return;
    const start = text.slice(0, offer.start) + offer.insert;
    write(start + text.slice(offer.end), start.length);
    field.current?.focus();
  };
  const send = async (): Promise<void> => {
    if (text.trim() === '') return;
    write('');
    const { problem } = await server.say({
      channel,
      text: text.trim(),
      ...(thread === null ? {} : { threadTs: thread }),
    });
    if (problem !== undefined) note(channel, problem, thread);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const offer = offers[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offer !== undefined && step !== undefined) setActive((active + step + offers.length) % offers.length);
    else if (offer !== undefined && completes(event, offer, text)) take(active);
    else if (event.key === 'Escape' && suggestions !== undefined) setDismissed(text);
    else if (event.key === 'Enter' && !event.shiftKey) void send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {suggestions !== undefined && (
        <SuggestionList id={listId} suggestions={suggestions} offers={offers} active={active} take={take} />
      )}
      <div class="composer-grow" data-text={`${text}\n`}>
        <textarea
          ref={field}
          rows={1}
          aria-label={name}
          placeholder={name}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={offers.length > 0 ? listId : undefined}
          aria-activedescendant={offers.length > 0 ? optionId(listId, active) : undefined}
          value={text}
          onInput={({ currentTarget }) => write(currentTarget.value, currentTarget.selectionStart)}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div class="composer-bar">
        {thread === null && <ShortcutsMenu channel={channel} />}
        <span class="composer-keys">
          <kbd>Enter</kbd> to send, <kbd>Shift Enter</kbd> for a new line
        </span>
        <button type="submit" class="send" aria-label="Send" title="Send" aria-disabled={text.trim() === ''}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

/** Tab always takes what is offered; Enter only where it adds something, so that a whole command is sent at once. */
function completes(event: KeyboardEvent, offer: Offer, text: string): boolean {
  if (event.shiftKey) return false;
  return (
    event.key === 'Tab' ||
    (event.key === 'Enter' && text.slice(offer.start, offer.end) !== offer.insert.trimEnd())
  );
}
