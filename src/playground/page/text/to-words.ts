import type { Snapshot } from '../../protocol.js';
import type { Clock } from '../time/clock.js';
import { formatDateToken } from './date-token.js';
import { parseMrkdwn } from './parse-mrkdwn.js';
import type { TextNode } from './text-node.js';

/** A message's text as it would be read out: no marks, names for ids, dates in the viewer's zone. */
export function toWords(source: string, snapshot: Snapshot, clock: Clock): string {
  return wordsOf(parseMrkdwn(source), snapshot, clock).trim();
}

function wordsOf(nodes: readonly TextNode[], snapshot: Snapshot, clock: Clock): string {
  return nodes.map((node) => wordOf(node, snapshot, clock)).join('');
}

function wordOf(node: TextNode, snapshot: Snapshot, clock: Clock): string {
  switch (node.kind) {
    case 'text':
    case 'code':
    case 'preformatted':
      return node.text;
    case 'break':
      return ' ';
    case 'bold':
    case 'italic':
    case 'strike':
    case 'underline':
    case 'quote':
    case 'link':
      return wordsOf(node.children, snapshot, clock);
    case 'list':
      return node.items.map((item) => ` ${wordsOf(item, snapshot, clock)}.`).join('');
    case 'user':
      return snapshot.people.find(({ id }) => id === node.id)?.realName ?? node.label ?? 'somebody';
    case 'channel':
      return (
        snapshot.conversations.find(({ id }) => id === node.id)?.name ?? node.label ?? 'a private channel'
      );
    case 'broadcast':
      return node.label;
    case 'emoji':
      return '';
    case 'date':
      return formatDateToken(node, clock);
    default:
      return node satisfies never;
  }
}
