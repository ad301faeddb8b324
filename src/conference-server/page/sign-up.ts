import { findPasswordFault } from '../password.js';
import { deriveKey } from './derive-key.js';
import { find } from './find.js';

const signUp = find('sign-up', HTMLElement);
const firstname = find('firstname', HTMLInputElement);
const lastname = find('lastname', HTMLInputElement);
const password = find('password', HTMLInputElement);
const button = find('submit', HTMLButtonElement);
const notice = find('notice', HTMLElement);
const { email = '', salt = '', iterations = '' } = signUp.dataset;

let isWorking = false;

function start(): void {
  if (!window.isSecureContext) {
    notice.textContent =
      'Browsers turn a password into a key on secure pages only, and this one is not (http instead of https).';
    return;
  }
  find('form', HTMLFormElement).addEventListener('submit', submit);
  for (const field of [firstname, password]) field.addEventListener('input', () => setProblem(field, ''));
  button.disabled = false;
  firstname.focus();
}

async function submit(event: Event): Promise<void> {
  event.preventDefault();
  if (isWorking) return;
  notice.textContent = '';
  if (firstname.value.trim() === '') return askFor(firstname, 'Say what you are called.');
  const fault = findPasswordFault(password.value, email);
  if (fault !== undefined) return askFor(password, fault);
  setWorking(true);
  const problem = await register();
  setWorking(false);
  if (problem === null) showDone();
  else notice.textContent = problem;
}

/** @returns why there is no account; null once there is. */
async function register(): Promise<string | null> {
  const key = await deriveKey({ password: password.value, salt, iterations: Number(iterations) });
  const body = JSON.stringify({ firstname: firstname.value, lastname: lastname.value, key });
  const headers = { 'content-type': 'application/json' };
  try {
    const response = await fetch(location.pathname, { method: 'POST', headers, body });
    if (response.status === 204) return null;
    const answer: { error?: string } = await response.json();
    return answer.error ?? 'That did not work just now. Try again in a moment.';
  } catch {
    return 'This page cannot reach its server. Check your connection, then try again.';
  }
}

function askFor(field: HTMLInputElement, problem: string): void {
  setProblem(field, problem);
  field.focus();
}

function setProblem(field: HTMLInputElement, problem: string): void {
  find(`${field.id}-problem`, HTMLElement).textContent = problem;
  field.toggleAttribute('aria-invalid', problem !== '');
}

function setWorking(working: boolean): void {
  isWorking = working;
  // Not disabled: that would take the focus away from whoever pressed it by keyboard.
  button.setAttribute('aria-disabled', String(working));
  button.textContent = working ? 'Creating…' : 'Create account';
}

function showDone(): void {
  // Taken out rather than hidden: password managers then see that the sign-up is through.
  signUp.remove();
  const done = find('done', HTMLElement);
  done.hidden = false;
  done.querySelector('h1')?.focus();
}

start();
