import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePlayground } from '../state/playground.js';
import { draftKey, keepDraft, readDraft } from '../state/remembered.js';

interface Draft {
  readonly text: string;
  /** Where the caret stands in the text. */
  readonly caret: number;
  /** For the field that it is typed in. */
  readonly field: { readonly current: HTMLTextAreaElement | null };
  moveCaret(to: number): void;
  /** Takes a new text, with the caret at its end unless told. */
  write(text: string, caret?: number): void;
}

/** What is being typed in a conversation or a thread, kept until it is sent. */
export function useDraft(channel: string, thread: string | null): Draft {
  const { viewer } = usePlayground().snapshot;
  const key = draftKey(viewer.id, channel, thread);
  const [text, setText] = useState(() => readDraft(key));
  const [caret, moveCaret] = useState(text.length);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === field.current) field.current?.setSelectionRange(caret, caret);
  }, [text]);
  const write = (next: string, at = next.length): void => {
    setText(next);
    moveCaret(at);
    keepDraft(key, next);
  };
  return { text, caret, field, moveCaret, write };
}
