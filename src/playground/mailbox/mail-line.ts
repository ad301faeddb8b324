import type { MailLine } from '../protocol.js';
import type { OutboxMail } from './outbox.js';

const PREVIEW_LENGTH = 160;

/** A mail as it stands in a list. */
export function toMailLine({ id, at, from, to, subject, text, calendar }: OutboxMail): MailLine {
  const preview = text.replace(/\s+/gu, ' ').trim().slice(0, PREVIEW_LENGTH);
  return { id, at, from, to, subject, preview, calendarMethod: calendar?.method ?? null };
}
