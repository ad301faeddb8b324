const MIN_LENGTH = 10;
const MAX_LENGTH = 1024;

/** What a person who sets this password is told instead; undefined when it will do. */
export function findPasswordFault(password: string, email: string): string | undefined {
  const lower = password.toLowerCase();
  if (password === '') return 'The password is empty.';
  if ([...password].length < MIN_LENGTH) return `The password must have at least ${MIN_LENGTH} characters.`;
  if (password.length > MAX_LENGTH) return `The password must not have more than ${MAX_LENGTH} characters.`;
  if (new Set(lower).size < 4) return 'The password must have at least four different characters.';
  if (isRun(lower)) return 'The password must not be characters in their order.';
  if (isMadeOf(password, email) || isMadeOf(password, email.split('@')[0] ?? '')) {
    return 'The password must not be made of the e-mail address.';
  }
  return undefined;
}

function isMadeOf(password: string, text: string): boolean {
  return lettersOf(text) !== '' && lettersOf(password) === lettersOf(text);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{Letter}]/gu, '');
}

const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'];

function isRun(text: string): boolean {
  return RUNS.some((run) => run.includes(text) || [...run].reverse().join('').includes(text));
}
