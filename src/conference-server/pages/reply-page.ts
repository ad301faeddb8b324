import { type Html, html } from '../html.js';
import type { Invitation } from '../invitations/invitation-records.js';
import type { Reply } from '../invitations/replies.js';
import type { MeetingFacts } from '../invitations/standing.js';
import { describeTime } from '../mail/describe-time.js';
import { type Answer, findWords, type MailWords, toLanguageTag } from '../mail/words.js';
import { renderDocument, renderNotice } from './page-document.js';

export interface ReplyPageFacts {
  readonly invitation: Pick<Invitation, 'organiser' | 'locale'>;
  readonly facts: MeetingFacts;
  /** Whether the answer holds for a whole series. */
  readonly isSeries: boolean;
  /** What they have answered. */
  readonly given: Reply;
  /** The answer whose link they followed; null for none. */
  readonly suggested: Answer | null;
  /** Whether they have answered this very moment. */
  readonly isThanked: boolean;
}

const ANSWERS: readonly Answer[] = ['Accepted', 'Tentative', 'Declined'];

/** What somebody is invited to, with a button for each answer. It works without JavaScript. */
export function renderReplyPage(reply: ReplyPageFacts): string {
  const { invitation, facts, isSeries, given, suggested, isThanked } = reply;
  const language = toLanguageTag(invitation.locale);
  const words = findWords(invitation.locale);
  const page = words.replyPage;
  const title = isThanked ? page.thanks : page.title;
  const chosen = suggested ?? (given === 'None' ? null : given);
  const content = html`<section class="card">
      <h1>${title}</h1>
      ${given !== 'None' && html`<p><strong>${page.answered[given]}</strong> ${page.change}</p>`}
      ${renderFacts(invitation, facts, words)}
      ${!isThanked && html`<p>${page.question} ${isSeries && page.forSeries}</p>`}
      <form method="post" class="answers">${ANSWERS.map((answer) => renderButton(answer, chosen, words))}</form>
    </section>`;
  return renderDocument({ title, language, content, isLive: false });
}

/** For links whose meeting is no more, and for those that never were. */
export function renderNothingToAnswer(): string {
  const { overTitle: title, over } = findWords('en_int').replyPage;
  return renderNotice({ title, words: over, language: 'en' });
}

function renderFacts(
  { organiser, locale }: ReplyPageFacts['invitation'],
  { title, time }: MeetingFacts,
  words: MailWords,
): Html {
  const { labels, always } = words.invitation;
  const when = time === null ? always : describeTime(time, toLanguageTag(locale));
  return html`<h2 dir="auto">${title}</h2>
      <dl>
        <dt>${labels.when}</dt><dd>${when}</dd>
        <dt>${labels.organiser}</dt><dd dir="auto">${organiser.name}</dd>
      </dl>`;
}

function renderButton(answer: Answer, chosen: Answer | null, words: MailWords): Html {
  const style = answer === chosen ? 'chosen' : '';
  return html`<button name="reply" value="${answer}" class="${style}">${words.invitation.answers[answer]}</button>`;
}
