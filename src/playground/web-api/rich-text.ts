import type { RichTextBlock, RichTextElement } from '@slack/types';
import { unescapeEntities } from '../escape.js';

/** Mentions, channels, groups, broadcasts and links as they stand in a message's text. */
const MARKED = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/gu;

/**
 * What Slack's clients make of the text that somebody types: rich text, its mentions and links apart. Styles stay as
 * they were typed.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function toRichText(text: string): RichTextBlock {
  const elements: RichTextElement[] = [];
  let end = 0;
  for (const found of text.matchAll(MARKED)) {
    elements.push(...toPlain(text.slice(end, found.index)), toMarked(found));
    end = found.index + found[0].length;
  }
  elements.push(...toPlain(text.slice(end)));
  return { type: 'rich_text', block_id: 'typed', elements: [{ type: 'rich_text_section', elements }] };
}

function toPlain(text: string): readonly RichTextElement[] {
  return text === '' ? [] : [{ type: 'text', text: unescapeEntities(text) }];
}

function toMarked([whole, sign, target = '', label]: RegExpExecArray): RichTextElement {
  if (sign === '@') return { type: 'user', user_id: target };
  if (sign === '#') return { type: 'channel', channel_id: target };
  if (sign === '')
    return { type: 'link', url: unescapeEntities(target), ...(label && { text: unescapeEntities(label) }) };
  const group = /^subteam\^(\w+)$/.exec(target)?.[1];
  if (group !== undefined) return { type: 'usergroup', usergroup_id: group };
  if (target === 'here' || target === 'channel' || target === 'everyone') {
    return { type: 'broadcast', range: target };
  }
  return { type: 'text', text: unescapeEntities(label ?? whole) };
}
