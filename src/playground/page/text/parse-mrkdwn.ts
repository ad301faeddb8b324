import { parseInline } from './parse-inline.js';
import { unescapeText } from './parse-token.js';
import type { TextNode } from './text-node.js';

const QUOTE = /^(?:&gt;|>) ?(?!&gt;|>)/;
const QUOTE_REST = /^(?:&gt;|>){3} ?/;
const BULLET = /^• ?/;

/**
 * mrkdwn → nodes: code fences first, then quotes and bullet lines, then what stands inside a line.
 * Nothing a text holds can become markup: what is not understood stays literal.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function parseMrkdwn(source: string): TextNode[] {
  return source.split(/```([\s\S]+?)```/).flatMap((part, index) => {
    if (index % 2 === 0) return parseBlocks(part, index > 0);
    return [{ kind: 'preformatted' as const, text: unescapeText(part.replace(/^\n|\n$/g, '')) }];
  });
}

/** The line break that only parts text from the fence before it is not shown. */
function parseBlocks(source: string, afterFence: boolean): TextNode[] {
  const lines = (afterFence ? source.replace(/^\n/, '') : source).replace(/\n$/, '').split('\n');
  if (lines.length === 1 && lines[0] === '') return [];
  const nodes: TextNode[] = [];
  for (let at = 0; at < lines.length; ) {
    const rest = lines.slice(at);
    const block = takeQuote(rest) ?? takeBullets(rest) ?? takeParagraph(rest);
    if (block.plain && nodes.at(-1) !== undefined && !isBlock(nodes.at(-1))) nodes.push({ kind: 'break' });
    nodes.push(...block.nodes);
    at += block.lines;
  }
  return nodes;
}

interface Taken {
  readonly nodes: readonly TextNode[];
  readonly lines: number;
  readonly plain: boolean;
}

function takeQuote(lines: readonly string[]): Taken | undefined {
  const first = lines[0] ?? '';
  const whole = QUOTE_REST.test(first);
  const count = whole ? lines.length : countWhile(lines, QUOTE);
  if (count === 0) return undefined;
  const inner = lines.slice(0, count).map((line) => line.replace(whole ? QUOTE_REST : QUOTE, ''));
  return { nodes: [{ kind: 'quote', children: parseInline(inner.join('\n')) }], lines: count, plain: false };
}

/** Slack leaves `•` lines as typed; as a list they look the same, wrap neatly and are read out as one. */
function takeBullets(lines: readonly string[]): Taken | undefined {
  const count = countWhile(lines, BULLET);
  if (count === 0) return undefined;
  const items = lines.slice(0, count).map((line) => parseInline(line.replace(BULLET, '')));
  return { nodes: [{ kind: 'list', ordered: false, indent: 0, items }], lines: count, plain: false };
}

function takeParagraph(lines: readonly string[]): Taken {
  const end = lines.findIndex(
    (line, index) => index > 0 && (QUOTE.test(line) || QUOTE_REST.test(line) || BULLET.test(line)),
  );
  const count = end < 0 ? lines.length : end;
  return { nodes: parseInline(lines.slice(0, count).join('\n')), lines: count, plain: true };
}

function countWhile(lines: readonly string[], pattern: RegExp): number {
  const end = lines.findIndex((line) => !pattern.test(line));
  return end < 0 ? lines.length : end;
}

const isBlock = (node: TextNode | undefined): boolean =>
  node?.kind === 'quote' || node?.kind === 'list' || node?.kind === 'preformatted';
