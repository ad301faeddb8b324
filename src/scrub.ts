import { describeError } from './describe-error.js';

/** Names of what never belongs in a log, should a careless line ever carry it. */
const SECRETS: ReadonlySet<string> = new Set([
  'authorization',
  'body',
  'challenge',
  'cookie',
  'cookies',
  'email',
  'headers',
  'key',
  'password',
  'response_url',
  'salt',
  'secret',
  'set-cookie',
  'text',
  'title',
  'token',
]);

/** What gives itself away wherever it stands: addresses, tokens, links that let somebody in. */
const TELLTALES = new RegExp(
  [
    /[^\s"'<>@:/]+@[a-z\d-]+(?:\.[a-z\d-]+)+/,
    /\bx(?:ox[a-z]|app|wfp)-[\w.-]+/,
    /\/(?:connect|sign-up|reply|response)\/[\w~-]{16,}/,
    /\bsl_(?:session|route)=[^;\s]+/,
    /\b[\da-f]{32,}\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/** Longer than any line of ours; what is longer was not meant for a log. */
const LONGEST = 1_000;
const DEEPEST = 5;

/** A value as it may be logged: secrets left out at any depth, errors by their kind and place. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.slice(0, LONGEST).replace(TELLTALES, '…');
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return describeError(value);
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((each) => scrub(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !SECRETS.has(name.toLowerCase()))
      .map(([name, each]) => [name, scrub(each, depth + 1)]),
  );
}
