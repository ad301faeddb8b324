import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import { pino } from 'pino';
import { ConnectLinks } from '../src/connect/connect-links.js';
import { CipherError } from '../src/credentials/cipher.js';
import type { Owner } from '../src/credentials/owner.js';
import { Vault } from '../src/credentials/vault.js';
import { LastLists } from '../src/slack/agenda/last-lists.js';
import { Cards } from '../src/slack/cards.js';
import { Drafts } from '../src/slack/drafts.js';
import { OpenHomes } from '../src/slack/home/open-homes.js';
import { Installations } from '../src/slack/install/installations.js';
import { ParkedViews } from '../src/slack/parked-views.js';
import { Settings } from '../src/slack/settings.js';
import { StarLeafError } from '../src/starleaf/errors.js';
import { Session } from '../src/starleaf/session.js';
import { Sessions } from '../src/starleaf/sessions.js';
import type { Storage } from '../src/storage/storage.js';
import { createTemporaryStore, type TemporaryStore } from './storage/temporary-store.js';

/*
 * Somebody who can write to the database, but has no key, copies what is Ana's over what is Ben's: then Ben, or whoever
 * acts as him, must get nothing of hers; nor does the app take him for somebody new.
 */
const ANA: Owner = { workspaceId: 'T1', userId: 'U1ANA' };
const BEN: Owner = { workspaceId: 'T1', userId: 'U2BEN' };
const MINE = 'of Ana alone';

let store: TemporaryStore;
let storage: Storage;

beforeEach(async () => {
  store = await createTemporaryStore();
  storage = await store.open();
});

afterEach(async () => {
  await storage.close();
  await store.destroy();
});

/** How the app keeps something of a person's, and how it reads it. */
interface Kept {
  readonly what: string;
  readonly namespace: string;
  /** @returns how the app reads it for this person */
  readonly keep: (owner: Owner, words: string) => Promise<() => Promise<unknown>>;
}

const KEPT: readonly Kept[] = [
  {
    what: 'a credential',
    namespace: 'credentials',
    keep: async (owner, email) => {
      const vault = new Vault(storage);
      await vault.save(owner, { email, salt: '00', iterations: 1, key: 'ab'.repeat(32) });
      return () => vault.find(owner);
    },
  },
  {
    what: 'since when a credential is used',
    namespace: 'credential-uses',
    keep: async (owner, email) => {
      const vault = new Vault(storage);
      await vault.save(owner, { email, salt: '00', iterations: 1, key: 'ab'.repeat(32) });
      await vault.noteUse(owner);
      return () => vault.describe(owner);
    },
  },
  {
    what: 'a session with StarLeaf',
    namespace: 'starleaf-sessions',
    keep: async (owner, words) => {
      const session = Session.begin('shared@example.com');
      session.take([`sl_session=${words.replaceAll(' ', '-')}; Path=/`], 'http://starleaf.example/v1');
      await newSessions().use(owner, (held) => held.replace(session));
      const credential = { email: 'shared@example.com', salt: '00', iterations: 1, key: 'ab'.repeat(32) };
      return async () => {
        const held = await newSessions().use(owner, (each) => each.hold({ credential, era: each.era }));
        return held.session.cookiesFor('http://starleaf.example/v1');
      };
    },
  },
  {
    what: 'a draft',
    namespace: 'drafts',
    keep: async (owner, text) => {
      const drafts = new Drafts(storage.keyv('drafts'));
      const invocation = {
        id: 'same',
        at: 0,
        text,
        owner,
        channelId: 'C1',
        replyAddress: null,
        chosenReading: null,
      };
      await drafts.park({ invocation, continues: true, promptAddress: null });
      return () => drafts.find(owner, 'same');
    },
  },
  {
    what: 'settings',
    namespace: 'settings',
    keep: async (owner, titlePattern) => {
      const settings = new Settings(storage.keyv('settings'));
      await settings.save(owner, { ...(await settings.find(owner)), titlePattern });
      return () => settings.find(owner);
    },
  },
  {
    what: 'the last list',
    namespace: 'last-lists',
    keep: async (owner, confId) => {
      const lists = new LastLists(storage.keyv('last-lists'));
      await lists.keep(owner, [{ confId, occurId: null }]);
      return () => lists.find(owner);
    },
  },
  {
    what: 'where cards stand',
    namespace: 'cards',
    keep: async (owner, title) => {
      const cards = new Cards(storage);
      const record = { confId: 'same', startsAt: 0, durationMinutes: 30, zone: 'UTC', recurrence: null };
      const rest = { participants: [], startsNow: false, joinUrl: null, isCancelled: false };
      await cards.keep({ owner, title, ...record, ...rest }, null);
      return () => cards.find(owner, 'same');
    },
  },
  {
    what: 'a view that waits',
    namespace: 'parked-views',
    keep: async (owner, text) => {
      const views = new ParkedViews(storage.keyv('parked-views'));
      const id = await views.park(owner, { type: 'modal', title: { type: 'plain_text', text }, blocks: [] });
      return () => views.find(owner, id);
    },
  },
  {
    what: 'the page of an open Home',
    namespace: 'open-homes',
    keep: async (owner, words) => {
      const homes = new OpenHomes(storage.keyv('open-homes'));
      await homes.open(owner, words.length);
      return () => homes.pageOf(owner);
    },
  },
  {
    what: 'a link to connect',
    namespace: 'connect-links',
    keep: (owner, name) => keepLink(owner, name),
  },
  {
    what: 'which link to connect is the latest',
    namespace: 'connect-latest',
    keep: (owner, name) => keepLink(owner, name),
  },
  {
    what: 'a challenge of a link',
    namespace: 'connect-challenges',
    keep: async (owner, email) => {
      const links = new ConnectLinks({ storage, publicUrl: 'http://app.example' });
      const { token } = await links.create({ owner, email: null, name: 'x', resume: null });
      const link = await links.find(token);
      if (link === undefined) throw new Error('the link is there');
      await links.noteChallenge(link, { email, salt: '00', iterations: 1 });
      return () => links.findChallenge(link);
    },
  },
  {
    what: 'the installation of a workspace',
    namespace: 'installations',
    keep: async ({ userId }, name) => {
      const installations = new Installations({ storage });
      const bot = { token: `xoxb-${userId}`, id: 'B1', userId: 'U1', scopes: [], rotation: null };
      const rest = {
        isOrganisation: false,
        appId: null,
        organisationUrl: null,
        installerId: 'U1',
        installedAt: 0,
      };
      // A workspace each.
      await installations.keep({ workspaceId: `T${userId}`, name, ...rest, bot });
      return () => installations.find(`T${userId}`);
    },
  },
];

async function keepLink(owner: Owner, name: string): Promise<() => Promise<unknown>> {
  const links = new ConnectLinks({ storage, publicUrl: 'http://app.example' });
  const { token } = await links.create({ owner, email: null, name, resume: null });
  return () => links.find(token);
}

/** As after a restart: nothing is in memory. */
function newSessions(): Sessions {
  return new Sessions({
    storage,
    logger: pino({ level: 'silent' }),
    signIn: async () => {
      throw new StarLeafError('sign-in-refused');
    },
    pause: async () => {},
    inTurn: (name, work) => storage.inTurn(name, work),
  });
}

/** The names of the rows of a namespace, in hexadecimal. */
function namesIn(namespace: string): readonly string[] {
  const database = new Database(store.file);
  const rows = database.prepare('select hex(name) from entries where namespace = ?').raw().all(namespace);
  database.close();
  return rows.map((row) => String((row as unknown[])[0]));
}

/** Puts all that a row holds in the place of what another holds, its expiry as well. */
function copyRow(namespace: string, { from, to }: { readonly from: string; readonly to: string }): void {
  const database = new Database(store.file);
  const taken = 'from entries where namespace = ? and hex(name) = ?';
  const done = database
    .prepare(
      `update entries set value = (select value ${taken}), expires_at = (select expires_at ${taken})
       where namespace = ? and hex(name) = ?`,
    )
    .run(namespace, from, namespace, from, namespace, to);
  database.close();
  expect(done.changes).toBe(1);
}

describe('a row of Ana’s over one of Ben’s', () => {
  test.each(KEPT.map((kept) => [kept.what, kept] as const))(
    '%s: gives him nothing, and is an error',
    async (_, kept) => {
      const readBen = await kept.keep(BEN, 'what is of Ben');
      const [ben = ''] = namesIn(kept.namespace);
      const readAna = await kept.keep(ANA, MINE);
      const [ana = '', ...others] = namesIn(kept.namespace).filter((name) => name !== ben);
      expect([ben === '', ana === '', others.length]).toEqual([false, false, 0]);

      copyRow(kept.namespace, { from: ana, to: ben });
      await expect(readBen()).rejects.toThrow(CipherError);
      await expect(readAna()).resolves.toBeDefined();
    },
  );

  test('accepted work: is done for nobody, and hers is done once', async () => {
    const jobs = storage.jobs<{ owner: Owner; text: string }>('work');
    await jobs.add(BEN.userId, { owner: BEN, text: 'what is of Ben' });
    const [ben = ''] = namesIn('work');
    await jobs.add(ANA.userId, { owner: ANA, text: MINE });
    const [ana = ''] = namesIn('work').filter((name) => name !== ben);

    copyRow('work', { from: ana, to: ben });
    const taken = await jobs.take(10);
    expect(taken.map(({ id, payload }) => ({ id, payload }))).toEqual([
      { id: ANA.userId, payload: { owner: ANA, text: MINE } },
    ]);
  });
});

test('each of the owners’ stores was read before its row was copied', async () => {
  for (const { keep, what } of KEPT) {
    const read = await keep(ANA, MINE);
    expect({ what, read: await read() }).toEqual({ what, read: expect.anything() });
  }
});
