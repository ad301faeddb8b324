import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Accounts } from './accounts.js';
import { askPassword, type PasswordConsole } from './ask-password.js';
import type { Conferences } from './conferences.js';
import { findPasswordFault } from './password.js';

/** What the commands work on and where they read and write. */
export interface AccountsConsole extends PasswordConsole {
  readonly accounts: Accounts;
  readonly conferences: Conferences;
  readonly errorOutput: NodeJS.WritableStream;
}

interface Names {
  readonly firstname?: string | undefined;
  readonly lastname?: string | undefined;
}

/** What a command says when it has ended. */
type Outcome = { readonly done: string } | { readonly refused: string };

const USAGE = `Usage: npm run accounts -- <command>

  add <e-mail> [--firstname <name>] [--lastname <name>]   somebody new; asks for a password
  list                                                    everybody
  passwd <e-mail>                                         a new password
  remove <e-mail>                                         the account and its conferences

Where the input is not a terminal, the password is its first line.`;

/**
 * Runs one `npm run accounts` command.
 * @param args what follows the `--`.
 * @returns the exit code: 0 done, 1 refused, 2 not understood.
 */
export async function runAccountsCommand(args: readonly string[], io: AccountsConsole): Promise<number> {
  const outcome = await run(args, io);
  if (outcome === undefined) io.errorOutput.write(`${USAGE}\n`);
  else if ('refused' in outcome) io.errorOutput.write(`${outcome.refused}\n`);
  else io.output.write(outcome.done === '' ? '' : `${outcome.done}\n`);
  if (outcome === undefined) return 2;
  return 'refused' in outcome ? 1 : 0;
}

async function run(args: readonly string[], io: AccountsConsole): Promise<Outcome | undefined> {
  const read = readArgs(args);
  if (read === undefined) return undefined;
  const { command, email, names } = read;
  if (command === 'list' && email === undefined) return list(io);
  if (email === undefined) return undefined;
  if (!z.email().safeParse(email).success) return { refused: `${email} is not an e-mail address.` };
  switch (command) {
    case 'add':
      return add({ email, ...names }, io);
    case 'passwd':
      return changePassword(email, io);
    case 'remove':
      return remove(email, io);
    default:
      return undefined;
  }
}

function readArgs(args: readonly string[]) {
  try {
    const options = { firstname: { type: 'string' }, lastname: { type: 'string' } } as const;
    const { values: names, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [command, email, ...others] = positionals;
    return others.length === 0 ? { command, email, names } : undefined;
  } catch {
    return undefined;
  }
}

async function add(
  { email, ...names }: Names & { readonly email: string },
  io: AccountsConsole,
): Promise<Outcome> {
  const taken = { refused: `There is an account of ${email} already. Its password: passwd ${email}` };
  if ((await io.accounts.find(email)) !== undefined) return taken;
  const password = await readNewPassword(email, io);
  if ('refused' in password) return password;
  const account = await io.accounts.add({ email, ...nameOf(email, names), password: password.password });
  return account === undefined ? taken : { done: `${email} can connect now.` };
}

async function changePassword(email: string, io: AccountsConsole): Promise<Outcome> {
  const unknown = { refused: `There is no account of ${email}.` };
  if ((await io.accounts.find(email)) === undefined) return unknown;
  const password = await readNewPassword(email, io);
  if ('refused' in password) return password;
  const isSet = await io.accounts.setPassword(email, password.password);
  if (!isSet) return unknown;
  return {
    done: `The password of ${email} is changed. Whoever connected with the old one has to connect again.`,
  };
}

async function remove(email: string, io: AccountsConsole): Promise<Outcome> {
  const account = await io.accounts.find(email);
  if (account === undefined) return { refused: `There is no account of ${email}.` };
  // The account last: a removal that breaks off here can be repeated.
  const count = await io.conferences.removeAllOf(account.id);
  await io.accounts.remove(email);
  return { done: `${email} is removed and signed out everywhere. ${describeLoss(count)}` };
}

function describeLoss(conferences: number): string {
  if (conferences === 0) return 'There were no conferences.';
  const gone = conferences === 1 ? 'The conference is' : `All ${conferences} conferences are`;
  return `${gone} deleted; join links that people have still open their Jitsi rooms.`;
}

async function list({ accounts }: AccountsConsole): Promise<Outcome> {
  const lines = (await accounts.list()).map(({ email, firstname, lastname, createdAt }) =>
    [email, `${firstname} ${lastname}`.trim(), `since ${createdAt.slice(0, 10)}`].join('  '),
  );
  return { done: lines.join('\n') };
}

async function readNewPassword(
  email: string,
  io: AccountsConsole,
): Promise<{ readonly password: string } | { readonly refused: string }> {
  const password = await askPassword(io);
  if (password === undefined) return { refused: 'The two are not the same. Nothing was changed.' };
  const fault = findPasswordFault(password, email);
  return fault === undefined ? { password } : { refused: `${fault} Nothing was changed.` };
}

/** Where no names are given they are taken from the address: `ada.lovelace@…` is Ada Lovelace. */
function nameOf(email: string, { firstname, lastname }: Names) {
  const [first = '', ...rest] = (email.split('@')[0] ?? '').split(/[._-]+/).filter((part) => part !== '');
  const capital = (part: string) => part.slice(0, 1).toUpperCase() + part.slice(1);
  return { firstname: firstname ?? capital(first), lastname: lastname ?? rest.map(capital).join(' ') };
}
