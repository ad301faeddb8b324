import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import { z } from 'zod';
import { createCipher } from '../../src/credentials/cipher.js';
import { findWorkspace } from '../../src/namespaces.js';
import { openStorage } from '../../src/storage/open-storage.js';
import type { Storage } from '../../src/storage/storage.js';
import { Browser, findLink } from '../support/browser.js';
import { type Cloud, startCloud } from '../support/cloud.js';
import { followConnectLink } from '../support/connect.js';
import { type HeardIn, type ManyWorkspaces, startManyWorkspaces } from '../support/many-workspaces.js';
import { findFreePort } from '../support/process.js';
import { OAUTH_APP } from '../support/slack-emulator.js';
import { openWorld, type World } from '../support/world.js';

const ALPHA = 'T0ALPHA';
const BRAVO = 'T0BRAVO';
const ORGANISATION = 'E0CHARLIE';
/** Slack’s ids are unique within a workspace alone. */
const ANA = 'U0ANA';

/** What each of them keeps for itself: no word of it may be told to the others. */
const SECRETS: Readonly<Record<string, string>> = {
  [ALPHA]: 'aardvark',
  [BRAVO]: 'bumblebee',
  [ORGANISATION]: 'chameleon',
};
const PLACES = Object.keys(SECRETS);

/** An account of StarLeaf is guarded from wherever its password is tried, so what is counted bears its e-mail address. */
const BY_ACCOUNT = 'rate-limits/connect/wrong-of-account';
/** These belong to no workspace, and but for that and the erasures say nothing of any. */
const SHARED = [
  'erasures',
  'install-states',
  'self-tests',
  'rate-limits/connect/address',
  'rate-limits/install/address',
  BY_ACCOUNT,
];

let cloud: Cloud;
let slack: ManyWorkspaces;
let world: World;

beforeEach(async () => {
  cloud = await startCloud();
  const port = await findFreePort();
  const appUrl = `http://127.0.0.1:${port}`;
  slack = await startManyWorkspaces({
    appUrl,
    signingSecret: OAUTH_APP.signingSecret,
    places: [
      { id: ALPHA, name: 'Alpha' },
      { id: BRAVO, name: 'Bravo', rotates: true },
      { id: ORGANISATION, name: 'Charlie' },
    ],
  });
  world = await openWorld({
    port,
    publicUrl: appUrl,
    slack: OAUTH_APP,
    slackApiUrl: slack.apiUrl,
    starleafApiUrl: cloud.url,
  });
});

afterEach(async () => {
  await world.close();
  await slack.close();
  await cloud.close();
});

async function install(placeId: string): Promise<string> {
  const browser = new Browser();
  const page = await (await browser.open(`${world.origin}/slack/install`)).text();
  const consentUrl = findLink(page, 'Add to Slack');
  const back = slack.consent(consentUrl, { placeId, installerId: ANA });
  const done = await browser.open(back);
  expect(done.status).toBe(200);
  return done.text();
}

/** What Ana of a place is told, once it holds all of these words. */
async function told(placeId: string, ...words: readonly string[]): Promise<string> {
  const holds = ({ place, to, fields }: HeardIn) =>
    place === placeId &&
    to === 'response_url' &&
    words.every((word) => JSON.stringify(fields).includes(word));
  return JSON.stringify((await slack.hears(holds)).fields);
}

async function type(placeId: string, text: string): Promise<void> {
  const { status } = await slack.command({ placeId, userId: ANA, text });
  expect(status).toBe(200);
}

/** Ana of a place connects her account, schedules, lists, and looks at Home and settings. */
async function live(placeId: string): Promise<void> {
  const secret = SECRETS[placeId] ?? '';
  const account = { email: `ana@${secret}.example`, password: `${secret} password` };
  await cloud.add(account.email, account.password);
  await type(placeId, `tomorrow 3pm about the ${secret}`);
  const prompt = await told(placeId, '/connect/');
  const [link = ''] = /http:[^"\\]+\/connect\/[\w-]+/.exec(prompt) ?? [];
  expect((await followConnectLink(link, account)).status).toBe(204);
  await told(placeId, 'Posted in', secret);
  await type(placeId, 'list');
  await told(placeId, `${secret}`, 'entry-');
  await type(placeId, 'connect');
  await told(placeId, 'You are connected', account.email);
  await saveSettings(placeId, `Chat of the ${secret}`);
  await type(placeId, 'settings');
  await slack.hears(
    ({ place, to, fields }) =>
      place === placeId && to === 'views.open' && String(fields.view).includes(`Chat of the ${secret}`),
  );
  await slack.event(placeId, { type: 'app_home_opened', user: ANA, tab: 'home', channel: 'D1' });
  await slack.hears(
    ({ place, to, fields }) =>
      place === placeId && to === 'views.publish' && String(fields.view).includes(secret),
  );
  // A link that nobody has followed yet, and a sentence that waits.
  await type(placeId, 'connect another');
  await told(placeId, '/connect/');
}

/** Submits the form of `/starleaf settings`. */
async function saveSettings(placeId: string, titlePattern: string): Promise<void> {
  const isOrganisation = placeId.startsWith('E');
  const { status } = await slack.interact({
    type: 'view_submission',
    user: { id: ANA },
    team: isOrganisation ? null : { id: placeId },
    enterprise: isOrganisation ? { id: placeId } : null,
    is_enterprise_install: isOrganisation,
    trigger_id: `5.5.${placeId}`,
    view: {
      id: 'V0SETTINGS',
      hash: '1.a',
      type: 'modal',
      callback_id: 'settings',
      state: { values: { pattern: { pattern: { type: 'plain_text_input', value: titlePattern } } } },
    },
  });
  expect(status).toBe(200);
}

/** The store as it is, opened beside the app. */
async function withStore<Result>(look: (storage: Storage) => Promise<Result>): Promise<Result> {
  const storage = await openStorage({
    databaseUrl: `sqlite://${world.folder}/starleaf.db`,
    cipher: createCipher([Buffer.alloc(32, 7)]),
  });
  try {
    return await look(storage);
  } finally {
    await storage.close();
  }
}

interface Kept {
  readonly namespace: string;
  readonly whose: string | null | undefined;
  /** Key and value. */
  readonly text: string;
}

/** Every entry of every namespace. */
async function walk(): Promise<readonly Kept[]> {
  return withStore(async (storage) => {
    const kept: Kept[] = [];
    for (const namespace of await storage.namespaces()) {
      for await (const entry of storage.entries(namespace)) {
        kept.push({ namespace, whose: findWorkspace(namespace, entry), text: JSON.stringify(entry) });
      }
    }
    return kept.sort((one, other) => (one.text < other.text ? -1 : 1));
  });
}

/** Every row as its bytes are, but for those that say what is to be erased. */
function rows(): ReadonlySet<string> {
  const database = new Database(`${world.folder}/starleaf.db`);
  const sql = `select namespace || ' ' || hex(name) || ' ' || hex(value) || ' ' || coalesce(expires_at, '') from entries
    where namespace <> 'erasures' and namespace not like 'storage/%'`;
  const found = z.array(z.tuple([z.string()])).parse(database.prepare(sql).raw().all());
  database.close();
  return new Set(found.flat());
}

describe('several workspaces beside each other', () => {
  beforeEach(async () => {
    for (const placeId of PLACES) await install(placeId);
    for (const placeId of PLACES) await live(placeId);
  });

  test('never see each other: every key is one workspace’s, and so is every word that is said', async () => {
    const kept = await walk();
    for (const { namespace, whose, text } of kept) {
      expect({ namespace, whose }).not.toEqual({ namespace, whose: undefined });
      if (whose === null) expect(SHARED).toContain(namespace);
      else expect(PLACES).toContain(whose);
      for (const [placeId, secret] of Object.entries(SECRETS)) {
        if (placeId === whose || namespace === 'erasures' || namespace === BY_ACCOUNT) continue;
        expect(text).not.toContain(placeId);
        expect(text).not.toContain(secret);
      }
    }
    for (const placeId of PLACES) {
      const namespaces = new Set(
        kept.filter(({ whose }) => whose === placeId).map(({ namespace }) => namespace),
      );
      for (const namespace of [
        'installations',
        'credentials',
        'starleaf-sessions',
        'cards',
        'accepted',
        'connect-links',
        'last-lists',
        'settings',
      ]) {
        expect(namespaces).toContain(namespace);
      }
    }
    for (const { place, fields } of slack.heard) {
      const said = JSON.stringify(fields);
      for (const [placeId, secret] of Object.entries(SECRETS)) {
        if (placeId !== place) expect(said).not.toContain(secret);
      }
    }
    expect(new Set(slack.heard.map(({ place }) => place))).toEqual(new Set(PLACES));
  });

  test.each(PLACES)(
    '%s takes the app out: all of it goes, and the others stay byte for byte',
    async (gone) => {
      await world.restart();
      const before = { kept: await walk(), rows: rows() };
      slack.endTokens(gone);
      expect((await slack.event(gone, { type: 'app_uninstalled' })).status).toBe(200);
      await world.restart();

      const after = { kept: await walk(), rows: rows() };
      const others = ({ whose, namespace }: Kept) => whose !== gone && namespace !== 'erasures';
      expect(after.kept.filter(({ whose }) => whose === gone)).toEqual([]);
      expect(after.kept.filter(others)).toEqual(before.kept.filter(others));
      expect([...after.rows].filter((row) => !before.rows.has(row))).toEqual([]);
      expect(before.rows.size - after.rows.size).toBe(
        before.kept.filter(({ whose }) => whose === gone).length,
      );

      await type(gone, 'list');
      await told(gone, 'not, or no longer, installed');
      const [other = ''] = PLACES.filter((placeId) => placeId !== gone);
      await type(other, 'next');
      await told(other, 'Join', SECRETS[other] ?? '');
    },
  );

  test('the bot’s token is revoked: erased; tokens of people, or one that works: nothing is', async () => {
    await world.restart();
    const before = rows();
    await slack.event(ALPHA, { type: 'tokens_revoked', tokens: { oauth: [ANA] } });
    await slack.event(ALPHA, { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } });
    await world.restart();
    expect(rows()).toEqual(before);

    slack.endTokens(ALPHA);
    await slack.event(
      ALPHA,
      { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } },
      // Another second than that of the words before, which are known by it.
      { event_time: Math.floor(Date.now() / 1000) + 1 },
    );
    await world.restart();
    expect((await walk()).filter(({ whose }) => whose === ALPHA)).toEqual([]);
  });

  test('a workspace that comes back begins anew, and a late word of its departure harms nothing', async () => {
    slack.endTokens(ALPHA);
    const left = Math.floor(Date.now() / 1000);
    await slack.event(ALPHA, { type: 'app_uninstalled' }, { event_time: left });
    await install(ALPHA);
    await world.restart();
    const ours = (await walk()).filter(({ whose }) => whose === ALPHA);
    expect(ours.map(({ namespace }) => namespace)).toEqual(['installations']);

    await slack.event(ALPHA, { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }, { event_time: left });
    await world.restart();
    expect((await walk()).filter(({ whose }) => whose === ALPHA)).toEqual(ours);
  });
});

describe('somebody of a workspace that has not installed the app', () => {
  const STRANGER = 'U0STRANGER';

  beforeEach(async () => {
    await install(ALPHA);
    await live(ALPHA);
  });

  async function press(actionId: string, blockId: string, value: string): Promise<void> {
    const { origin } = new URL(slack.apiUrl);
    const { status } = await slack.interact({
      type: 'block_actions',
      user: { id: STRANGER, team_id: 'T0ELSEWHERE' },
      team: { id: ALPHA },
      channel: { id: 'C0GENERAL' },
      container: { type: 'message', message_ts: '1700000000.000000', channel_id: 'C0GENERAL' },
      trigger_id: `1.2.${actionId}`,
      response_url: `${origin}/response/${STRANGER}`,
      actions: [{ type: 'button', action_id: actionId, block_id: blockId, value }],
    });
    expect(status).toBe(200);
  }

  test('may press what stands in a channel that both share, and is told politely how it is', async () => {
    await press('card-details', `card ${ANA} unknown`, 'details');
    await told(STRANGER, 'Only');
    await press('open-schedule', 'b1', 'schedule');
    await press('run-connect', 'b1', 'connect');
    await told(STRANGER, 'I only work for people of the workspace that installed me');
    const said = slack.heard
      .filter(({ place }) => place === STRANGER)
      .map(({ fields }) => JSON.stringify(fields));
    expect(said.join()).not.toContain('/connect/');
    expect(said.join()).not.toContain('aardvark');
    const kept = (await walk()).filter(({ text }) => text.includes(STRANGER));
    // What they pressed waits for a day to be tried again; nothing more is made of them.
    expect(kept.filter(({ namespace }) => !['seen', 'drafts', 'accepted'].includes(namespace))).toEqual([]);
  });
});
