import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { Accounts } from '../../src/conference-server/accounts.js';
import { runAccountsCommand } from '../../src/conference-server/accounts-cli.js';
import { Conferences } from '../../src/conference-server/conferences.js';
import { deriveKey } from '../../src/conference-server/derivation.js';
import { createKeyedHash } from '../../src/conference-server/keyed-hash.js';
import { ADA, openStores, PERMANENT, SECRET, START } from './fixture.js';

const GOOD = 'correct horse battery staple';

let accounts: Accounts;
let conferences: Conferences;

beforeEach(async () => {
  const stores = await openStores();
  const now = () => START;
  accounts = new Accounts({ stores, iterations: 10, now });
  conferences = new Conferences({ stores, hash: createKeyedHash(SECRET), maxPerOwner: 10, now });
});

async function run(args: readonly string[], typed: string = '', isTTY = false) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => input });
  const [output, errorOutput] = [new PassThrough(), new PassThrough()];
  input.end(typed);
  const code = await runAccountsCommand(args, { accounts, conferences, input, output, errorOutput });
  output.end();
  errorOutput.end();
  return { code, said: await text(output), complained: await text(errorOutput) };
}

async function passwordIs(email: string, password: string): Promise<boolean> {
  const account = await accounts.find(email);
  return account !== undefined && (await deriveKey(password, account)) === account.key;
}

describe('add', () => {
  test('takes the password from the first line of the input', async () => {
    const { code, said } = await run(['add', 'ada.lovelace@example.com'], `${GOOD}\nmore\n`);
    expect([code, said]).toEqual([0, 'ada.lovelace@example.com can connect now.\n']);
    expect(await passwordIs('ada.lovelace@example.com', GOOD)).toBe(true);
    expect(await accounts.find('ada.lovelace@example.com')).toMatchObject({
      firstname: 'Ada',
      lastname: 'Lovelace',
    });
  });

  test('takes names', async () => {
    await run(['add', 'ada@example.com', '--firstname', 'Augusta', '--lastname', 'King'], GOOD);
    expect(await accounts.find('ada@example.com')).toMatchObject({ firstname: 'Augusta', lastname: 'King' });
  });

  test('asks twice on a terminal, without echo', async () => {
    const { code, said } = await run(['add', 'ada@example.com'], `${GOOD}\r${GOOD}\r`, true);
    expect(code).toBe(0);
    expect(said).toBe('Password: \nThe same again: \nada@example.com can connect now.\n');
    expect(await passwordIs('ada@example.com', GOOD)).toBe(true);
  });

  test.each([
    ['two that differ', `${GOOD}\rsomething else\r`, true, 'not the same'],
    ['giving up at first', '\x03', true, 'Nothing was changed'],
    ['giving up at last', `${GOOD}\r\x03`, true, 'not the same'],
    ['none', '', false, 'empty'],
    ['a weak one', '1234567890', false, 'in their order'],
  ])('refuses %s', async (_name, typed, isTTY, reason) => {
    const { code, complained } = await run(['add', 'ada@example.com'], typed, isTTY);
    expect([code, complained]).toEqual([1, expect.stringContaining(reason)]);
    expect(await accounts.list()).toEqual([]);
  });

  test('refuses an address that is taken before it asks', async () => {
    await accounts.add(ADA);
    const { code, complained } = await run(['add', 'ADA@example.com'], GOOD);
    expect([code, complained]).toEqual([1, expect.stringContaining('passwd ADA@example.com')]);
  });

  test('refuses what is no address', async () => {
    expect((await run(['add', 'ada'], GOOD)).complained).toContain('not an e-mail address');
  });
});

test('list shows everybody', async () => {
  expect(await run(['list'])).toEqual({ code: 0, said: '', complained: '' });
  await accounts.add(ADA);
  expect((await run(['list'])).said).toBe('ada@example.com  Ada Byron  since 2026-11-24\n');
});

test('passwd sets another password', async () => {
  await accounts.add(ADA);
  const { code, said } = await run(['passwd', ADA.email], GOOD);
  expect([code, said]).toEqual([0, expect.stringContaining('has to connect again')]);
  expect(await passwordIs(ADA.email, GOOD)).toBe(true);
});

test('remove takes the conferences too and says so', async () => {
  const account = await accounts.add(ADA);
  for (const id of ['one', 'two']) {
    await conferences.put({ ownerId: account?.id ?? '', id, settings: PERMANENT });
  }
  const { code, said } = await run(['remove', ADA.email]);
  expect([code, said]).toEqual([0, expect.stringContaining('All 2 conferences are deleted')]);
  expect(await accounts.list()).toEqual([]);
  expect(await conferences.list(account?.id ?? '')).toEqual([]);
});

test.each(['passwd', 'remove'])('%s refuses somebody who is not there', async (command) => {
  const { code, complained } = await run([command, 'nobody@example.com'], GOOD);
  expect([code, complained]).toEqual([1, 'There is no account of nobody@example.com.\n']);
});

test.each([
  [],
  ['add'],
  ['list', 'all@example.com'],
  ['frobnicate', 'ada@example.com'],
  ['add', 'ada@example.com', 'bob@example.com'],
  ['add', 'ada@example.com', '--admin'],
])('anything else shows how it is used: %j %j', async (...args) => {
  const { code, complained } = await run(args.filter((arg) => typeof arg === 'string'));
  expect([code, complained]).toEqual([2, expect.stringContaining('Usage: npm run accounts')]);
});
