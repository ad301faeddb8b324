import type {
  ActionsBlockElement,
  AnyBlock,
  InputBlockElement,
  KnownBlock,
  SectionBlockAccessory,
} from '@slack/types';

/** Whatever can be used or filled in. */
export type Element = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;

const KNOWN: ReadonlySet<string> = new Set<KnownBlock['type']>([
  ...([
    'actions',
    'alert',
    'card',
    'carousel',
    'container',
    'context',
    'context_actions',
    'data_table',
  ] as const),
  ...(['divider', 'file', 'header', 'image', 'input', 'markdown', 'plan', 'rich_text', 'section'] as const),
  ...(['table', 'task_card', 'video'] as const),
]);

/** Whether Slack documents the block's type. */
export const isKnownBlock = (block: AnyBlock): block is KnownBlock => KNOWN.has(block.type);

/** The elements of a block that can be used or filled in. */
export function elementsOf(block: AnyBlock): readonly Element[] {
  if (!isKnownBlock(block)) return [];
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  return block.type === 'section' && block.accessory !== undefined ? [block.accessory] : [];
}

export const actionIdOf = (element: Element): string =>
  'action_id' in element && element.action_id !== undefined ? element.action_id : '';
