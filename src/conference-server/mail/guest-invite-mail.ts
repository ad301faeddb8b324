import { type Letter, toLine } from './letter.js';
import type { Mail, Mailbox } from './mail.js';
import { renderHtml } from './render-html.js';
import { renderText } from './render-text.js';
import { findWords, toLanguageTag } from './words.js';

/** The mail that asks somebody to become a guest. */
export function buildGuestInviteMail(facts: {
  readonly to: string;
  readonly inviter: Mailbox;
  /** The inviter's, as StarLeaf writes it. */
  readonly locale: string;
  readonly signUpUrl: string;
  /** For how long the link holds. */
  readonly days: number;
}): Mail {
  const { to, inviter, locale, signUpUrl, days } = facts;
  const words = findWords(locale).guestInvite;
  const name = toLine(inviter.name);
  const letter: Letter = {
    language: toLanguageTag(locale),
    lead: words.lead(name),
    title: words.title,
    facts: [],
    action: { label: words.action, url: signUpUrl },
    choices: null,
    body: words.body,
    footer: words.footer(days),
  };
  return {
    to,
    replyTo: { ...inviter, name },
    subject: words.subject(name),
    text: renderText(letter),
    html: renderHtml(letter),
    calendar: null,
  };
}
