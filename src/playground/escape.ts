import { APP } from './identity.js';
import { payloadChannelName } from './web-api/conversation-object.js';
import { botHandle } from './web-api/user-object.js';
import type { Workspace } from './workspace/workspace.js';

const TOKENS = new RegExp(
  [
    '(?<url>https?://[^\\s<>|]+)',
    '(?<email>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)',
    '(?<domain>\\b(?:[a-z0-9-]+\\.)+(?:com|org|net|io|dev|app|co|uk|de|fr|jp)\\b(?:/[^\\s<>|]*)?)',
    '(?<![\\w@])@(?<handle>[a-z0-9][\\w.-]*)',
    '(?<![\\w#])#(?<channel>[a-z0-9][\\w-]*)',
  ].join('|'),
  'gi',
);

const BROADCASTS = ['here', 'channel', 'everyone'];

/** How typed text reaches an app: in a command (mentions carry names), or in a message. */
export interface EscapeOptions {
  readonly workspace: Workspace;
  readonly userId: string;
  readonly style: 'command' | 'message';
}

/**
 * What people type, as Slack hands it on: mentions, channels, links and addresses in angle brackets, and `&`, `<`
 * and `>` as entities.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function escapeTyped(typed: string, options: EscapeOptions): string {
  const parts: string[] = [];
  let at = 0;
  for (const match of typed.matchAll(TOKENS)) {
    const token = escapeToken(match, options);
    parts.push(escapeEntities(typed.slice(at, match.index)), token);
    at = match.index + match[0].length;
  }
  return [...parts, escapeEntities(typed.slice(at))].join('');
}

/** `&`, `<` and `>` as entities, nothing else. */
export function escapeEntities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The characters that entities stand for. */
export function unescapeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function escapeToken(match: RegExpMatchArray, options: EscapeOptions): string {
  const { url, email, domain, handle, channel } = match.groups ?? {};
  // A sentence's punctuation is no part of what it ends with.
  const [word = '', tail = ''] = splitTail(match[0]);
  if (url) return `<${escapeEntities(word)}>${tail}`;
  if (email) return `<mailto:${word}|${word}>${tail}`;
  if (domain) return `<http://${escapeEntities(word)}|${escapeEntities(word)}>${tail}`;
  if (handle) return (escapeMention(word.slice(1), options) ?? word) + tail;
  if (channel) return (escapeChannel(word.slice(1), options) ?? word) + tail;
  return escapeEntities(match[0]);
}

function splitTail(token: string): readonly [string, string] {
  const word = token.replace(/[.,;:!?)\]-]+$/, '');
  return [word, escapeEntities(token.slice(word.length))];
}

function escapeMention(handle: string, { workspace, style }: EscapeOptions): string | undefined {
  const wanted = handle.toLowerCase();
  if (BROADCASTS.includes(wanted)) return `<!${wanted}>`;
  const group = workspace.userGroups.find((each) => each.handle === wanted);
  if (group) return `<!subteam^${group.id}|@${group.handle}>`;
  const people = [...workspace.people, { id: APP.botUserId, name: botHandle(workspace) }];
  const person = people.find((each) => each.name === wanted);
  if (!person) return undefined;
  return style === 'command' ? `<@${person.id}|${person.name}>` : `<@${person.id}>`;
}

/** A private channel's name is told to nobody, not even to an app that the person mentions it to. */
function escapeChannel(name: string, { workspace, userId }: EscapeOptions): string | undefined {
  const found = workspace.conversations.visibleTo(userId).find((each) => each.name === name.toLowerCase());
  if (!found) return undefined;
  return `<#${found.id}|${found.kind === 'channel' ? payloadChannelName(found) : ''}>`;
}
