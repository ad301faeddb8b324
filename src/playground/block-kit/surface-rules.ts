import type { KnownBlock } from '@slack/types';
import { type BlockElement, elementsOf, nestedBlocks } from './elements.js';
import type { Fault } from './fault.js';

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGES: readonly Surface[] = ['message'];

/**
 * Which blocks Slack takes where.
 * https://docs.slack.dev/reference/block-kit/blocks
 */
const BLOCKS: Readonly<Record<KnownBlock['type'], readonly Surface[]>> = {
  actions: EVERYWHERE,
  alert: ['message', 'modal'],
  card: MESSAGES,
  carousel: MESSAGES,
  container: MESSAGES,
  context: EVERYWHERE,
  context_actions: MESSAGES,
  data_table: MESSAGES,
  divider: EVERYWHERE,
  // Files appear in messages that share them; no app can put one there.
  file: [],
  header: EVERYWHERE,
  image: EVERYWHERE,
  input: EVERYWHERE,
  markdown: MESSAGES,
  plan: MESSAGES,
  rich_text: EVERYWHERE,
  section: EVERYWHERE,
  table: MESSAGES,
  task_card: MESSAGES,
  video: EVERYWHERE,
};

/** Elements that are not taken everywhere; the others are. */
const ELEMENTS: Readonly<Partial<Record<BlockElement['type'], readonly Surface[]>>> = {
  datetimepicker: ['message', 'modal'],
  email_text_input: ['modal'],
  feedback_buttons: MESSAGES,
  file_input: ['modal'],
  icon_button: MESSAGES,
  number_input: ['modal'],
  url_text_input: ['modal'],
  workflow_button: MESSAGES,
};

/** Blocks and elements that this surface does not take. */
export function findSurfaceFaults(
  blocks: readonly KnownBlock[],
  surface: Surface,
  pointer: string,
): readonly Fault[] {
  const found = blocks.flatMap((block, index) => elementsOf(block, `${pointer}/${index}`));
  return [
    ...nestedBlocks(blocks, pointer).flatMap((each) =>
      BLOCKS[each.block.type].includes(surface) ? [] : [notAllowed(each.block.type, surface, each.pointer)],
    ),
    ...found.flatMap((each) => {
      const surfaces = ELEMENTS[each.element.type] ?? EVERYWHERE;
      return surfaces.includes(surface) ? [] : [notAllowed(each.element.type, surface, each.pointer)];
    }),
    ...found.flatMap(({ element, block, pointer }) => {
      const asksForReplyAddress = 'response_url_enabled' in element && element.response_url_enabled;
      const isFine = !asksForReplyAddress || (surface === 'modal' && block.type === 'input');
      return isFine ? [] : [notAllowed('response_url_enabled', surface, pointer)];
    }),
  ];
}

function notAllowed(what: string, surface: Surface, pointer: string): Fault {
  return { pointer, code: 'not_allowed', message: `unsupported in a ${surface}: ${what}` };
}
