import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import type { Installation } from '../../../src/slack/install/installation.js';
import { Installations } from '../../../src/slack/install/installations.js';
import { TokenRotation } from '../../../src/slack/install/token-rotation.js';
import { WorkspaceClients } from '../../../src/slack/install/workspace-clients.js';
import type { Storage } from '../../../src/storage/storage.js';
import { createTemporaryStore, type TemporaryStore } from '../../storage/temporary-store.js';
import { listen } from '../support/log.js';
import { type SlackStub, startSlackStub } from '../support/web-api.js';

const HOUR = 3_600_000;

let slack: SlackStub;
let store: TemporaryStore;
let storages: Storage[];
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 24, 12);
  slack = await startSlackStub();
  store = await createTemporaryStore();
  storages = [await store.open(), await store.open()];
  let renewals = 0;
  slack.answer('oauth.v2.access', ({ refresh_token }) => {
    // Good for one use, as Slack's are.
    if (refresh_token !== `refresh-${renewals}`) return { ok: false, error: 'invalid_refresh_token' };
    renewals += 1;
    return { access_token: `xoxb-${renewals}`, refresh_token: `refresh-${renewals}`, expires_in: 43_200 };
  });
});

afterEach(async () => {
  await Promise.all(storages.map((storage) => storage.close()));
  await store.destroy();
  await slack.close();
});

/** One process of several on the store, and what it calls Slack with. */
function replica(index = 0): { readonly clients: WorkspaceClients; readonly installations: Installations } {
  const storage = storages[index];
  if (storage === undefined) throw new Error('no such replica');
  const installations = new Installations({ storage });
  const webClientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const rotation = new TokenRotation({
    storage,
    installations,
    connection: { clientId: 'id', clientSecret: 'secret' },
    webClientOptions,
    logger: listen().logger,
    now: () => now,
  });
  const createClient = (token: string) => new WebClient(token, webClientOptions);
  return { installations, clients: new WorkspaceClients({ installations, rotation, createClient }) };
}

function installation(endsIn: number | null): Installation {
  return {
    workspaceId: 'T1',
    isOrganisation: false,
    name: 'Roofers',
    appId: 'A1',
    organisationUrl: null,
    installerId: 'U1',
    installedAt: now,
    bot: {
      token: 'xoxb-0',
      id: 'B1',
      userId: 'U0BOT',
      scopes: ['commands'],
      rotation: endsIn === null ? null : { refreshToken: 'refresh-0', expiresAt: now + endsIn },
    },
  };
}

const tokenOf = async ({ clients }: { clients: WorkspaceClients }) => (await clients.for('T1')).token;

describe('a token that ends', () => {
  test('is used as it is while it lasts', async () => {
    const one = replica();
    await one.installations.keep(installation(12 * HOUR));
    expect(await tokenOf(one)).toBe('xoxb-0');
    expect(slack.to('oauth.v2.access')).toEqual([]);
  });

  test('is renewed half an hour before its end, for whoever calls Slack, and the next one is kept', async () => {
    const one = replica();
    await one.installations.keep(installation(12 * HOUR));
    await tokenOf(one);
    now += 11.6 * HOUR;
    expect(await tokenOf(one)).toBe('xoxb-1');
    expect(slack.to('oauth.v2.access')).toEqual([
      { client_id: 'id', client_secret: 'secret', grant_type: 'refresh_token', refresh_token: 'refresh-0' },
    ]);
    expect((await one.installations.find('T1'))?.bot).toEqual({
      token: 'xoxb-1',
      id: 'B1',
      userId: 'U0BOT',
      scopes: ['commands'],
      rotation: { refreshToken: 'refresh-1', expiresAt: now + 12 * HOUR },
    });
  });

  test('is renewed once by two processes that need it twenty times at once', async () => {
    const replicas = [replica(0), replica(1)];
    await replicas[0]?.installations.keep(installation(60_000));
    const tokens = await Promise.all(
      Array.from({ length: 20 }, (_, index) => tokenOf(replicas[index % 2] ?? replica())),
    );
    expect(new Set(tokens)).toEqual(new Set(['xoxb-1']));
    expect(slack.to('oauth.v2.access')).toHaveLength(1);
  });

  test('is renewed by a process that slept over it, too', async () => {
    const one = replica();
    await one.installations.keep(installation(60_000));
    now += 100 * HOUR;
    expect(await tokenOf(one)).toBe('xoxb-1');
  });

  test('serves until its end where Slack gives no other, and then the failure is told', async () => {
    const one = replica();
    await one.installations.keep(installation(60_000));
    slack.answer('oauth.v2.access', { ok: false, error: 'internal_error' });
    expect(await tokenOf(one)).toBe('xoxb-0');
    now += 60_000;
    await expect(tokenOf(one)).rejects.toThrow('internal_error');
  });

  test('does not take the place of one that came with a new installation meanwhile', async () => {
    const { installations } = replica();
    await installations.keep(installation(60_000));
    const anew = { ...installation(12 * HOUR), installedAt: now + 1 };
    const kept = { ...anew, bot: { ...anew.bot, token: 'xoxb-new', rotation: null } };
    await installations.keep(kept);
    const rotated = { token: 'xoxb-late', rotation: { refreshToken: 'late', expiresAt: now } };
    await expect(installations.renew('T1', { used: 'refresh-0', rotated })).resolves.toEqual(kept);
  });

  test('is not brought back for a workspace that took the app out meanwhile', async () => {
    const { installations } = replica();
    const rotated = { token: 'xoxb-late', rotation: { refreshToken: 'late', expiresAt: now } };
    await expect(installations.renew('T1', { used: 'refresh-0', rotated })).rejects.toThrow('taken out');
    await expect(installations.find('T1')).resolves.toBeUndefined();
  });
});

describe('clients', () => {
  test('are one for a workspace for as long as its token is the same', async () => {
    const { clients, installations } = replica();
    await installations.keep(installation(null));
    const first = await clients.for('T1');
    clients.forget('T1');
    expect((await clients.for('T1')).token).toBe('xoxb-0');
    expect(await clients.for('T1')).toBe(await clients.for('T1'));
    expect(first.token).toBe('xoxb-0');
  });

  test('are none where the app is not installed, and are there once it is', async () => {
    const { clients, installations } = replica();
    await expect(clients.for('T1')).rejects.toThrow('not installed');
    await expect(clients.identify('T1')).resolves.toEqual({});
    await installations.keep(installation(null));
    expect((await clients.for('T1')).token).toBe('xoxb-0');
    await expect(clients.identify('T1')).resolves.toEqual({ botId: 'B1', botUserId: 'U0BOT' });
  });
});
