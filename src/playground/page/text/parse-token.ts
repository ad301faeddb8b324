import { safeLink } from './safe-url.js';
import { type TextNode, text } from './text-node.js';

/** Undoes Slack's three escapes, and no other entity. */
export const unescapeText = (value: string): string =>
  value.replace(/&(lt|gt|amp);/g, (_, name) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));

/**
 * What stands between `<` and `>` in mrkdwn: a person, a channel, a special mention, a date or a link.
 * Undefined where it is none of these, so that it is shown as it was typed.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function parseToken(token: string): TextNode | undefined {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 || bar === token.length - 1 ? null : unescapeText(token.slice(bar + 1));
  const id = target.slice(1);
  if (/^@[UWB][A-Z0-9]*$/.test(target)) return { kind: 'user', id, label };
  if (/^#[CGD][A-Z0-9]*$/.test(target)) return { kind: 'channel', id, label };
  if (target.startsWith('!')) return parseSpecial(id, label);
  const url = safeLink(unescapeText(target));
  if (url === undefined) return undefined;
  return { kind: 'link', url, children: [text(label ?? url.replace(/^(mailto|tel):/, ''))] };
}

function parseSpecial(command: string, label: string | null): TextNode | undefined {
  if (/^(here|channel|everyone)$/.test(command)) return { kind: 'broadcast', label: `@${command}` };
  if (command.startsWith('subteam^')) return { kind: 'broadcast', label: label ?? '@group' };
  const date = /^date\^(-?\d+)\^([^^]+)(?:\^(.+))?$/s.exec(command);
  if (date === null) return label === null ? undefined : text(label);
  return {
    kind: 'date',
    unix: Number(date[1]),
    format: unescapeText(date[2] ?? ''),
    url: safeLink(unescapeText(date[3] ?? '')) ?? null,
    fallback: label ?? '',
  };
}
