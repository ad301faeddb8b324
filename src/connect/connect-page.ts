import { renderAssurances } from './assurances.js';
import type { ConnectLink } from './connect-link.js';
import { type Html, html } from './html.js';
import { renderDocument } from './page-document.js';

export interface ConnectPageUse {
  readonly link: ConnectLink;
  /** Where "Return to Slack" leads. */
  readonly returnUrl: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The page of a link that holds. Its script fills in and shows the parts that are hidden here. */
export function renderConnectPage({ link, returnUrl, now }: ConnectPageUse): string {
  const content = html`
    <div class="columns" id="sign-in">${renderForm(link, link.expiresAt - now)} ${renderAssurances()}</div>
    ${renderDone(link, returnUrl)} ${renderOver(returnUrl)}`;
  return renderDocument({ title: 'Connect your account', content, isLive: true });
}

function renderForm({ name, email }: ConnectLink, leftMs: number): Html {
  // No field has a name: whatever might submit the form without our script would send nothing.
  return html`<section class="card" aria-labelledby="title">
      <h1 id="title">Connect your StarLeaf account</h1>
      <p class="lead">Hello <strong>${name}</strong>. Sign in once, and a sentence in Slack books your meetings.</p>
      <form id="form" method="post" novalidate>
        <div class="field">
          <label for="email">E-mail</label>
          <input id="email" type="email" autocomplete="username" autocapitalize="none" spellcheck="false"
            required aria-describedby="email-problem" value="${email ?? ''}" />
          <p class="problem" id="email-problem" aria-live="polite"></p>
        </div>
        <div class="field">
          <label for="password">Password</label>
          <div class="with-button">
            <input id="password" type="password" autocomplete="current-password" autocapitalize="none"
              spellcheck="false" required aria-describedby="password-problem" />
            <button id="reveal" type="button"><span id="reveal-word">Show</span>
              <span class="for-screen-readers">password</span></button>
          </div>
          <p class="problem" id="password-problem" aria-live="polite"></p>
        </div>
        <div id="notice" role="alert"></div>
        <button id="connect" type="submit" class="primary" disabled>Connect</button>
        <p id="progress" class="for-screen-readers" role="status"></p>
      </form>
      <noscript><p class="notice">This page needs JavaScript: it turns your password into a key right here, so that the
        password never leaves your browser.</p></noscript>
      <p class="small">This link works once, until
        <time id="expires" data-seconds-left="${Math.ceil(leftMs / 1_000)}">ten minutes after it was made</time>.</p>
      <p class="small">You did not ask for it in Slack yourself? Then close this page: whoever sent it could book
        meetings as you.</p>
    </section>`;
}

function renderDone({ continues }: ConnectLink, returnUrl: string): Html {
  const next = continues
    ? 'What you typed in Slack is running now. You will see the result there in a moment.'
    : 'Slack knows already. Type a sentence there, such as “/starleaf meet tomorrow 3pm”.';
  return html`<section class="card outcome good" id="done" hidden>
      <svg viewBox="0 0 24 24" width="56" height="56" aria-hidden="true" focusable="false">
        <circle cx="12" cy="12" r="10" /><path d="m7.6 12.4 3 3 5.8-6.4" />
      </svg>
      <h1 tabindex="-1">You are connected</h1>
      <p><strong id="account"></strong></p>
      <p>${next}</p>
      <a class="primary" href="${returnUrl}">Return to Slack</a>
      <p class="small">You can close this tab.</p>
    </section>`;
}

function renderOver(returnUrl: string): Html {
  return html`<section class="card outcome" id="over" hidden>
      <svg viewBox="0 0 24 24" width="56" height="56" aria-hidden="true" focusable="false">
        <circle cx="12" cy="12" r="10" /><path d="M12 6.8V12l3.4 2.2" />
      </svg>
      <h1 tabindex="-1">This link no longer works</h1>
      <p id="over-reason"></p>
      <a class="primary" href="${returnUrl}">Return to Slack</a>
    </section>`;
}
