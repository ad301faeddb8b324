const MIN_LENGTH = 10;
const MAX_LENGTH = 1024;

/** What a person who sets this password is told instead; undefined when it will do. */
export function findPasswordFault(password: string, email: string): string | undefined {
  const lower = password.toLowerCase();
  const localPart = email.toLowerCase().split('@')[0] ?? '';
  if (password === '') return 'The password is empty.';
  if ([...password].length < MIN_LENGTH) return `The password must have at least ${MIN_LENGTH} characters.`;
  if (password.length > MAX_LENGTH) return `The password must not have more than ${MAX_LENGTH} characters.`;
  if (new Set(lower).size < 4) return 'The password must have at least four different characters.';
  if (isRun(lower)) return 'The password must not be characters in their order.';
  if (lower.includes(email.toLowerCase()) || lower.replaceAll(/[^a-z]/g, '') === localPart) {
    return 'The password must not be made of the e-mail address.';
  }
  return undefined;
}

const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'];

function isRun(text: string): boolean {
  return RUNS.some((run) => run.includes(text) || [...run].reverse().join('').includes(text));
}
