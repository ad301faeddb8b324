import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { describeFault } from '../block-kit/fault.js';
import { validateMessageBlocks } from '../block-kit/validate.js';
import { withIds } from '../block-kit/with-ids.js';
import { structure, text } from './arguments.js';
import { ApiRefusal } from './refusal.js';

/** The arguments of every method that writes a message. */
export const contentArguments = {
  text: text.optional(),
  blocks: structure.optional(),
  markdown_text: text.optional(),
  attachments: structure.optional(),
};

/** Slack's own count stands at 12,000 and includes some for each block, which it does not tell; so a little less. */
const LONGEST_BLOCKS = 10_000;

const contentSchema = z.object(contentArguments);

/** What a message says. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/**
 * A message's content.
 * @throws ApiRefusal where Slack would not take it.
 */
export function readContent(content: z.infer<typeof contentSchema>, longestText: number): Content {
  if (content.markdown_text !== undefined) return readMarkdown(content);
  // Secondary attachments are legacy: an app that needs them would need a page that shows them.
  if (isFilled(content.attachments)) throw new ApiRefusal('invalid_attachments');
  const blocks = readBlocks(content.blocks);
  const words = content.text ?? '';
  if (words === '' && blocks.length === 0) throw new ApiRefusal('no_text');
  if (words.length > longestText) throw new ApiRefusal('msg_too_long');
  return { text: words, blocks };
}

function readMarkdown(content: z.infer<typeof contentSchema>): Content {
  if (content.text !== undefined || content.blocks !== undefined)
    throw new ApiRefusal('markdown_text_conflict');
  return readContent(
    { text: '', blocks: [{ type: 'markdown', text: content.markdown_text }] },
    Number.POSITIVE_INFINITY,
  );
}

function readBlocks(blocks: unknown): readonly KnownBlock[] {
  if (blocks === undefined || blocks === null) return [];
  if (!Array.isArray(blocks)) throw new ApiRefusal('invalid_blocks_format');
  const faults = validateMessageBlocks(blocks);
  if (faults.length > 0) {
    const errors = faults.map(describeFault);
    throw new ApiRefusal('invalid_blocks', {
      errors,
      response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
    });
  }
  if (textLength(blocks) > LONGEST_BLOCKS) throw new ApiRefusal('msg_blocks_too_long');
  return withIds(blocks);
}

/** Characters of all texts in blocks; markdown blocks have a limit of their own. */
function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null || ('type' in value && value.type === 'markdown')) return 0;
  return Object.entries(value)
    .map(([field, inner]) =>
      field === 'text' && typeof inner === 'string' ? inner.length : textLength(inner),
    )
    .reduce((sum, length) => sum + length, 0);
}

function isFilled(attachments: unknown): boolean {
  return Array.isArray(attachments) && attachments.length > 0;
}
