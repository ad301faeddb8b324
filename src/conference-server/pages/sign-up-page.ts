import { html } from '../html.js';
import type { SignUp } from '../sign-ups.js';
import { renderDocument } from './page-document.js';

/** The page of a sign-up link that holds. Its script turns the password into a key; no field has a name to be sent. */
export function renderSignUpPage({ email, inviter, salt, iterations }: SignUp): string {
  const content = html`<section class="card" id="sign-up" data-email="${email}" data-salt="${salt}" data-iterations="${iterations}">
      <h1>Join StarLeaf as a guest</h1>
      <p dir="auto"><strong>${inviter}</strong> invites you. Your account will be <strong>${email}</strong>.</p>
      <form id="form" novalidate>
        <label for="firstname">First name</label>
        <input id="firstname" autocomplete="given-name" maxlength="256" required aria-describedby="firstname-problem" />
        <p class="problem" id="firstname-problem" aria-live="polite"></p>
        <label for="lastname">Last name</label>
        <input id="lastname" autocomplete="family-name" maxlength="256" />
        <label for="password">Password</label>
        <input id="email" type="email" autocomplete="username" value="${email}" hidden readonly />
        <input id="password" type="password" autocomplete="new-password" required aria-describedby="password-problem" />
        <p class="problem" id="password-problem" aria-live="polite"></p>
        <button id="submit" type="submit" disabled>Create account</button>
        <p id="notice" role="alert"></p>
      </form>
      <p class="small">The password is turned into a key right here and never leaves your browser.</p>
      <noscript><p class="problem">This page needs JavaScript for that.</p></noscript>
    </section>
    <section class="card" id="done" hidden>
      <h1 tabindex="-1">You have an account</h1>
      <p>Sign in wherever StarLeaf is used, with <strong>${email}</strong> and the password that you have just chosen.</p>
      <p class="small">You can close this page.</p>
    </section>`;
  return renderDocument({ title: 'Join as a guest', language: 'en', content, isLive: true });
}
