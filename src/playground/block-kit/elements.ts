import type {
  ActionsBlockElement,
  ContextActionsBlockElement,
  InputBlockElement,
  KnownBlock,
  SectionBlockAccessory,
} from '@slack/types';

/** Anything that people can use in a block, and the image that may stand in its place. */
export type BlockElement =
  | ActionsBlockElement
  | ContextActionsBlockElement
  | InputBlockElement
  | SectionBlockAccessory;

/** An element, and where it stands. */
export interface PlacedElement {
  readonly element: BlockElement;
  readonly block: KnownBlock;
  readonly pointer: string;
}

/** The elements of a block, those of blocks inside it included. */
export function elementsOf(block: KnownBlock, pointer: string): readonly PlacedElement[] {
  const place = (elements: readonly BlockElement[], field: string): readonly PlacedElement[] =>
    elements.map((element, index) => ({ element, block, pointer: `${pointer}/${field}/${index}` }));
  switch (block.type) {
    case 'section':
      return block.accessory ? [{ element: block.accessory, block, pointer: `${pointer}/accessory` }] : [];
    case 'input':
      return [{ element: block.element, block, pointer: `${pointer}/element` }];
    case 'actions':
    case 'context_actions':
      return place(block.elements, 'elements');
    case 'card':
      return place(block.actions ?? [], 'actions');
    case 'carousel':
      return block.elements.flatMap((card, index) => elementsOf(card, `${pointer}/elements/${index}`));
    case 'container':
      return block.child_blocks.flatMap((child, index) =>
        elementsOf(child, `${pointer}/child_blocks/${index}`),
      );
    default:
      return [];
  }
}

/** Blocks and the blocks inside them, each with its place. */
export function nestedBlocks(
  blocks: readonly KnownBlock[],
  pointer: string,
): readonly { readonly block: KnownBlock; readonly pointer: string }[] {
  return blocks.flatMap((block, index) => {
    const here = { block, pointer: `${pointer}/${index}` };
    if (block.type === 'container')
      return [here, ...nestedBlocks(block.child_blocks, `${here.pointer}/child_blocks`)];
    if (block.type === 'carousel') return [here, ...nestedBlocks(block.elements, `${here.pointer}/elements`)];
    return [here];
  });
}
