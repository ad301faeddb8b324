import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect } from 'preact/hooks';
import { dismissHint } from '../conversation/newcomer-hint.js';
import { Icon } from '../icons.js';
import { optionId } from '../list-box.js';
import { usePlayground } from '../state/playground.js';
import { ShortcutsMenu } from './shortcuts-menu.js';
import { SuggestionList } from './suggestion-list.js';
import { useCompletion } from './use-completion.js';
import { useDraft } from './use-draft.js';

interface ComposerProps {
  readonly channel: string;
  readonly thread: string | null;
  /** What the field is called: `Message #general`. */
  readonly name: string;
  /** Words to begin with, from an example that was clicked; each click is another object. */
  readonly example?: { readonly text: string } | null;
}

/** Where one types: Enter sends, Shift+Enter makes a line, `/` offers commands and `@` people. */
export function Composer({ channel, thread, name, example = null }: ComposerProps): JSX.Element {
  const { server, note } = usePlayground();
  const draft = useDraft(channel, thread);
  const completion = useCompletion(draft);
  const listId = useId();
  const { text, field } = draft;
  useLayoutEffect(() => {
    if (example === null) return;
    draft.write(example.text);
    field.current?.focus();
  }, [example]);
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) field.current?.focus();
  }, []);

  const send = async (): Promise<void> => {
    if (text.trim() === '') return;
    if (text.startsWith('/')) dismissHint();
    draft.write('');
    const said = { channel, text: text.trimEnd(), ...(thread === null ? {} : { threadTs: thread }) };
    const { problem } = await server.say(said);
    if (problem !== undefined) note(channel, problem, thread);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isSend = event.key === 'Enter' && !event.shiftKey;
    if (!completion.onKey(event)) {
      if (!isSend) return;
      void send();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const offers = completion.offers.length > 0;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <SuggestionList id={listId} {...completion} />
      <div class="composer-grow" data-text={`${text}\n`}>
        <textarea
          ref={field}
          rows={1}
          aria-label={name}
          placeholder={name}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={offers ? listId : undefined}
          aria-activedescendant={offers ? optionId(listId, completion.active) : undefined}
          value={text}
          onInput={({ currentTarget }) => draft.write(currentTarget.value, currentTarget.selectionStart)}
          onSelect={({ currentTarget }) => draft.moveCaret(currentTarget.selectionStart)}
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
