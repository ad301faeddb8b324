import { find } from './find.js';

const notice = find('notice', HTMLElement);

/** Says under a field what is wrong with it, and goes there. */
export function askFor(field: HTMLInputElement, problem: string): void {
  setProblem(field, problem);
  field.focus();
}

/** Takes back what was said under a field. */
export function clearProblem(field: HTMLInputElement): void {
  setProblem(field, '');
}

/** Says something that is no field's fault, with a button to try again where that is given. */
export function showNotice(text: string, tryAgain: (() => void) | null): void {
  const words = document.createElement('p');
  words.textContent = text;
  notice.replaceChildren(words);
  if (tryAgain !== null) notice.append(retryButton(tryAgain));
}

export function clearNotice(): void {
  notice.replaceChildren();
}

function setProblem(field: HTMLInputElement, problem: string): void {
  find(`${field.id}-problem`, HTMLElement).textContent = problem;
  if (problem === '') field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
}

function retryButton(tryAgain: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Try again';
  button.addEventListener('click', tryAgain);
  return button;
}
