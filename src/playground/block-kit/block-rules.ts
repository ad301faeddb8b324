import type { KnownBlock } from '@slack/types';
import { findElementFaults } from './element-rules.js';
import { elementsOf, nestedBlocks } from './elements.js';
import type { Fault } from './fault.js';

/**
 * What Slack refuses beyond structure and lengths, in blocks that passed the schema: missing content, ids used
 * twice, values that contradict each other.
 */
export function findBlockFaults(blocks: readonly KnownBlock[], pointer: string): readonly Fault[] {
  const placed = nestedBlocks(blocks, pointer);
  return [
    ...placed.flatMap((each) => findContentFaults(each.block, each.pointer)),
    ...findDuplicates(
      placed.map(({ block, pointer }) => ({ id: block.block_id, pointer })),
      'block_id',
    ),
    ...placed.flatMap(({ block, pointer }) => findFaultsOfElements(block, pointer)),
  ];
}

function findFaultsOfElements(block: KnownBlock, pointer: string): readonly Fault[] {
  // Blocks inside this one come on their own.
  if (block.type === 'container' || block.type === 'carousel') return [];
  const placed = elementsOf(block, pointer);
  const ids = placed.map(({ element, pointer }) => ({
    id: 'action_id' in element ? element.action_id : undefined,
    pointer,
  }));
  return [
    ...placed.flatMap((each) => findElementFaults(each.element, each.pointer)),
    ...findDuplicates(ids, 'action_id'),
  ];
}

function findContentFaults(block: KnownBlock, pointer: string): readonly Fault[] {
  switch (block.type) {
    case 'section':
      if (block.fields?.length === 0) return [tooFew(`${pointer}/fields`)];
      return block.text || block.fields ? [] : [undefinedContent(pointer, '`text` or `fields`')];
    case 'actions':
    case 'context':
    case 'context_actions':
      return block.elements.length === 0 ? [tooFew(`${pointer}/elements`)] : [];
    case 'card': {
      const isEmpty = !block.hero_image && !block.title && !block.body && !block.actions;
      return isEmpty ? [undefinedContent(pointer, '`hero_image`, `title`, `actions` or `body`')] : [];
    }
    case 'container': {
      if (block.child_blocks.length === 0) return [tooFew(`${pointer}/child_blocks`)];
      const isUntitled = !block.title && !block.rich_text_title;
      return isUntitled ? [undefinedContent(pointer, '`title` or `rich_text_title`')] : [];
    }
    case 'image':
      return 'image_url' in block ? findUrlFaults(block.image_url, `${pointer}/image_url`) : [];
    default:
      return [];
  }
}

function findUrlFaults(url: string, pointer: string): readonly Fault[] {
  const isWebAddress = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return isWebAddress ? [] : [{ pointer, code: 'failed_constraint', message: 'must be a valid URL' }];
}

function findDuplicates(
  places: readonly { readonly id: string | undefined; readonly pointer: string }[],
  field: 'block_id' | 'action_id',
): readonly Fault[] {
  return places.flatMap(({ id, pointer }, index) => {
    const isTaken = id !== undefined && places.slice(0, index).some((earlier) => earlier.id === id);
    if (!isTaken) return [];
    return [
      { pointer: `${pointer}/${field}`, code: 'duplicate_id', message: `\`${field}\` already exists: ${id}` },
    ];
  });
}

function tooFew(pointer: string): Fault {
  const constraint = { type: 'min_items', expected: 1 };
  return { pointer, code: 'failed_constraint', message: 'no fewer than 1 items allowed', constraint };
}

function undefinedContent(pointer: string, fields: string): Fault {
  return { pointer, code: 'missing_field', message: `must define either ${fields}` };
}
