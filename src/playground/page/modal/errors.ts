import type { AnyBlock } from '@slack/types';

type Errors = Readonly<Record<string, string>>;

/** The errors that belong to no field of the view, as one text, so that none is lost; null where there are none. */
export function strayErrors(errors: Errors, blocks: readonly AnyBlock[]): string | null {
  const fields = new Set(blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id));
  const stray = Object.entries(errors).filter(([blockId]) => !fields.has(blockId));
  return stray.length === 0 ? null : stray.map(([, error]) => error).join(' ');
}

/** The errors without the one of a field that is being put right. */
export const withoutError = (errors: Errors, blockId: string): Errors =>
  Object.fromEntries(Object.entries(errors).filter(([id]) => id !== blockId));
