import { find } from './find.js';

const signIn = find('sign-in', HTMLElement);

/** The form gives way to the good news. */
export function showDone(account: string): void {
  find('account', HTMLElement).textContent = account;
  showInstead('done');
}

/** The form gives way to why the link holds no longer. */
export function showOver(reason: string): void {
  find('over-reason', HTMLElement).textContent = reason;
  showInstead('over');
}

function showInstead(id: 'done' | 'over'): void {
  // Taken out rather than hidden: password managers then see that the sign-in is through.
  signIn.remove();
  const outcome = find(id, HTMLElement);
  outcome.hidden = false;
  const title = outcome.querySelector('h1');
  document.title = `${title?.textContent} · StarLeaf for Slack`;
  title?.focus();
}
