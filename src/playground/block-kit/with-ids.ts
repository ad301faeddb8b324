import { randomBytes } from 'node:crypto';
import type { Block, KnownBlock } from '@slack/types';
import type { BlockElement } from './elements.js';
import { knownBlocks } from './known-blocks.js';

/** Blocks that passed the validator, with block and action ids where they came without, as Slack returns them. */
export function withIds(blocks: readonly (KnownBlock | Block)[]): readonly KnownBlock[] {
  return knownBlocks(blocks).map((block) => ({
    ...withActionIds(block),
    block_id: block.block_id ?? newId(),
  }));
}

function withActionIds(block: KnownBlock): KnownBlock {
  switch (block.type) {
    case 'section':
      return block.accessory ? { ...block, accessory: withActionId(block.accessory) } : block;
    case 'input':
      return { ...block, element: withActionId(block.element) };
    case 'actions':
      return { ...block, elements: block.elements.map(withActionId) };
    case 'context_actions':
      return { ...block, elements: block.elements.map(withActionId) };
    case 'card':
      return block.actions ? { ...block, actions: block.actions.map(withActionId) } : block;
    default:
      return block;
  }
}

function withActionId<Element extends BlockElement>(element: Element): Element {
  if (element.type === 'image') return element;
  return { ...element, action_id: ('action_id' in element && element.action_id) || newId() };
}

function newId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
