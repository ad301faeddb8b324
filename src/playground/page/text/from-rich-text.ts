import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { findEmoji } from './emoji.js';
import { safeLink } from './safe-url.js';
import { type TextNode, text } from './text-node.js';

/** A rich_text block as nodes. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export const fromRichText = (block: RichTextBlock): TextNode[] => block.elements.flatMap(fromPart);

function fromPart(part: RichTextBlockElement): TextNode[] {
  switch (part.type) {
    case 'rich_text_section':
      return part.elements.flatMap(fromElement);
    case 'rich_text_quote':
      return [{ kind: 'quote', children: part.elements.flatMap(fromElement) }];
    case 'rich_text_preformatted':
      return [{ kind: 'preformatted', text: part.elements.map((element) => element.text ?? '').join('') }];
    case 'rich_text_list':
      return [
        {
          kind: 'list',
          ordered: part.style === 'ordered',
          indent: part.indent ?? 0,
          items: part.elements.map((item) => item.elements.flatMap(fromElement)),
        },
      ];
    default:
      return unknownElement(part);
  }
}

function fromElement(element: RichTextElement): TextNode[] {
  return fromUnstyled(element).map((node) => withStyle(node, element.style ?? {}));
}

function fromUnstyled(element: RichTextElement): TextNode[] {
  switch (element.type) {
    case 'text':
      return lines(element.text);
    case 'link': {
      const url = safeLink(element.url);
      const label = element.text ?? element.url;
      return url === undefined ? [text(label)] : [{ kind: 'link', url, children: [text(label)] }];
    }
    case 'user':
      return [{ kind: 'user', id: element.user_id, label: null }];
    case 'channel':
      return [{ kind: 'channel', id: element.channel_id, label: null }];
    case 'usergroup':
      return [{ kind: 'broadcast', label: '@group' }];
    case 'team':
      return [{ kind: 'broadcast', label: '@workspace' }];
    case 'broadcast':
      return [{ kind: 'broadcast', label: `@${element.range}` }];
    case 'emoji':
      return [findEmoji(element.name) ?? fromCodePoints(element.name, element.unicode)];
    case 'color':
      return [{ kind: 'code', text: element.value }];
    case 'date':
      return [
        {
          kind: 'date',
          unix: element.timestamp,
          format: element.format,
          url: safeLink(element.url ?? '') ?? null,
          fallback: element.fallback ?? '',
        },
      ];
    default:
      return unknownElement(element);
  }
}

function withStyle(node: TextNode, style: NonNullable<RichTextElement['style']>): TextNode {
  const inner: TextNode =
    style.code === true && node.kind === 'text' ? { kind: 'code', text: node.text } : node;
  return (['bold', 'italic', 'strike', 'underline'] as const)
    .filter((kind) => style[kind] === true)
    .reduce<TextNode>((child, kind) => ({ kind, children: [child] }), inner);
}

/** Slack gives an emoji's code points in hexadecimal, joined by `-`. */
function fromCodePoints(name: string, unicode: string | undefined): TextNode {
  if (unicode === undefined || !/^[0-9a-f]{2,5}(-[0-9a-f]{2,5})*$/.test(unicode)) return text(`:${name}:`);
  const points = unicode.split('-').map((point) => Number.parseInt(point, 16));
  return { kind: 'emoji', name, character: String.fromCodePoint(...points) };
}

const lines = (value: string): TextNode[] =>
  value
    .split('\n')
    .flatMap((line, index): TextNode[] => [
      ...(index === 0 ? [] : [{ kind: 'break' as const }]),
      ...(line === '' ? [] : [text(line)]),
    ]);

/** What Slack adds to rich text later is named rather than dropped. */
const unknownElement = (element: never): TextNode[] => [text(`[${Object(element).type}]`)];
