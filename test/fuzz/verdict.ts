import type { Said } from './probe.js';

/** What nobody outside should ever read: stacks, our files, and values that lost their meaning on the way. */
const INSIDES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a stack', /^\s+at .+:\d+:\d+\)?$/m],
  ['a stack', /\bat \S+ \(?(?:file|node):\/?/],
  [
    'a path of ours',
    /node_modules|\/dist\/(?:slack|connect|starleaf|storage|conference-server|playground)\/|\/src\//,
  ],
  [
    'an error of JavaScript',
    /\b(?:TypeError|RangeError|ReferenceError|SyntaxError|ZodError|AxiosError|SqliteError)\b/,
  ],
  ['a value without meaning', /\[object Object\]|Invalid DateTime|Invalid Date\b/],
];

/** Why words must not have reached anybody; undefined where they may. */
export function findInsides(words: string): string | undefined {
  return INSIDES.find(([, pattern]) => pattern.test(words))?.[0];
}

/** What is wrong with an answer; undefined where nothing is. */
export function findFault({ status, headers, text }: Said): string | undefined {
  if (status === null) return undefined;
  if (status < 200 || status > 599) return `an odd status, ${status}`;
  if (status >= 500 && status !== 507 && !/reference:? *[A-Z0-9]{4}/i.test(text))
    return `${status} without a reference`;
  if (headers['x-powered-by'] !== undefined) return 'the name of our framework';
  const insides = findInsides(text);
  return insides === undefined ? undefined : `${insides} in the answer`;
}
