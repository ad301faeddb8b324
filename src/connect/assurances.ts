import { type Html, html } from './html.js';

interface Assurance {
  /** Lines of a 24 × 24 drawing. */
  readonly drawing: Html;
  readonly title: string;
  readonly words: Html;
}

const assurances: readonly Assurance[] = [
  {
    drawing: html`<rect x="5" y="11" width="14" height="9" rx="2.5" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />`,
    title: 'Your password stays in this browser',
    words: html`It is turned into a key right here. Neither Slack nor this app ever sees the password itself.`,
  },
  {
    drawing: html`<path d="M12 3.5 5 6v5.5c0 4.2 2.9 7.6 7 9 4.1-1.4 7-4.8 7-9V6z" /><path d="m9 12 2.2 2.2L15.2 10" />`,
    title: 'What this app keeps, encrypted',
    words: html`Your e-mail address and that key, until you type <code>/starleaf disconnect</code> in Slack.`,
  },
  {
    drawing: html`<path d="M2.8 12S6.2 6 12 6s9.2 6 9.2 6-3.4 6-9.2 6-9.2-6-9.2-6z" /><circle cx="12" cy="12" r="2.6" />`,
    title: 'What StarLeaf sees',
    words: html`A sign-in with your account, and the meetings you book from Slack: title, time and who is invited.`,
  },
];

/** What becomes of what a person types on the page: what stays, what is kept, who sees it. */
export function renderAssurances(): Html {
  return html`<aside class="assurances" aria-label="What happens with your sign-in">
      <ul>
        ${assurances.map(
          ({ drawing, title, words }) => html`<li>
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${drawing}</svg>
          <div><h2>${title}</h2><p>${words}</p></div>
        </li>`,
        )}
      </ul>
    </aside>`;
}
