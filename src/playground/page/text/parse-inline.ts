import { findEmoji, SHORTCODE } from './emoji.js';
import { parseToken, unescapeText } from './parse-token.js';
import { type TextNode, text } from './text-node.js';

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** A mark counts only at the edge of a word and with text right beside it: `*bold*`, but not `2 * 3 * 4` or `a_b_c`. */
const styled = (mark: string): string =>
  `(?<![\\p{L}\\p{N}${mark}])${mark}(?![\\s${mark}])([^\\n]*?[^\\s${mark}])${mark}(?![\\p{L}\\p{N}${mark}])`;

const PIECE = new RegExp(
  [
    /`([^`\n]+)`/.source,
    /\uE000(\d+)\uE001/.source,
    styled('\\*'),
    styled('_'),
    styled('~'),
    SHORTCODE.source,
    /(https?:\/\/[^\s<>|\uE000\uE001]*[^\s<>|.,;:!?'")\]*_~\uE000\uE001])/.source,
    /(?<![\w.+-])([\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?![\w-])/.source,
  ].join('|'),
  'giu',
);

/** One line of mrkdwn, or several without blocks in them: styles, code, emoji, tokens, and addresses made links. */
export function parseInline(source: string): TextNode[] {
  const tokens: TextNode[] = [];
  // Tokens are set aside first, so that an underscore inside an address is no italic.
  const marked = source.replace(/[\uE000\uE001]/g, '').replace(/<([^<>\n]+)>/g, (whole, inner) => {
    const token = parseToken(inner);
    if (token === undefined) return whole;
    tokens.push(token);
    return `\uE000${tokens.length - 1}\uE001`;
  });
  return parsePieces(marked, tokens);
}

function parsePieces(source: string, tokens: readonly TextNode[]): TextNode[] {
  const nodes: TextNode[] = [];
  let from = 0;
  for (const match of source.matchAll(PIECE)) {
    const node = readPiece(match, tokens);
    if (node === undefined) continue;
    if (match.index > from) nodes.push(...literal(source.slice(from, match.index)));
    nodes.push(node);
    from = match.index + match[0].length;
  }
  if (from < source.length) nodes.push(...literal(source.slice(from)));
  return nodes;
}

function readPiece(match: RegExpMatchArray, tokens: readonly TextNode[]): TextNode | undefined {
  const [whole, code, token, bold, italic, strike, emoji, url, email] = match;
  if (code !== undefined) return { kind: 'code', text: unescapeText(plainOf(code, tokens)) };
  if (token !== undefined) return tokens[Number(token)];
  if (emoji !== undefined) return findEmoji(emoji);
  if (url !== undefined) return linkTo(unescapeText(url), url);
  if (email !== undefined) return linkTo(`mailto:${email}`, email);
  const mark = whole.charAt(0);
  if (mark !== '*' && mark !== '_' && mark !== '~') return undefined;
  return { kind: STYLES[mark], children: parsePieces(bold ?? italic ?? strike ?? '', tokens) };
}

const linkTo = (url: string, label: string): TextNode => ({
  kind: 'link',
  url,
  children: [text(unescapeText(label))],
});

/** Inside code a token is shown by its own words. */
function plainOf(source: string, tokens: readonly TextNode[]): string {
  return source.replace(/\uE000(\d+)\uE001/g, (_, index) => {
    const token = tokens[Number(index)];
    if (token?.kind === 'link') return token.url;
    if (token?.kind === 'date') return token.fallback;
    if (token?.kind === 'user') return `@${token.label ?? token.id}`;
    if (token?.kind === 'channel') return `#${token.label ?? token.id}`;
    return token?.kind === 'broadcast' ? token.label : '';
  });
}

function literal(source: string): TextNode[] {
  return unescapeText(source)
    .split('\n')
    .flatMap((line, index): TextNode[] => [
      ...(index === 0 ? [] : [{ kind: 'break' as const }]),
      ...(line === '' ? [] : [text(line)]),
    ]);
}
