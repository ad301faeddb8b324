import type { SectionBlock } from '@slack/types';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { ElementView } from '../elements/element.js';
import { TextObject } from '../text/text.js';
import { nameOf } from './element-name.js';

/** Text, fields in two columns, and an accessory beside them that takes its name from the text. */
export function Section({ block }: { block: SectionBlock }): JSX.Element {
  const id = useId();
  const { accessory } = block;
  const name = accessory === undefined ? undefined : nameOf(accessory);
  const label = name === undefined ? { 'aria-labelledby': `${id}-text` } : { 'aria-label': name };
  return (
    <div class={accessory === undefined ? 'section' : 'section section-with-accessory'}>
      <div class="section-text" id={`${id}-text`}>
        {block.text !== undefined && (
          <div>
            <TextObject of={block.text} />
          </div>
        )}
        {block.fields !== undefined && (
          <div class="fields">
            {block.fields.map((field) => (
              <div>
                <TextObject of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <div class={`accessory accessory-${accessory.type}`}>
          <ElementView
            element={accessory}
            blockId={block.block_id ?? ''}
            aria={{ id, ...label }}
            dispatches
          />
        </div>
      )}
    </div>
  );
}
