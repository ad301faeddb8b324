import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createCipher } from '../../src/credentials/cipher.js';
import type { Credential } from '../../src/credentials/credential.js';
import type { BreakerState } from '../../src/neighbours/breaker.js';
import { StarLeafError } from '../../src/starleaf/errors.js';
import type { StarLeafService } from '../../src/starleaf/service.js';
import { openStorage } from '../../src/storage/open-storage.js';
import type { Storage } from '../../src/storage/storage.js';
import { FakeStarLeaf, type Fault } from './fake-starleaf.js';
import { ada, hastyTimings, openService, plan } from './support.js';

let fake: FakeStarLeaf;

beforeEach(async () => {
  fake = await FakeStarLeaf.start();
});

afterEach(() => fake.stop());

const person = (name: string) => ({
  owner: { workspaceId: 'T1', userId: name },
  credential: fake.addPerson(`${name}@example.com`, 'pass word'),
});

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof StarLeafError ? error.failure : error),
  );

describe('a StarLeaf that fails everybody', () => {
  const always = (fault: Fault) => {
    for (let times = 0; times < 100; times++) fake.fail('GET', '/', fault);
  };

  test('is left in peace after three people, and the fourth hears so at once', async () => {
    const states: BreakerState[] = [];
    const { service } = openService(fake, { watch: { onBreaker: ({ state }) => states.push(state) } });
    const people = ['ada', 'bob', 'cy', 'dee'].map(person);
    always({ kind: 'answer', status: 503 });
    const heard: unknown[] = [];
    for (const { owner, credential } of people) {
      const before = fake.seen.length;
      heard.push(await failureOf(service.account(owner, credential).features()));
      if (owner.userId === 'dee') expect(fake.seen.length).toBe(before);
    }
    expect(heard).toEqual(['unreachable', 'unreachable', 'unreachable', 'down']);
    expect(states).toEqual(['open']);
  });

  test('is not taken for gone when it fails one person, however often they try', async () => {
    const { service } = openService(fake);
    const [victim, other] = [person('ada'), person('bob')];
    always({ kind: 'answer', status: 500 });
    for (let times = 0; times < 5; times++) {
      expect(await failureOf(service.account(victim.owner, victim.credential).features())).toBe(
        'unreachable',
      );
    }
    const before = fake.seen.length;
    await failureOf(service.account(other.owner, other.credential).features());
    expect(fake.seen.length).toBeGreaterThan(before);
  });

  test('and refuses everybody is there all the same', async () => {
    const { service } = openService(fake);
    for (const { owner, credential } of ['ada', 'bob', 'cy', 'dee'].map(person)) {
      const wrong = { ...credential, key: '00'.repeat(32) };
      expect(await failureOf(service.account(owner, wrong).features())).toBe('sign-in-refused');
    }
  });
});

const faults: fc.Arbitrary<Fault> = fc.constantFrom<Fault>(
  { kind: 'hang' },
  { kind: 'drip' },
  { kind: 'cut', worked: true },
  { kind: 'cut', worked: false },
  { kind: 'cut-body' },
  { kind: 'retry' },
  { kind: 'answer', status: 401 },
  { kind: 'answer', status: 500 },
  { kind: 'answer', status: 503, headers: { 'retry-after': '1' } },
  { kind: 'answer', status: 429, headers: { 'retry-after': '60' } },
  { kind: 'answer', status: 449 },
  { kind: 'answer', status: 200, body: '<html>' },
  { kind: 'answer', status: 200, body: '{"salt": 1, "conf_ids": {}}' },
);

describe('whatever StarLeaf does', () => {
  test('a person hears within the budget, and nothing is made twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(faults, { maxLength: 30 }), async (troubles) => {
        const { service } = openService(fake, { timings: hastyTimings });
        const { owner, credential } = person('ada');
        fake.conferences.clear();
        fake.forgetFaults();
        for (const fault of troubles) fake.fail('*', '/', fault);
        const began = performance.now();
        const account = service.account(owner, credential);
        const outcome = await failureOf(account.putMeeting('c1', plan()));
        await failureOf(account.listMeetings());
        expect(performance.now() - began).toBeLessThan(hastyTimings.budgetMs + 300);
        if (outcome === 'done') expect([...fake.conferences.keys()]).toEqual(['c1']);
        expect(fake.conferences.size).toBeLessThanOrEqual(1);
        expect(typeof outcome).toBe('string');
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe('two processes on one store', () => {
  let folder: string;
  let storages: Storage[];
  let services: [StarLeafService, StarLeafService];
  let credential: Credential;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'starleaf-'));
    const cipher = createCipher([Buffer.alloc(32, 9)]);
    const databaseUrl = `sqlite://${folder}/starleaf.db`;
    const [one, other] = [
      await openStorage({ databaseUrl, cipher }),
      await openStorage({ databaseUrl, cipher }),
    ];
    storages = [one, other];
    services = [openService(fake, { storage: one }).service, openService(fake, { storage: other }).service];
    credential = fake.addPerson('ada@example.com', 'pass word');
  });

  afterEach(async () => {
    await Promise.all(storages.map((storage) => storage.close()));
    await rm(folder, { recursive: true });
  });

  const signIns = () => fake.count('POST', '/authenticate');
  const account = (which: 0 | 1) => services[which].account(ada, credential);

  test('twenty requests that find the session expired make one sign-in', async () => {
    await Promise.all([account(0).features(), account(1).features()]);
    expect(signIns()).toBe(1);
    fake.expireSessions();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        account(index % 2 === 0 ? 0 : 1).putMeeting(`c${index}`, plan()),
      ),
    );
    expect(fake.conferences.size).toBe(20);
    expect(signIns()).toBe(2);
  });

  test('what is changed through one is in the list of the other', async () => {
    expect((await account(0).listMeetings()).meetings).toEqual([]);
    expect((await account(1).listMeetings()).meetings).toEqual([]);
    await account(1).putMeeting('c1', plan());
    expect((await account(0).listMeetings()).meetings).toMatchObject([{ confId: 'c1' }]);
    const before = fake.seen.length;
    await account(0).listMeetings();
    expect(fake.seen.length).toBe(before);
  });

  test('who disconnects through one is not signed in again by what the other was doing', async () => {
    await account(0).features();
    await account(1).features();
    let answerNow = () => {};
    fake.fail('GET', '/features', {
      kind: 'wait',
      until: new Promise<void>((resolve) => (answerNow = resolve)),
    });
    const features = account(1).features();
    while (fake.count('GET', '/features') < 3) await new Promise(setImmediate);
    await services[0].forgetSession(ada);
    fake.expireSessions();
    answerNow();
    await features;
    expect(await storages[0]?.keyv('starleaf-sessions').get('T1/U1')).toBeUndefined();
  });
});
