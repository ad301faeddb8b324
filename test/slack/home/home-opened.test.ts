import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createCipher } from '../../../src/credentials/cipher.js';
import { readHomeOpened } from '../../../src/slack/home/home-opened.js';
import { OpenHomes } from '../../../src/slack/home/open-homes.js';
import { openStorage } from '../../../src/storage/open-storage.js';
import type { Storage } from '../../../src/storage/storage.js';
import { NOON } from '../support/facts.js';

const EVENT = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' };

describe('an opened Home tab', () => {
  test('belongs to its person in their workspace', () => {
    expect(readHomeOpened({ team_id: 'T1', event: EVENT })).toEqual({
      owner: { workspaceId: 'T1', userId: 'U1' },
      isPublished: false,
    });
  });

  test('belongs to the organisation where the app is installed for all of it', () => {
    const authorizations = [
      { enterprise_id: 'E1', team_id: null, user_id: 'U9', is_enterprise_install: true },
    ];
    expect(readHomeOpened({ team_id: 'T1', authorizations, event: EVENT })?.owner.workspaceId).toBe('E1');
  });

  test('says whether something stands there', () => {
    expect(readHomeOpened({ team_id: 'T1', event: { ...EVENT, view: { id: 'V1' } } })?.isPublished).toBe(
      true,
    );
  });

  test('is none where the messages were opened', () => {
    expect(readHomeOpened({ team_id: 'T1', event: { ...EVENT, tab: 'messages' } })).toBeUndefined();
  });

  test('is told from anything else', () => {
    expect(() => readHomeOpened({ event: EVENT })).toThrow();
  });
});

describe('those who have opened Home', () => {
  const owner = (userId: string) => ({ workspaceId: 'T1', userId });

  let storage: Storage;
  let now: number;

  beforeEach(async () => {
    now = NOON;
    storage = await openStorage({
      databaseUrl: 'sqlite://:memory:',
      cipher: createCipher([Buffer.alloc(32, 5)]),
      now: () => now,
    });
  });

  afterEach(() => storage.close());

  const homes = () => new OpenHomes(storage.keyv('open-homes'));

  test('keep their page until they open it anew, whichever process they reach', async () => {
    expect(await homes().pageOf(owner('U1'))).toBeUndefined();
    await homes().open(owner('U1'), 3);
    await homes().open(owner('U1'));
    expect(await homes().pageOf(owner('U1'))).toBe(3);
    await homes().open(owner('U1'), 1);
    expect(await homes().pageOf(owner('U1'))).toBe(1);
    expect(await homes().pageOf(owner('U2'))).toBeUndefined();
  });

  test('are not remembered without end', async () => {
    await homes().open(owner('U1'), 3);
    now += 8 * 24 * 60 * 60 * 1000;
    expect(await homes().pageOf(owner('U1'))).toBeUndefined();
  });
});
