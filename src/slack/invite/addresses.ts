import { z } from 'zod';

/** E-mail addresses as somebody typed or pasted them, each once, and what is none. */
export interface Addresses {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/** How many people are invited at a time. */
export const MOST_ADDRESSES = 50;

const address = z.email();

/**
 * Reads addresses between commas, semicolons, blanks and lines; also as mail programs write them
 * (`Ana Costa <ana@example.com>`) and as Slack does (`<mailto:ana@example.com|ana@example.com>`).
 */
export function readAddresses(text: string): Addresses {
  const plain = text
    .replace(/<mailto:([^<>|\s]+)(?:\|[^<>|]*)?>/gi, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/"[^"]*"/g, '');
  const words = plain.split(/[,;\n]+/).flatMap(readPart);
  const isGood = (word: string) => address.safeParse(word).success;
  return { good: unique(words.filter(isGood)), bad: unique(words.filter((word) => !isGood(word))) };
}

/** What stands between two commas: one address with a name, or several words. */
function readPart(part: string): readonly string[] {
  const [, named] = /<\s*([^<>\s]+)\s*>\s*$/.exec(part) ?? [];
  if (named !== undefined) return [named];
  const words = part.split(/\s+/).map((word) => word.replace(/^["'(<]+|["')>.]+$/g, ''));
  return words.filter((word) => word !== '' && !CONNECTIVES.has(word.toLowerCase()));
}

/** Words that people put between addresses. */
const CONNECTIVES: ReadonlySet<string> = new Set(['and', '&', '&amp;', 'with', 'to']);

function unique(words: readonly string[]): readonly string[] {
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];
}
