import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { Mail, MailTransport } from '../../../src/conference-server/mail/mail.js';
import { MailQueue } from '../../../src/conference-server/mail/queue.js';
import { SignInLimits } from '../../../src/conference-server/sign-in-limits.js';
import { describePostgres, openPostgres } from '../../support/postgres.js';
import { ADA, BOB, type RunningServer, someSettings } from '../fixture.js';
import { respond, type StrictAnswer, type StrictClient } from '../strict-client.js';
import { type Fate, toMortal } from './mortal.js';
import { startTwoServers, type TwoServers } from './two-servers.js';

const MINUTE_MS = 60_000;
const QUOTA = 5;
const guests = [{ email: 'kim@example.org' }, { email: 'lee@example.org' }];
const settings = someSettings({ send_emails: true, participants: guests });

/** Where a store comes from, and what takes it away again. */
type MakeDatabase = () => Promise<{ readonly url: string; readonly drop: () => Promise<unknown> }>;

const makeSqlite: MakeDatabase = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-replicas-'));
  return { url: `sqlite://${join(folder, 'starleaf.db')}`, drop: () => rm(folder, { recursive: true }) };
};

const statuses = (answers: readonly StrictAnswer[]) => answers.map(({ status }) => status).sort();

function twoServersOn(makeDatabase: MakeDatabase): void {
  let database: Awaited<ReturnType<MakeDatabase>>;
  let two: TwoServers;
  const fate: Fate = { writesLeft: Number.POSITIVE_INFINITY };

  beforeAll(async () => {
    database = await makeDatabase();
    const often = { times: 1000, withinMs: MINUTE_MS };
    const limits = {
      conferencesPerUser: QUOTA,
      signIn: {
        perUsernameAndAddress: often,
        perUsername: often,
        perAddress: often,
        challengesPerAddress: often,
      },
    };
    two = await startTwoServers(database.url, { limits }, (stores) => toMortal(stores, fate));
  });
  afterAll(async () => {
    await two.close();
    await database.drop();
  });

  /** Somebody new with a client of each server. */
  async function newcomer() {
    const { email, client } = await two.servers[0].newcomer();
    return { email, clients: two.clientsOf(client) };
  }

  /** The same request at both servers in turn, so often, all at once. */
  function atBoth(times: number, ask: (client: StrictClient, index: number) => Promise<StrictAnswer>) {
    return async (clients: readonly [StrictClient, StrictClient]) =>
      Promise.all(
        Array.from({ length: times }, (_, index) => ask(index % 2 === 0 ? clients[0] : clients[1], index)),
      );
  }

  async function idsOf(client: StrictClient): Promise<readonly string[]> {
    return (await client.request('GET', '/myconferences')).body.conf_ids;
  }

  /** The mails about somebody's conferences that were delivered so far, as `to: subject`, oldest first. */
  async function mailsFrom(organiser: string): Promise<readonly string[]> {
    for (const { queue } of two.servers) {
      queue.wake();
      await queue.idle();
    }
    const all = (await two.servers[1].outbox?.list()) ?? [];
    const theirs = all.filter(({ calendar }) =>
      calendar?.content.replaceAll('\r\n ', '').includes(organiser),
    );
    return theirs.map(({ to, subject }) => `${to}: ${subject.split(':')[0]}`).reverse();
  }

  describe('somebody who signed in at one', () => {
    test('is signed in at the other', async () => {
      const { clients } = await newcomer();
      expect(statuses(await atBoth(2, (client) => client.request('GET', '/version'))(clients))).toEqual([
        200, 200,
      ]);
    });

    test('has cookies renewed once for both', async () => {
      const { clients } = await newcomer();
      two.clock.advance(16 * MINUTE_MS);
      expect((await clients[0].request('GET', '/version')).status).toBe(449);
      const [one, other] = two.clientsOf(clients[0]);
      expect((await other.request('GET', '/version')).status).toBe(200);
      expect((await one.request('GET', '/version')).status).toBe(200);
    });

    test('is signed out at both by a new password', async () => {
      const { email, clients } = await newcomer();
      await two.servers[0].accounts.setPassword(email, 'another one');
      expect((await clients[1].request('GET', '/version')).status).toBe(401);
    });
  });

  describe('a challenge', () => {
    async function challenge(server: RunningServer) {
      const path = `/challenge?username=${encodeURIComponent(BOB.email)}`;
      return (await server.client().request('GET', path)).body;
    }

    function answer(server: RunningServer, response: string) {
      return server.client().request('POST', '/authenticate', { body: { username: BOB.email, response } });
    }

    test('of one is answered at the other', async () => {
      const response = respond(BOB.password, await challenge(two.servers[0]));
      expect((await answer(two.servers[1], response)).status).toBe(204);
    });

    test('answered at both at once counts once', async () => {
      const response = respond(BOB.password, await challenge(two.servers[0]));
      const answers = await Promise.all(
        [0, 1, 0, 1].map((index) => answer(two.servers[index === 0 ? 0 : 1], response)),
      );
      expect(statuses(answers)).toEqual([204, 401, 401, 401]);
    });
  });

  test('an account that is made at both at once is one', async () => {
    const email = 'once@example.com';
    const made = await Promise.all(two.servers.map(({ accounts }) => accounts.add({ ...ADA, email })));
    expect(made.filter((account) => account !== undefined)).toHaveLength(1);
    const listed = await two.servers[1].accounts.list();
    expect(listed.filter((account) => account.email === email)).toHaveLength(1);
  });

  test('a conference of one id, put at both at once, is made once and its guests are invited once', async () => {
    const { email, clients } = await newcomer();
    const put = atBoth(6, (client) => client.request('PUT', '/myconferences/roof', { body: { settings } }));
    expect(statuses(await put(clients))).toEqual([201, 204, 204, 204, 204, 204]);
    expect(await idsOf(clients[1])).toEqual(['roof']);
    expect([...(await mailsFrom(email))].sort()).toEqual([
      'kim@example.org: Invitation',
      'lee@example.org: Invitation',
    ]);
  });

  test('the quota holds however many are created at once', async () => {
    const { clients } = await newcomer();
    const create = atBoth(4 * QUOTA, (client, index) =>
      client.request('PUT', `/myconferences/room-${index}`, { body: { settings: someSettings() } }),
    );
    const answers = statuses(await create(clients));
    expect(answers.filter((status) => status === 201)).toHaveLength(QUOTA);
    expect(answers.filter((status) => status === 507)).toHaveLength(3 * QUOTA);
    expect(await idsOf(clients[0])).toHaveLength(QUOTA);
  });

  test('occurrences that are cancelled at both at once are all cancelled', async () => {
    const { clients } = await newcomer();
    const weekly = someSettings({ repetition: { frequency: 'weekly', interval: 1, count: 4 } });
    await clients[0].request('PUT', '/myconferences/weekly', { body: { settings: weekly } });
    const dates = ['01', '08', '15', '22'].map((day) => `2026-12-${day}T10:00:00Z`);
    const cancel = atBoth(4, (client, index) =>
      client.request('DELETE', `/myconferences/weekly/occurrences/${dates[index]}`),
    );
    expect(statuses(await cancel(clients))).toEqual([204, 204, 204, 204]);
    const { occur_mod: changed } = (await clients[1].request('GET', '/myconferences/weekly')).body;
    expect(changed).toEqual(dates);
  });

  test('guesses are counted together, whichever server is asked', async () => {
    const few = { times: 3, withinMs: 60 * MINUTE_MS };
    const many = { times: 1000, withinMs: 60 * MINUTE_MS };
    const allowances = {
      perUsernameAndAddress: few,
      perUsername: many,
      perAddress: many,
      challengesPerAddress: many,
    };
    const [here, there] = two.servers.map(({ stores }) => new SignInLimits(stores, allowances));
    const attempt = { username: 'guessed@example.com', address: '192.0.2.9' };
    const waits = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? here : there)?.begin(attempt)),
    );
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(few.times);
  });

  test('each mail is sent by one of two queues, once', async () => {
    const delivered: string[] = [];
    const transport: MailTransport = {
      deliver: async (id) => {
        delivered.push(id);
        return 'sent';
      },
      close: () => {},
    };
    const queues = two.servers.map(
      ({ stores }) =>
        new MailQueue({ stores, transport, logger: pino({ level: 'silent' }), now: two.clock.now }),
    );
    const mail: Mail = { to: 'a@b.c', replyTo: null, subject: '', text: '', html: '', calendar: null };
    const mails = Array.from({ length: 30 }, (_, index) => ({ id: `mail-${index}`, mail }));
    await Promise.all(queues.map((queue) => queue.add(mails)));
    await Promise.all(queues.map((queue) => queue.idle()));
    await Promise.all(queues.map((queue) => queue.stop()));
    expect([...delivered].sort()).toEqual(mails.map(({ id }) => id).sort());
  });

  test('a mail that a server had taken up when it died is sent by the other', async () => {
    const { email, clients } = await newcomer();
    fate.writesLeft = Number.POSITIVE_INFINITY;
    await clients[0].request('PUT', '/myconferences/roof', { body: { settings } });
    const taken = await two.storages[0].jobs('conference-server/mail-queue').take(10);
    expect(taken).toHaveLength(2);
    expect(await mailsFrom(email)).toEqual([]);
    two.clock.advance(MINUTE_MS);
    expect(await mailsFrom(email)).toHaveLength(2);
  });

  describe('a server that dies in the middle of', () => {
    const longer = { ...settings, end: '2026-12-01T11:00:00' };
    const weekly = { ...settings, repetition: { frequency: 'weekly', interval: 1, count: 4 } };
    const date = '/myconferences/roof/occurrences/2026-12-08T10:00:00Z';

    test.each([
      {
        what: 'a create',
        before: null,
        request: ['PUT', '/myconferences/roof', { body: { settings } }],
        mails: ['kim@example.org: Invitation', 'lee@example.org: Invitation'],
        listed: ['roof'],
      },
      {
        what: 'a change',
        before: settings,
        request: ['PUT', '/myconferences/roof', { body: { settings: longer, send_update_emails: true } }],
        mails: ['kim@example.org: Changed', 'lee@example.org: Changed'],
        listed: ['roof'],
      },
      {
        what: 'a cancellation of one date',
        before: weekly,
        request: ['DELETE', date],
        mails: ['kim@example.org: Cancelled', 'lee@example.org: Cancelled'],
        listed: ['roof'],
      },
      {
        what: 'a removal',
        before: settings,
        request: ['DELETE', '/myconferences/roof'],
        mails: ['kim@example.org: Cancelled', 'lee@example.org: Cancelled'],
        listed: [],
      },
    ] as const)('$what leaves a whole when it is repeated', async ({ before, request, mails, listed }) => {
      let hasSurvived = false;
      let deaths = 0;
      for (; !hasSurvived; deaths += 1) {
        const { email, clients } = await newcomer();
        if (before !== null) {
          await clients[1].request('PUT', '/myconferences/roof', { body: { settings: before } });
        }
        const earlier = await mailsFrom(email);
        fate.writesLeft = deaths;
        const [method, path, sent] = request;
        hasSurvived = await clients[0].request(method, path, sent).then(
          () => true,
          () => false,
        );
        hasSurvived &&= fate.writesLeft >= 0;
        fate.writesLeft = Number.POSITIVE_INFINITY;
        // So long after a repeat that the end of the work is no longer known by itself.
        two.clock.advance(2 * 60 * MINUTE_MS);
        await clients[1].signIn(email, ADA.password);
        const again = await clients[1].request(method, path, sent);
        expect([201, 204, 404]).toContain(again.status);
        expect({ deaths, mails: (await mailsFrom(email)).slice(earlier.length).sort() }).toEqual({
          deaths,
          mails,
        });
        expect(await idsOf(clients[1])).toEqual(listed);
        expect((await clients[1].request('GET', '/myconferences/roof')).status).toBe(
          listed.length === 0 ? 404 : 200,
        );
      }
      expect(deaths).toBeGreaterThan(4);
    });
  });
}

describe('two servers on one SQLite file', () => twoServersOn(makeSqlite));
describePostgres('two servers on one PostgreSQL', () => twoServersOn(openPostgres));
