import { pbkdf2Sync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Said, send } from './probe.js';
import { commandOf, fresh, signed, toForm } from './slack-requests.js';
import type { Shown, SlackStub } from './slack-stub.js';
import { PASSWORD } from './starleaf-stub.js';
import type { Target } from './target.js';

/** Long enough for all that the app does on its own account before it gives up. */
const PATIENCE_MS = 60_000;

/** The two sides that a person stands between. */
export interface Ground {
  readonly target: Target;
  readonly slack: SlackStub;
}

/** Types a command, and waits for what the app shows of it. @throws when it never shows anything */
export async function type(
  { target, slack }: Ground,
  { user, text }: { readonly user: string; readonly text: string },
): Promise<{ readonly said: Said; readonly shown: Shown }> {
  const name = fresh();
  const shown = slack.answered(name);
  const command = commandOf({ user, text, slackOrigin: slack.origin, name });
  const said = await send(target.origin, signed(toForm(command)));
  if (said.status !== 200) throw new Error(`“${text.slice(0, 60)}” was answered ${said.status}`);
  return { said, shown: await inTime(shown, `“${text.slice(0, 60)}”`) };
}

/** Waits for something that has to happen. @throws when it does not */
export async function inTime<Value>(awaited: Promise<Value>, what: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing ever came of ${what}`)), PATIENCE_MS);
  });
  return Promise.race([awaited, late]).finally(() => clearTimeout(timer));
}

/** A link to connect somebody's account, below the target's origin. */
export async function askForLink(ground: Ground, user: string): Promise<string> {
  const { shown } = await type(ground, { user, text: 'connect' });
  const [, path] = /"url":"https?:\/\/[^/"]+(\/connect\/[\w-]+)"/.exec(JSON.stringify(shown.blocks)) ?? [];
  if (path === undefined) throw new Error(`no link for ${user} in ${JSON.stringify(shown.blocks)}`);
  return path;
}

/** Connects somebody's account as the page would. */
export async function connect(ground: Ground, user: string): Promise<void> {
  const path = await askForLink(ground, user);
  const email = emailOf(user);
  const post = (where: string, body: object) =>
    send(ground.target.origin, {
      method: 'POST',
      path: where,
      headers: { 'content-type': 'application/json', 'x-forwarded-for': anyAddress() },
      body: JSON.stringify(body),
    });
  const asked = await untilReached(() => post(`${path}/challenge`, { email }));
  if (asked.status !== 200) throw new Error(`a challenge for ${user} was answered ${asked.status}`);
  const { salt, iterations } = JSON.parse(asked.text);
  const key = pbkdf2Sync(PASSWORD, Buffer.from(salt, 'hex'), iterations, 32, 'sha256').toString('hex');
  const { status } = await untilReached(() => post(path, { email, key }));
  if (status !== 204) throw new Error(`connecting ${user} was answered ${status}`);
}

/** Where too many answers to others made no sense, the app leaves StarLeaf alone for a while. */
async function untilReached(ask: () => Promise<Said>): Promise<Said> {
  for (let tries = 1; ; tries += 1) {
    const said = await ask();
    if (said.status !== 503 || tries === 60) return said;
    await sleep(500);
  }
}

export function emailOf(user: string): string {
  return `${user.toLowerCase()}@example.com`;
}

/** So that no limit on one address stops what is tried. */
export function anyAddress(): string {
  const byte = () => Math.floor(Math.random() * 254) + 1;
  return `198.${byte()}.${byte()}.${byte()}`;
}
