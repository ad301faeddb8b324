import type { JSX } from 'preact';
import type { Message } from '../../protocol.js';
import { Blocks } from '../blocks/block.js';
import { usePlayground } from '../state/playground.js';
import { SurfaceProvider, useSurface } from '../state/surface.js';
import { parseMrkdwn } from '../text/parse-mrkdwn.js';
import { Text } from '../text/text.js';

/** What a message says: its blocks, or where it has none its text. */
export function MessageBody({ message }: { message: Message }): JSX.Element {
  const { note } = usePlayground();
  const { channel, ts, blocks, text, edited } = message;
  const surface = useSurface({
    container: { kind: 'message', channel, ts },
    blocks,
    report: (problem) => problem !== null && note(channel, problem),
  });
  const mark = edited && <span class="edited"> (edited)</span>;
  return (
    <div class="message-body">
      {blocks.length === 0 ? (
        <div class="message-text">
          <Text nodes={parseMrkdwn(text)} />
          {mark}
        </div>
      ) : (
        <SurfaceProvider value={surface}>
          <Blocks blocks={blocks} />
        </SurfaceProvider>
      )}
      {blocks.length > 0 && mark}
    </div>
  );
}
