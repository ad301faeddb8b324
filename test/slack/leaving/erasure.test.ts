import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createCipher } from '../../../src/credentials/cipher.js';
import { findWorkspace } from '../../../src/namespaces.js';
import { type Clients, NotInstalledError, oneClient } from '../../../src/slack/clients.js';
import { Erasure } from '../../../src/slack/leaving/erasure.js';
import { openStorage } from '../../../src/storage/open-storage.js';
import type { Storage } from '../../../src/storage/storage.js';
import { listen } from '../support/log.js';
import { type SlackStub, startSlackStub } from '../support/web-api.js';

const NOBODY: Clients = {
  for: async () => {
    throw new NotInstalledError('gone');
  },
};
const LEFT = Date.UTC(2026, 10, 24, 12);

let storage: Storage;
let now: number;
let erased: string[];
let lines: readonly string[];
let installedAt: number | undefined;
const erasures: Erasure[] = [];

beforeEach(async () => {
  now = LEFT + 500;
  erased = [];
  installedAt = undefined;
  storage = await openStorage({
    databaseUrl: 'sqlite://:memory:',
    cipher: createCipher([Buffer.alloc(32, 5)]),
    now: () => now,
  });
  for (const workspaceId of ['T1', 'T2', 'T11']) {
    await storage.keyv('credentials').set(`${workspaceId}/U1`, 'credential');
    for (let index = 0; index < 150; index += 1) {
      await storage.keyv('cards').set(`${workspaceId}/U1/${index}`, 'card');
    }
    await storage.jobs('accepted').add(`${workspaceId}/U1/work`, 'work');
    const owner = { workspaceId, userId: 'U1' };
    await storage.keyv('connect-links').set(`the hash of ${workspaceId}`, { owner });
  }
});

afterEach(async () => {
  await Promise.all(erasures.splice(0).map((erasure) => erasure.stop()));
  await storage.close();
});

function create(facts: { readonly clients?: Clients; readonly storage?: Storage } = {}): Erasure {
  const { logger, lines: heard } = listen();
  lines = heard;
  const erasure = new Erasure({
    storage,
    clients: NOBODY,
    findWorkspace,
    findInstalledAt: async () => installedAt,
    onErased: (workspaceId) => erased.push(workspaceId),
    logger,
    now: () => now,
    ...facts,
  });
  erasures.push(erasure);
  return erasure;
}

async function countOf(workspaceId: string): Promise<number> {
  let count = 0;
  for (const namespace of await storage.namespaces()) {
    for await (const entry of storage.entries(namespace)) {
      if (findWorkspace(namespace, entry) === workspaceId) count += 1;
    }
  }
  return count;
}

describe('a workspace that took the app out', () => {
  test('is erased, work and links with it, and no other, however alike its name', async () => {
    const erasure = create();
    await erasure.note({ workspaceIds: ['T1'], at: LEFT });
    await erasure.idle();
    expect(await countOf('T1')).toBe(0);
    expect(await countOf('T2')).toBe(153);
    expect(await countOf('T11')).toBe(153);
    expect(erased).toEqual(['T1']);
    expect(lines.join()).toContain('"entries":153');
    expect(lines.join()).not.toContain('T1');
  });

  test('is looked through once more two minutes later, for what was under way', async () => {
    const erasure = create();
    await erasure.note({ workspaceIds: ['T1'], at: LEFT });
    await erasure.idle();
    await storage.keyv('seen').set('T1/U1 late', true);
    now += 2 * 60 * 1000;
    erasure.start();
    await erasure.idle();
    expect(await countOf('T1')).toBe(0);
  });

  test('is erased by another process where one dies on the way', async () => {
    const dying: Storage = {
      ...storage,
      remove: async (namespace, key) => {
        if (namespace === 'connect-links') throw new Error('killed');
        return storage.remove(namespace, key);
      },
    };
    const first = create({ storage: dying });
    await first.note({ workspaceIds: ['T1'], at: LEFT });
    await first.idle();
    await first.stop();
    expect(await countOf('T1')).toBeGreaterThan(0);

    now += 60 * 1000;
    const second = create();
    second.start();
    await second.idle();
    expect(await countOf('T1')).toBe(0);
    expect(await countOf('T2')).toBe(153);
  });

  test('is erased once, however often Slack says so', async () => {
    const erasure = create();
    for (let times = 0; times < 3; times += 1) await erasure.note({ workspaceIds: ['T1'], at: LEFT });
    await erasure.idle();
    expect(erased).toEqual(['T1']);
  });

  test('and has installed it anew since is left alone', async () => {
    installedAt = LEFT + 2_000;
    now = LEFT + 5_000;
    const erasure = create();
    await erasure.note({ workspaceIds: ['T1'], at: LEFT });
    await erasure.idle();
    expect(await countOf('T1')).toBe(153);
  });

  test('and returns before it was erased begins anew all the same', async () => {
    const slow = create();
    // Written down by a process that died before it could begin.
    await storage.jobs('erasures').add('T1/1', { workspaceId: 'T1', at: LEFT }, now + 60_000);
    await slow.beforeReturn('T1', async () => storage.keyv('installations').set('T1', 'new'));
    expect(await countOf('T1')).toBe(1);
    await slow.beforeReturn('T2', async () => storage.keyv('installations').set('T2', 'new'));
    expect(await countOf('T2')).toBe(154);
  });
});

describe('by its token', () => {
  let slack: SlackStub;

  beforeEach(async () => {
    slack = await startSlackStub();
  });

  afterEach(() => slack.close());

  test('a workspace whose token works has not taken the app out', async () => {
    const erasure = create({ clients: oneClient(slack.client) });
    await erasure.note({ workspaceIds: ['T1'], at: LEFT });
    await erasure.idle();
    expect(await countOf('T1')).toBe(153);
    expect(lines.join()).toContain('nothing erased');
  });

  test.each(['token_revoked', 'account_inactive', 'invalid_auth'])('%s means that it has', async (error) => {
    slack.answer('auth.test', { ok: false, error });
    const erasure = create({ clients: oneClient(slack.client) });
    await erasure.note({ workspaceIds: ['T1'], at: LEFT });
    await erasure.idle();
    expect(await countOf('T1')).toBe(0);
  });

  test('where Slack gives no clear answer it is asked again, and nothing is erased before', async () => {
    slack.answer('auth.test', { ok: false, error: 'fatal_error' });
    const erasure = create({ clients: oneClient(slack.client) });
    await erasure.note({ workspaceIds: ['T1'], at: LEFT });
    await erasure.idle();
    expect(await countOf('T1')).toBe(153);
    slack.answer('auth.test', { ok: false, error: 'account_inactive' });
    now += 60_000;
    erasure.start();
    await erasure.idle();
    expect(await countOf('T1')).toBe(0);
  });
});

test('a namespace that nobody knows is an error in the log, and stays', async () => {
  await storage.keyv('novelties').set('T1/U1', 'value');
  const erasure = create();
  await erasure.note({ workspaceIds: ['T1'], at: LEFT });
  await erasure.idle();
  expect(lines.join()).toContain('novelties');
  await expect(storage.keyv('novelties').get('T1/U1')).resolves.toBe('value');
});

test('a store that fails is an error before Slack is told that its word arrived', async () => {
  const erasure = create();
  await storage.close();
  await expect(erasure.note({ workspaceIds: ['T1'], at: LEFT })).rejects.toThrow();
});
