import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Installation as SlackInstallation } from '@slack/oauth';
import { createCipher } from '../../../src/credentials/cipher.js';
import type { Installation } from '../../../src/slack/install/installation.js';
import { Installations } from '../../../src/slack/install/installations.js';
import { toSlackStore } from '../../../src/slack/install/slack-store.js';
import { openStorage } from '../../../src/storage/open-storage.js';
import type { Storage } from '../../../src/storage/storage.js';

const NOW = Date.UTC(2026, 10, 24, 12);
const OF_WORKSPACE: SlackInstallation<'v2', boolean> = {
  team: { id: 'T1', name: 'Roofers' },
  enterprise: { id: 'E1', name: 'All of them' },
  user: { token: 'xoxp-of-a-person', scopes: ['identify'], id: 'U1' },
  bot: { token: 'xoxb-1', id: 'B1', userId: 'U0BOT', scopes: ['commands', 'chat:write'] },
  appId: 'A1',
  tokenType: 'bot',
  isEnterpriseInstall: false,
  authVersion: 'v2',
};
const OF_ORGANISATION: SlackInstallation<'v2', boolean> = {
  ...OF_WORKSPACE,
  team: undefined,
  enterpriseUrl: 'https://all.enterprise.slack.com/',
  isEnterpriseInstall: true,
  bot: {
    token: 'xoxb-2',
    id: 'B1',
    userId: 'U0BOT',
    scopes: ['commands'],
    refreshToken: 'xoxe-1',
    expiresAt: NOW / 1000 + 43_200,
  },
};

let storage: Storage;
let installations: Installations;
let kept: Installation[];

beforeEach(async () => {
  storage = await openStorage({
    databaseUrl: 'sqlite://:memory:',
    cipher: createCipher([Buffer.alloc(32, 5)]),
  });
  installations = new Installations({ storage });
  kept = [];
});

afterEach(() => storage.close());

function store() {
  const keep = async (installation: Installation): Promise<void> => {
    kept.push(installation);
    await installations.keep(installation);
  };
  return toSlackStore(installations, keep, () => NOW);
}

describe('an installation', () => {
  test('of a workspace is found under its team, without tokens of people', async () => {
    await store().storeInstallation(OF_WORKSPACE);
    expect(kept.map(({ workspaceId }) => workspaceId)).toEqual(['T1']);
    const found = await store().fetchInstallation({
      teamId: 'T1',
      enterpriseId: 'E1',
      isEnterpriseInstall: false,
    });
    expect(found).toMatchObject({
      team: { id: 'T1', name: 'Roofers' },
      user: { id: 'U1', token: undefined },
      bot: { token: 'xoxb-1', id: 'B1', userId: 'U0BOT', scopes: ['commands', 'chat:write'] },
      isEnterpriseInstall: false,
    });
    expect(JSON.stringify(kept)).not.toContain('xoxp');
  });

  test('of an organisation is found under that, with what renews its token', async () => {
    await store().storeInstallation(OF_ORGANISATION);
    expect(kept[0]).toMatchObject({ workspaceId: 'E1', isOrganisation: true, installedAt: NOW });
    const query = { teamId: undefined, enterpriseId: 'E1', isEnterpriseInstall: true } as const;
    expect(await store().fetchInstallation(query)).toMatchObject({
      enterprise: { id: 'E1' },
      enterpriseUrl: 'https://all.enterprise.slack.com/',
      isEnterpriseInstall: true,
      bot: OF_ORGANISATION.bot,
    });
  });

  test('takes the place of an earlier one, and says whether there was one', async () => {
    await store().storeInstallation(OF_WORKSPACE);
    const [first] = kept;
    if (first === undefined) throw new Error('nothing was kept');
    await expect(installations.keep({ ...first, name: 'Renamed' })).resolves.toBe(false);
    await expect(installations.find('T1')).resolves.toMatchObject({ name: 'Renamed' });
    await expect(installations.keep({ ...first, workspaceId: 'T2' })).resolves.toBe(true);
  });

  test('that nobody has is an error', async () => {
    const query = { teamId: 'T9', enterpriseId: undefined, isEnterpriseInstall: false } as const;
    await expect(store().fetchInstallation(query)).rejects.toThrow('not installed');
  });

  test('without a bot, or of nowhere, is refused and not kept', async () => {
    const { bot: _, ...without } = OF_WORKSPACE;
    await expect(store().storeInstallation(without)).rejects.toThrow('bot token');
    await expect(store().storeInstallation({ ...OF_WORKSPACE, team: undefined })).rejects.toThrow(
      'workspace',
    );
    expect(kept).toEqual([]);
  });
});
