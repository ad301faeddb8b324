import type { Block, KnownBlock } from '@slack/types';

/**
 * Blocks of a message or view that passed the validator, by their names: the types let an app write any block at
 * all, the validator lets in the known ones only.
 */
export function knownBlocks(blocks: readonly (KnownBlock | Block)[]): readonly KnownBlock[] {
  return blocks as readonly KnownBlock[];
}
