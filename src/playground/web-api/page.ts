import { text } from './arguments.js';
import { ApiRefusal } from './refusal.js';

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 1000;

/** The arguments of every method that answers page by page. */
export const pagingArguments = { limit: text.optional(), cursor: text.optional() };

interface Page<Item> {
  readonly items: readonly Item[];
  readonly response_metadata: { readonly next_cursor: string };
}

/**
 * One page of a list by Slack's cursors.
 * @throws ApiRefusal `invalid_cursor` or `invalid_limit`.
 */
export function takePage<Item>(
  items: readonly Item[],
  paging: { readonly limit?: string | undefined; readonly cursor?: string | undefined },
): Page<Item> {
  const limit = Number(paging.limit || DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_LIMIT) throw new ApiRefusal('invalid_limit');
  const start = readCursor(paging.cursor ?? '');
  const isLast = start + limit >= items.length;
  const next_cursor = isLast ? '' : Buffer.from(`next:${start + limit}`).toString('base64');
  return { items: items.slice(start, start + limit), response_metadata: { next_cursor } };
}

function readCursor(cursor: string): number {
  if (cursor === '') return 0;
  const [, start] = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (start === undefined) throw new ApiRefusal('invalid_cursor');
  return Number(start);
}
