import type { Refusal } from '../protocol.js';
import { connectAccount } from './exchange.js';
import { find } from './find.js';
import { showDone, showOver } from './outcome.js';
import { askFor, clearNotice, clearProblem, showNotice } from './problems.js';

const form = find('form', HTMLFormElement);
const email = find('email', HTMLInputElement);
const password = find('password', HTMLInputElement);
const reveal = find('reveal', HTMLButtonElement);
const revealWord = find('reveal-word', HTMLElement);
const connect = find('connect', HTMLButtonElement);
const progress = find('progress', HTMLElement);
const expires = find('expires', HTMLTimeElement);

let isWorking = false;

function start(): void {
  watchExpiry(Number(expires.dataset.secondsLeft) * 1_000);
  if (!window.isSecureContext) {
    const why =
      'Browsers turn a password into a key on secure pages only, and this one is not (http instead of https).';
    showNotice(`${why} Ask whoever runs this app to give it an https address.`, null);
    return;
  }
  form.addEventListener('submit', submit);
  reveal.addEventListener('click', toggleReveal);
  for (const field of [email, password]) field.addEventListener('input', () => clearProblem(field));
  connect.disabled = false;
  (email.value === '' ? email : password).focus();
}

async function submit(event: Event): Promise<void> {
  event.preventDefault();
  if (isWorking) return;
  for (const field of [email, password]) clearProblem(field);
  clearNotice();
  const account = email.value.trim();
  if (account === '') return askFor(email, 'Type the e-mail address of your StarLeaf account.');
  if (password.value === '') return askFor(password, 'Type the password of your StarLeaf account.');
  setWorking(true);
  const refusal = await connectAccount(account, password.value);
  setWorking(false);
  if (refusal === null) showDone(account);
  else show(refusal);
}

function show({ about, error }: Refusal): void {
  switch (about) {
    case 'email':
      askFor(email, error);
      break;
    case 'password':
      password.select();
      askFor(password, error);
      break;
    case 'moment':
      showNotice(error, tryAgain);
      break;
    case 'link':
      showOver(error);
      break;
    default:
      about satisfies never;
  }
}

function tryAgain(): void {
  // The button that was pressed goes with its notice; the focus must not.
  connect.focus();
  form.requestSubmit();
}

function setWorking(working: boolean): void {
  isWorking = working;
  // Not disabled: that would take the focus away from whoever pressed it by keyboard.
  connect.setAttribute('aria-disabled', String(working));
  connect.textContent = working ? 'Connecting…' : 'Connect';
  progress.textContent = working ? 'Connecting to StarLeaf…' : '';
  email.readOnly = working;
  password.readOnly = working;
}

function toggleReveal(): void {
  const isHidden = password.type === 'password';
  password.type = isHidden ? 'text' : 'password';
  revealWord.textContent = isHidden ? 'Hide' : 'Show';
  password.focus();
}

/** By the server's count of what is left, shown on this device's clock. */
function watchExpiry(leftMs: number): void {
  const expiry = new Date(Date.now() + leftMs);
  expires.dateTime = expiry.toISOString();
  expires.textContent = expiry.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
  setTimeout(expire, leftMs);
}

function expire(): void {
  // A sign-in under way still counts, and its answer says how it went.
  if (isWorking || !form.isConnected) return;
  showOver('It has expired. Type /starleaf connect in Slack for a new one.');
}

start();
