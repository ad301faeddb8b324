import type { ContextBlock } from '@slack/types';
import type { JSX } from 'preact';
import { TextObject } from '../text/text.js';
import { ImageElement } from './image.js';

/** Small print: little pictures and words in a row. */
export function Context({ block }: { block: ContextBlock }): JSX.Element {
  return (
    <div class="context">
      {block.elements.map((element) =>
        element.type === 'image' ? (
          <ImageElement image={element} />
        ) : (
          <span>
            <TextObject of={element} />
          </span>
        ),
      )}
    </div>
  );
}
