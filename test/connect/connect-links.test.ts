import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConnectLinks } from '../../src/connect/connect-links.js';
import type { Storage } from '../../src/storage/storage.js';
import { createTemporaryStore, type TemporaryStore } from '../storage/temporary-store.js';

const owner = { workspaceId: 'T0000001', userId: 'U0000042' };
const ada = { owner, email: 'ada@example.com', name: 'Ada Lovelace', resume: 'draft-1' };
const bob = { ...ada, owner: { ...owner, userId: 'U0000043' } };
const minute = 60_000;

describe('ConnectLinks', () => {
  let store: TemporaryStore;
  let storage: Storage;
  let links: ConnectLinks;
  let now: number;

  const open = async () => {
    storage = await store.open({ now: () => now });
    links = new ConnectLinks({ storage, publicUrl: 'https://starleaf.example', now: () => now });
  };
  const find = async (token: string) => {
    const link = await links.find(token);
    if (link === undefined) throw new Error('The link does not hold');
    return link;
  };

  beforeEach(async () => {
    now = Date.parse('2026-11-25T15:00:00Z');
    store = await createTemporaryStore();
    await open();
  });

  afterEach(async () => {
    await storage.close();
    await store.destroy();
  });

  test('hands out an unguessable address that holds for ten minutes', async () => {
    const { token, url, expiresAt } = await links.create(ada);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(url).toBe(`https://starleaf.example/connect/${token}`);
    expect(expiresAt).toEqual(new Date(now + 10 * minute));
    await expect(links.find(token)).resolves.toMatchObject({ ...ada, continues: false });
    now += 10 * minute - 1;
    await expect(links.find(token)).resolves.toBeDefined();
    now += 1;
    await expect(links.find(token)).resolves.toBeUndefined();
  });

  test('knows nothing of a token that it did not make', async () => {
    const { token } = await links.create(ada);
    for (const other of ['', 'x', token.toLowerCase(), `${token}A`, token.slice(1)]) {
      await expect(links.find(other)).resolves.toBeUndefined();
    }
  });

  test('is not used up by looking', async () => {
    const { token } = await links.create(ada);
    for (let look = 0; look < 20; look += 1) await expect(links.find(token)).resolves.toBeDefined();
  });

  test('ends a person’s earlier links with each new one, and nobody else’s', async () => {
    const first = await links.create(ada);
    const others = await links.create(bob);
    const second = await links.create(ada);
    await expect(links.find(first.token)).resolves.toBeUndefined();
    await expect(links.find(second.token)).resolves.toMatchObject({ owner });
    await expect(links.find(others.token)).resolves.toMatchObject({ owner: bob.owner });
  });

  test('ends a link on request, before any and twice', async () => {
    await links.revoke(owner);
    const { token } = await links.create(ada);
    await links.revoke(owner);
    await links.revoke(owner);
    await expect(links.find(token)).resolves.toBeUndefined();
  });

  test('is spent once, by one of many', async () => {
    const { token } = await links.create(ada);
    const link = await find(token);
    const answers = await Promise.all(Array.from({ length: 10 }, () => links.spend(link)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    await expect(links.isSpent(link)).resolves.toBe(true);
    await expect(links.find(token)).resolves.toBeUndefined();
  });

  test('leaves a newer link alone when an older one is spent', async () => {
    const older = await find((await links.create(ada)).token);
    const newer = await links.create(ada);
    await expect(links.spend(older)).resolves.toBe(true);
    await expect(links.find(newer.token)).resolves.toBeDefined();
  });

  test('allows five wrong tries, also when they come at once or over a restart', async () => {
    const { token } = await links.create(ada);
    const link = await find(token);
    const left = await Promise.all([links.countWrongTry(link), links.countWrongTry(link)]);
    expect(left.toSorted()).toEqual([3, 4]);
    await storage.close();
    await open();
    await expect(links.countWrongTry(link)).resolves.toBe(2);
    await expect(links.countWrongTry(link)).resolves.toBe(1);
    await expect(links.find(token)).resolves.toBeDefined();
    await expect(links.countWrongTry(link)).resolves.toBe(0);
    await expect(links.find(token)).resolves.toBeUndefined();
    await expect(links.countWrongTry(link)).resolves.toBe(0);
  });

  test('runs one sign-in at a time, and the next after it, whether it failed or not', async () => {
    const link = await find((await links.create(ada)).token);
    const nested = await links.exclusively(link, () => links.exclusively(link, async () => 'inner'));
    expect(nested).toBeNull();
    await expect(links.exclusively(link, () => Promise.reject(new Error('failed')))).rejects.toThrow(
      'failed',
    );
    await expect(links.exclusively(link, async () => 'next')).resolves.toBe('next');
  });

  test('frees a link after a minute when a crash interrupted its sign-in', async () => {
    const link = await find((await links.create(ada)).token);
    const answer = await links.exclusively(link, async () => {
      now += minute;
      return links.exclusively(link, async () => 'after the crash');
    });
    expect(answer).toBe('after the crash');
  });

  test('keeps the last challenge of a link until it is spent', async () => {
    const link = await find((await links.create(ada)).token);
    const challenge = { email: 'ada@example.com', salt: '0a0b', iterations: 10_000 };
    await expect(links.findChallenge(link)).resolves.toBeUndefined();
    await links.noteChallenge(link, { ...challenge, email: 'other@example.com' });
    await links.noteChallenge(link, challenge);
    await expect(links.findChallenge(link)).resolves.toEqual(challenge);
    await links.spend(link);
    await expect(links.findChallenge(link)).resolves.toBeUndefined();
  });

  test('survives a restart', async () => {
    const { token } = await links.create({ ...ada, continues: true });
    await storage.close();
    await open();
    await expect(links.find(token)).resolves.toMatchObject({ ...ada, continues: true });
  });

  test('leaves nothing on disk that opens the page or names the person', async () => {
    const { token } = await links.create(ada);
    await links.noteChallenge(await find(token), { email: ada.email, salt: '0a0b', iterations: 10_000 });
    const bytes = await store.bytes();
    for (const secret of [
      token,
      Buffer.from(token, 'base64url'),
      ada.email,
      ada.name,
      ada.resume,
      owner.userId,
    ]) {
      expect(bytes.includes(secret)).toBe(false);
    }
  });

  test('takes a broken store for an error, not for a link that is over', async () => {
    const { token } = await links.create(ada);
    await storage.close();
    await expect(links.find(token)).rejects.toThrow();
    await expect(links.create(ada)).rejects.toThrow();
  });
});
