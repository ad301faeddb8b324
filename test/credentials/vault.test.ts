import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import { CipherError } from '../../src/credentials/cipher.js';
import type { Credential } from '../../src/credentials/credential.js';
import { Vault } from '../../src/credentials/vault.js';
import type { Storage } from '../../src/storage/storage.js';
import { createTemporaryStore, type TemporaryStore } from '../storage/temporary-store.js';

const ada = { workspaceId: 'T1', userId: 'U1000042' };
const bob = { workspaceId: 'T1', userId: 'U2000042' };
const adaElsewhere = { workspaceId: 'T2', userId: 'U1000042' };

const credential: Credential = {
  email: 'ada@example.com',
  salt: '000102030405060708090a0b0c0d0e0f',
  iterations: 10_000,
  key: 'd9f95f65c2df9d285d26882300ca5be29e3ed500556663835c4c62e270515022',
};

describe('Vault', () => {
  let store: TemporaryStore;
  let storage: Storage;
  let vault: Vault;
  let now: number;

  beforeEach(async () => {
    now = Date.parse('2026-11-25T15:00:00Z');
    store = await createTemporaryStore();
    storage = await store.open();
    vault = new Vault(storage, () => now);
  });

  afterEach(async () => {
    await storage.close();
    await store.destroy();
  });

  test('knows nothing of a person who never connected', async () => {
    await expect(vault.find(ada)).resolves.toBeUndefined();
    await expect(vault.describe(ada)).resolves.toBeUndefined();
    await expect(vault.forget(ada)).resolves.toBe(false);
  });

  test('gives back a credential and since when it is there', async () => {
    await vault.save(ada, credential);
    const since = new Date(now);
    await expect(vault.find(ada)).resolves.toEqual(credential);
    await expect(vault.describe(ada)).resolves.toEqual({ email: 'ada@example.com', since, lastUsed: since });
  });

  test('keeps people apart, also those of two workspaces with one id', async () => {
    await vault.save(ada, credential);
    await expect(vault.find(bob)).resolves.toBeUndefined();
    await expect(vault.find(adaElsewhere)).resolves.toBeUndefined();
  });

  test('keeps the account that was connected last', async () => {
    await vault.save(ada, credential);
    await vault.save(ada, { ...credential, email: 'ada@elsewhere.example' });
    await expect(vault.find(ada)).resolves.toMatchObject({ email: 'ada@elsewhere.example' });
  });

  test('forgets on request, and a use noted meanwhile does not bring anything back', async () => {
    await vault.save(ada, credential);
    await expect(vault.forget(ada)).resolves.toBe(true);
    await vault.noteUse(ada);
    await expect(vault.find(ada)).resolves.toBeUndefined();
  });

  test('knows the hour of the last use', async () => {
    await vault.save(ada, credential);
    const since = new Date(now);
    now += 86_400_000;
    await vault.noteUse(ada);
    const lastUsed = new Date(now);
    now += 3_599_999;
    await vault.noteUse(ada);
    await expect(vault.describe(ada)).resolves.toMatchObject({ since, lastUsed });
    now += 1;
    await vault.noteUse(ada);
    await expect(vault.describe(ada)).resolves.toMatchObject({ lastUsed: new Date(now) });
  });

  test('counts connecting again as the last use', async () => {
    await vault.noteUse(ada);
    now += 60_000;
    await vault.save(ada, credential);
    await expect(vault.describe(ada)).resolves.toMatchObject({ lastUsed: new Date(now) });
  });

  test('does not open a record that was put in another person’s place', async () => {
    await vault.save(bob, { ...credential, email: 'bob@example.com' });
    const database = new Database(store.file);
    database.exec(
      "create temp table bobs as select name, value from entries where namespace = 'credentials'",
    );
    await vault.save(ada, credential);
    const copy = `update entries set value = (select value from bobs)
      where namespace = 'credentials' and name <> (select name from bobs)`;
    expect(database.prepare(copy).run().changes).toBe(1);
    database.close();
    await expect(vault.find(ada)).rejects.toThrow(CipherError);
    await expect(vault.find(bob)).resolves.toMatchObject({ email: 'bob@example.com' });
  });

  test.each([
    ['no e-mail address', { email: '' }],
    ['a salt that is not hexadecimal', { salt: 'salt' }],
    ['a key of another length', { key: 'd9f9' }],
    ['no iterations', { iterations: 0 }],
  ])('refuses a credential with %s', async (_fault, part) => {
    await expect(vault.save(ada, { ...credential, ...part })).rejects.toThrow();
    await expect(vault.find(ada)).resolves.toBeUndefined();
  });

  test('throws for a record that is not what the vault writes', async () => {
    await storage.keyv('credentials').set('T1/U1000042', { email: 'ada@example.com' });
    await expect(vault.find(ada)).rejects.toThrow();
  });

  test('takes a broken store for an error, not for a stranger', async () => {
    await vault.save(ada, credential);
    await storage.close();
    await expect(vault.find(ada)).rejects.toThrow();
    await expect(vault.describe(ada)).rejects.toThrow();
    await expect(vault.save(ada, credential)).rejects.toThrow();
    await expect(vault.forget(ada)).rejects.toThrow();
  });

  test('leaves neither e-mail address nor key nor owner in clear on disk', async () => {
    await vault.save(ada, credential);
    await vault.noteUse(ada);
    const bytes = await store.bytes();
    const raw = Buffer.from(credential.key, 'hex');
    for (const secret of [credential.email, credential.key, raw, credential.salt, 'T1/U1000042']) {
      expect(bytes.includes(secret)).toBe(false);
    }
  });
});
