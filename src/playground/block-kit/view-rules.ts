import type { KnownBlock, View } from '@slack/types';
import { elementsOf } from './elements.js';
import type { Fault } from './fault.js';

const LONGEST_EXTERNAL_ID = 255;

/** What Slack refuses in a view whose blocks are fine each on its own. */
export function findViewFaults(view: View, blocks: readonly KnownBlock[]): readonly Fault[] {
  const elements = blocks.flatMap((block, index) => elementsOf(block, `/blocks/${index}`));
  const focused = elements.filter(({ element }) => 'focus_on_load' in element && element.focus_on_load);
  const needsSubmit = view.type === 'modal' && blocks.some((block) => block.type === 'input');
  return [
    ...fault(needsSubmit && !('submit' in view && view.submit), {
      pointer: '/submit',
      code: 'missing_field',
      message: '`submit` is required when an input block is within the `blocks` array',
    }),
    ...fault(focused.length > 1, {
      pointer: focused[1]?.pointer ?? '',
      code: 'failed_constraint',
      message: 'only one element can have `focus_on_load`',
    }),
    ...fault((view.external_id?.length ?? 0) > LONGEST_EXTERNAL_ID, {
      pointer: '/external_id',
      code: 'failed_constraint',
      message: `must be less than ${LONGEST_EXTERNAL_ID + 1} characters`,
      constraint: { type: 'max_length', expected: LONGEST_EXTERNAL_ID },
    }),
  ];
}

function fault(isFaulty: boolean, found: Fault): readonly Fault[] {
  return isFaulty ? [found] : [];
}
