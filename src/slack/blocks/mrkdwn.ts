import type { DateTime } from 'luxon';

/** Text that somebody typed, made harmless for mrkdwn: no mention, link or channel call survives. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Shortens to a length that Slack takes, with an ellipsis, without splitting a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > limit - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A bold line from typed text. */
export function bold(text: string): string {
  return `*${escapeText(text)}*`;
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
