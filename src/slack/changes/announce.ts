import type { CarriedFrom } from './carry-exceptions.js';
import type { ChangeUse } from './change.js';
import type { KeptChange } from './kept-change.js';

/**
 * To be called right before StarLeaf is asked for a change: whoever goes on after a crash then knows what was asked for,
 * and says what would have been said.
 */
export async function announce(
  { tools, confId, change }: ChangeUse,
  said: KeptChange['said'],
  carries?: CarriedFrom,
): Promise<void> {
  await tools.trail.keepChange({ confId, change, said, ...(carries !== undefined && { carries }) });
}
