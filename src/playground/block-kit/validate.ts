import type { KnownBlock, View } from '@slack/types';
import { z } from 'zod';
import { findBlockFaults } from './block-rules.js';
import type { Fault } from './fault.js';
import { findSchemaFaults } from './schema-faults.js';
import { findSurfaceFaults } from './surface-rules.js';
import { findViewFaults } from './view-rules.js';

/** A view that Slack would take, or what is wrong with it. */
export type CheckedView =
  | { readonly kind: 'valid'; readonly view: View }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

const LONGEST_MESSAGE_BLOCKS = 50;

/**
 * What Slack would refuse in the blocks of a message; nothing where they are fine. Pointers begin with `/blocks`.
 * https://docs.slack.dev/reference/block-kit/blocks
 */
export function validateMessageBlocks(blocks: unknown): readonly Fault[] {
  const faults = findArrayFaults(blocks, { pointer: '/blocks', most: LONGEST_MESSAGE_BLOCKS });
  if (faults.length > 0 || !areBlocks(blocks)) return faults;
  return [...findSurfaceFaults(blocks, 'message', '/blocks')];
}

/** What Slack would refuse in blocks on any surface. Pointers begin with the index, such as `/0/text`. */
export function validateBlocks(blocks: unknown): readonly Fault[] {
  return findArrayFaults(blocks, { pointer: '', most: Number.POSITIVE_INFINITY });
}

/** What Slack would refuse in a message payload: `text`, `blocks`, or both. */
export function validateMessage(message: unknown): readonly Fault[] {
  const read = z
    .looseObject({ text: z.string().optional(), blocks: z.unknown().optional() })
    .safeParse(message);
  if (!read.success) return [{ pointer: '', code: 'failed_constraint', message: 'must provide an object' }];
  const { text, blocks } = read.data;
  if (blocks !== undefined) return validateMessageBlocks(blocks);
  return text
    ? []
    : [{ pointer: '', code: 'missing_field', message: 'must define either `text` or `blocks`' }];
}

/**
 * A modal or Home view as Slack would take it, or what is wrong with it.
 * https://docs.slack.dev/reference/views
 */
export function validateView(view: unknown): CheckedView {
  const faults = findFaults(view);
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'valid', view: view as View };
}

function findFaults(view: unknown): readonly Fault[] {
  const shape = z
    .looseObject({ type: z.enum(['modal', 'home']), blocks: z.array(z.unknown()) })
    .safeParse(view);
  if (!shape.success) return shape.error.issues.map(toFault);
  const { type, blocks } = shape.data;
  // The blocks apart from their view: then each fault is found in the one type that was meant.
  const frame = findSchemaFaults(
    type === 'modal' ? 'ModalView' : 'HomeView',
    { ...shape.data, blocks: [] },
    '',
  );
  const inBlocks = findArrayFaults(blocks, { pointer: '/blocks', most: 100 });
  const faults = [...frame, ...inBlocks];
  if (faults.length > 0 || !areBlocks(blocks)) return faults;
  return [...findSurfaceFaults(blocks, type, '/blocks'), ...findViewFaults(view as View, blocks)];
}

function toFault(issue: z.core.$ZodIssue): Fault {
  const pointer = issue.path.map((part) => `/${String(part)}`).join('');
  return { pointer, code: 'failed_constraint', message: issue.message };
}

function findArrayFaults(
  blocks: unknown,
  { pointer, most }: { readonly pointer: string; readonly most: number },
): readonly Fault[] {
  if (!Array.isArray(blocks)) {
    return [{ pointer, code: 'failed_constraint', message: 'must provide an array' }];
  }
  if (blocks.length > most) {
    const constraint = { type: 'max_items', expected: most, got: blocks.length };
    return [
      { pointer, code: 'failed_constraint', message: `no more than ${most} items allowed`, constraint },
    ];
  }
  const structural = blocks.flatMap((block, index) =>
    findSchemaFaults('KnownBlock', block, `${pointer}/${index}`),
  );
  return structural.length > 0 ? structural : findBlockFaults(blocks, pointer);
}

/** True once the schema found nothing: a name for the compiler. */
function areBlocks(blocks: unknown): blocks is readonly KnownBlock[] {
  return Array.isArray(blocks);
}
