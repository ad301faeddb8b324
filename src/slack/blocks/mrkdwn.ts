import type { DateTime } from 'luxon';

/** Text that somebody typed, made harmless for mrkdwn: no mention, link or channel call survives. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** What Slack advises for the text that stands in for blocks. https://docs.slack.dev/reference/methods/chat.postMessage */
export const LONGEST_TEXT = 4000;

/** Shortens plain text to a length that Slack takes, with an ellipsis, without splitting a character. */
export function shorten(text: string, limit: number): string {
  return shortenBy(text, limit, /./gsu);
}

/** Shortens mrkdwn likewise, without splitting a mention, a date token or an escaped sign either. */
export function shortenMrkdwn(text: string, limit: number): string {
  return shortenBy(text, limit, /&(?:amp|lt|gt);|<[^<>]*>|./gsu);
}

function shortenBy(text: string, limit: number, piece: RegExp): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const [part] of text.matchAll(piece)) {
    if (kept.length + part.length > limit - 1) break;
    kept += part;
  }
  return `${kept}…`;
}

/** A bold line from typed text. */
export function bold(text: string): string {
  return `*${escapeText(text)}*`;
}

/** Somebody's own words, quoted back to them: as much as it takes to know them again. */
export function quote(words: string): string {
  return `“${escapeText(shorten(words.replace(/\s+/g, ' '), 150))}”`;
}

/** `@Ana`, shown with the name and notified. */
export function mention(userId: string): string {
  return `<@${userId}>`;
}

/**
 * A moment in each reader's own zone.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function dateToken(moment: DateTime<true>): string {
  const fallback = `${moment.toFormat('HH:mm')} ${moment.zoneName}`;
  return `<!date^${Math.floor(moment.toSeconds())}^{date_short_pretty} {time}|${fallback}>`;
}
