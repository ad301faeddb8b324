import type { Config } from '../../src/config.js';
import { PEOPLE } from '../../src/playground/people.js';
import type { Snapshot } from '../../src/playground/protocol.js';

/** A secret where it should not be: of what kind, and the words around it. */
export interface Leak {
  readonly kind: string;
  readonly around: string;
}

/** What gives itself away by its form. */
const FORMS: readonly (readonly [kind: string, form: RegExp])[] = [
  ['an e-mail address', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/],
  ['a token of Slack’s', /\bx(?:ox[a-z]|app|wfp)-\w/],
  ['a link to connect', /\/connect\/[\w-]{20,}/],
  ['a link to sign up', /\/sign-up\/[\w-]{20,}/],
  ['a link to reply', /[\da-f-]{36}~\d*~[\w-]{43}/],
  ['a reply address', /\/response\/|hooks\.slack\.com/],
  ['a cookie', /\bsl_(?:session|route)\b|set-cookie/i],
  ['a key, salt or signature', /\b[\da-f]{32,}\b/i],
  ['a token of ours', /(?<![\w/.-])[\w-]{43}(?![\w/.-])/],
];

/** What was typed and filled in since the tests of this file began. */
const typed = new Set<string>();

/** To be called with everything that somebody of a journey types. */
export function noteTyped(text: string): void {
  for (const piece of piecesOf(text)) typed.add(piece);
}

/** The whole, and every two words of it, as far as they are long enough to mean this. */
function piecesOf(text: string): readonly string[] {
  const words = text.trim().split(/\s+/);
  const pairs = words.flatMap((word, index) => (index === 0 ? [] : [`${words[index - 1]} ${word}`]));
  return [text.trim(), ...pairs].filter((piece) => piece.length >= 9 && piece.includes(' '));
}

/** Secrets in what was logged. @param own further ones, such as those of a configuration */
export function findLeaks(log: string, own: readonly string[] = []): readonly Leak[] {
  const passwords = PEOPLE.map(({ password }) => password);
  const known: readonly (readonly [string, Iterable<string>])[] = [
    ['a password', passwords],
    ['what the process was configured with', own],
    ['what somebody typed', typed],
  ];
  return [
    ...FORMS.flatMap(([kind, form]) => {
      const found = form.exec(log);
      return found === null ? [] : [{ kind, around: around(log, found.index) }];
    }),
    ...known.flatMap(([kind, secrets]) => {
      for (const secret of secrets) {
        const index = log.indexOf(secret);
        if (index >= 0) return [{ kind, around: around(log, index) }];
      }
      return [];
    }),
  ];
}

/** The secrets of a configuration: tokens, and keys however they are written. */
export function secretsOf({ slack, credentialsKeys, smtp }: Partial<Config>): readonly string[] {
  const ofSlack =
    slack === undefined
      ? []
      : Object.entries(slack).flatMap(([name, value]) =>
          name === 'kind' || name === 'clientId' ? [] : [String(value)],
        );
  const keys = (credentialsKeys ?? []).flatMap((key) => [key.toString('hex'), key.toString('base64')]);
  const password = smtp == null ? '' : new URL(smtp.url).password;
  return [...ofSlack, ...keys, ...(password === '' ? [] : [password])];
}

/** Secrets where everybody reads them, and in what views carry: of messages only the app's own are looked at. */
export function findShownLeaks({ messages, conversations, modals, app }: Snapshot): readonly Leak[] {
  const open = new Set(
    conversations.filter(({ kind }) => kind === 'channel' || kind === 'private').map(({ id }) => id),
  );
  const said = messages
    .filter(
      (message) =>
        open.has(message.channel) && message.ephemeralFor === null && message.user === app.botUserId,
    )
    .map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`);
  const carried = modals.map(({ view }) => ('private_metadata' in view ? (view.private_metadata ?? '') : ''));
  return [...said, ...carried].flatMap((text) =>
    FORMS.filter(([kind]) => SHOWN.includes(kind)).flatMap(([kind, form]) => {
      const found = [...text.matchAll(new RegExp(form, 'gi'))].find(([words]) => !OF_NO_PERSON.test(words));
      return found === undefined ? [] : [{ kind, around: around(text, found.index) }];
    }),
  );
}

/** A room system is called, and a conference named, by what looks like an address. */
const OF_NO_PERSON = /\.call\.sl$|@starleaf\.com$/;

/** Digests and rooms may be shown; these may not. */
const SHOWN: readonly string[] = [
  'an e-mail address',
  'a token of Slack’s',
  'a link to connect',
  'a link to sign up',
  'a link to reply',
  'a reply address',
  'a cookie',
];

/** @throws with each leak there is */
export function refuseLeaks(leaks: readonly Leak[], where: string): void {
  if (leaks.length > 0) throw new Error(describeLeaks(leaks, where));
}

export function describeLeaks(leaks: readonly Leak[], where: string): string {
  const lines = leaks.map(({ kind, around: words }) => `  ${kind}: … ${words} …`);
  return `secrets in ${where}:\n${lines.join('\n')}`;
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 80), index + 120).replaceAll('\n', ' ');
}

/** Looks at what everybody of a playground sees. @throws with each leak there is */
export async function refuseShownLeaks(origin: string): Promise<void> {
  for (const { id } of PEOPLE) {
    const response = await fetch(`${origin}/playground/state?user=${id}`);
    refuseLeaks(findShownLeaks((await response.json()) as Snapshot), 'what Slack shows');
  }
}
