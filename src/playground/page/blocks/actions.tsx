import type { ActionsBlock } from '@slack/types';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { ElementView } from '../elements/element.js';
import { actionIdOf } from '../fields/elements.js';
import { nameOf } from './element-name.js';

/** A row of things to use. */
export function Actions({ block }: { block: ActionsBlock }): JSX.Element {
  const id = useId();
  return (
    <div class="actions">
      {block.elements.map((element, index) => (
        <ElementView
          key={actionIdOf(element) || index}
          element={element}
          blockId={block.block_id ?? ''}
          aria={{ id: `${id}-${index}`, 'aria-label': nameOf(element) }}
          dispatches
        />
      ))}
    </div>
  );
}
