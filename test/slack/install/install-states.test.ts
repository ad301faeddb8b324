import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { InstallStates } from '../../../src/slack/install/install-states.js';
import type { Storage } from '../../../src/storage/storage.js';
import { createTemporaryStore, type TemporaryStore } from '../../storage/temporary-store.js';

const OPTIONS = { scopes: ['commands'], redirectUri: 'https://starleaf.example.com/slack/oauth_redirect' };
const NOW = new Date('2026-11-24T12:00:00Z');
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

let store: TemporaryStore;
let storages: Storage[];

beforeEach(async () => {
  store = await createTemporaryStore();
  storages = [await store.open(), await store.open()];
});

afterEach(async () => {
  await Promise.all(storages.map((storage) => storage.close()));
  await store.destroy();
});

function states(index = 0, secret = 'a secret'): InstallStates {
  const storage = storages[index];
  if (storage === undefined) throw new Error('no such process');
  return new InstallStates({ storage, secret, options: OPTIONS });
}

describe('a state', () => {
  test('stands for what we ask for, in any process', async () => {
    const state = await states(0).generateStateParam(OPTIONS, NOW);
    expect(state).toMatch(/^[\w.-]+$/);
    await expect(states(1).verifyStateParam(later(599_000), state)).resolves.toEqual(OPTIONS);
  });

  test('is good once, over all processes', async () => {
    const state = await states().generateStateParam(OPTIONS, NOW);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => states(index % 2).verifyStateParam(NOW, state)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(states().verifyStateParam(NOW, state)).rejects.toMatchObject({ reason: 'used' });
  });

  test('ends after ten minutes', async () => {
    const state = await states().generateStateParam(OPTIONS, NOW);
    await expect(states().verifyStateParam(later(600_001), state)).rejects.toMatchObject({
      reason: 'expired',
    });
  });

  test('leaves nothing in the store until it comes back', async () => {
    for (let index = 0; index < 20; index += 1) await states().generateStateParam(OPTIONS, NOW);
    await expect(storages[0]?.namespaces()).resolves.toEqual([]);
  });

  test.each<[string, (state: string) => string]>([
    ['of another time', (state) => state.replace(/^\d+/, String(NOW.getTime() + 1))],
    ['with other bytes', (state) => state.replace(/\.[^.]+\./, '.AAAA.')],
    ['with another signature', (state) => state.replace(/[^.]+$/, 'AAAA')],
    ['without a signature', (state) => state.replace(/\.[^.]+$/, '')],
    ['of nothing', () => ''],
    ['of something else', () => 'state'],
  ])('%s is forged', async (_, forge) => {
    const state = await states().generateStateParam(OPTIONS, NOW);
    await expect(states().verifyStateParam(NOW, forge(state))).rejects.toMatchObject({ reason: 'forged' });
  });

  test('under another secret is forged', async () => {
    const state = await states(0, 'another secret').generateStateParam(OPTIONS, NOW);
    await expect(states().verifyStateParam(NOW, state)).rejects.toMatchObject({ reason: 'forged' });
  });
});
