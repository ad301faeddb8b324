import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePlayground } from '../state/playground.js';
import { formatMoment } from '../text/date-token.js';
import { type Row, secondsOf } from './arrange.js';
import { MessageItem } from './message-item.js';

interface MessageListProps {
  /** What the list is called: `Messages in #general`. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly inThread?: boolean;
  /** Before the first message. */
  readonly children?: ComponentChildren;
}

/** Messages from the oldest to the newest, held at the newest unless somebody has scrolled back. */
export function MessageList({ name, rows, inThread = false, children }: MessageListProps): JSX.Element {
  const { snapshot, clock } = usePlayground();
  const scroller = useRef<HTMLDivElement>(null);
  const last = rows.at(-1)?.message;
  const isMine = last?.user === snapshot.viewer.id || last?.ephemeralFor === snapshot.viewer.id;
  useLayoutEffect(() => {
    // The scroller is laid out from its end, so nought is the newest message.
    if (isMine) scroller.current?.scrollTo({ top: 0 });
  }, [last?.ts]);
  return (
    <div class="scroller" ref={scroller} tabIndex={-1}>
      <div class="scroller-inner">
        {children}
        <ol class="messages" aria-label={name} aria-live="polite" aria-relevant="additions">
          {rows.map((row) => (
            <li key={`${row.message.channel} ${row.message.ts}`}>
              {row.startsDay && <h3 class="day">{dayName(row, clock)}</h3>}
              <MessageItem row={row} inThread={inThread} />
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

const dayName = ({ message }: Row, clock: Parameters<typeof formatMoment>[2]): string =>
  formatMoment(new Date(secondsOf(message.ts) * 1000), '{day_divider_pretty}', clock) ?? '';
