import type { AnyBlock } from '@slack/types';
import {
  actionIdOf,
  type Element,
  elementsOf,
  isKnownBlock,
} from '../../src/playground/page/fields/elements.js';
import type { FieldValue } from '../../src/playground/protocol.js';

/** An element on a surface, as people find it. */
export interface FoundElement {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Element;
}

/** The element with these words: on a button, beside an accessory, or as the label over an input. */
export function findElement(blocks: readonly AnyBlock[], label: string): FoundElement | undefined {
  return elementsUnder(blocks).find(({ words }) => words === label) ?? undefined;
}

/** The menu of the block that holds these words. */
export function findMenu(blocks: readonly AnyBlock[], words: string): FoundElement | undefined {
  return elementsUnder(blocks).find(
    ({ element, inBlock }) => element.type === 'overflow' && inBlock.includes(words),
  );
}

/** The value of the option that reads like this, of a select, radio buttons, checkboxes or a menu. */
export function findOption({ element }: FoundElement, label: string): FieldValue {
  const options = 'options' in element ? (element.options ?? []) : [];
  const found = options.find(({ text }) => text.text === label);
  if (found?.value === undefined) {
    throw new Error(`no option “${label}” among ${options.map(({ text }) => text.text).join(', ')}`);
  }
  return found.value;
}

function elementsUnder(blocks: readonly AnyBlock[]) {
  return blocks.flatMap((block) =>
    elementsOf(block).map((element) => ({
      blockId: block.block_id ?? '',
      actionId: actionIdOf(element),
      element,
      words: labelOf(block, element),
      inBlock: JSON.stringify(block),
    })),
  );
}

function labelOf(block: AnyBlock, element: Element): string {
  if (isKnownBlock(block) && block.type === 'input') return block.label.text;
  if ('text' in element && element.text !== undefined && typeof element.text !== 'string')
    return element.text.text;
  return 'placeholder' in element ? (element.placeholder?.text ?? '') : '';
}
