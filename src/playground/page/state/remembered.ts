/**
 * What has been typed and not sent, by person, conversation and thread: kept for the tab, so that it survives
 * switching and reloading.
 */
export const draftKey = (user: string, channel: string, thread: string | null): string =>
  `draft:${user}:${channel}:${thread ?? ''}`;

export const readDraft = (key: string): string => attempt(() => sessionStorage.getItem(key)) ?? '';

export function keepDraft(key: string, text: string): void {
  attempt(() => (text === '' ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, text)));
}

/** A choice about the page that outlives the tab. */
export const readChoice = (key: string): string | null => attempt(() => localStorage.getItem(key)) ?? null;

export function keepChoice(key: string, value: string | null): void {
  attempt(() => (value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value)));
}

/** Browsers may forbid storage altogether; the page then just forgets. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
