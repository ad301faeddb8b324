import type { AnyBlock } from '@slack/types';
import type { JSX } from 'preact';
import { NotShown } from '../elements/element.js';
import { isKnownBlock } from '../fields/elements.js';
import { fromRichText } from '../text/from-rich-text.js';
import { Text, TextObject } from '../text/text.js';
import { Actions } from './actions.js';
import { Context } from './context.js';
import { ImageBlockView } from './image.js';
import { Input } from './input.js';
import { Section } from './section.js';
import { Video } from './video.js';

/** Blocks one under another. An update that keeps a block's id keeps what is being typed in it. */
export function Blocks({ blocks }: { blocks: readonly AnyBlock[] }): JSX.Element {
  return (
    <div class="blocks">
      {blocks.map((block, index) => (
        <BlockView key={`${block.type} ${block.block_id ?? index}`} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: AnyBlock }): JSX.Element {
  if (!isKnownBlock(block)) return <NotShown kind="block" type={block.type} />;
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return (
        <h3 class="header-block">
          <TextObject of={block.text} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return <Actions block={block} />;
    case 'input':
      return <Input block={block} />;
    case 'image':
      return <ImageBlockView block={block} />;
    case 'rich_text':
      return (
        <div class="rich-text">
          <Text nodes={fromRichText(block)} />
        </div>
      );
    case 'alert':
      return (
        <div class={`alert alert-${block.level ?? 'default'}`}>
          <TextObject of={block.text} />
        </div>
      );
    case 'video':
      return <Video block={block} />;
    default:
      return <NotShown kind="block" type={block.type} />;
  }
}
