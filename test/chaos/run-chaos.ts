import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCipher } from '../../src/credentials/cipher.js';
import type { Message } from '../../src/playground/protocol.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { startBalancer } from '../support/balancer.js';
import { Onlooker } from '../support/onlooker.js';
import { openPostgres, restartPostgres } from '../support/postgres.js';
import { findFreePort } from '../support/process.js';
import { Seat } from '../support/seat.js';
import { startSlackNextDoor, TOKENS } from '../support/slack-next-door.js';
import { KEY, PASSWORD, startCloud } from './cloud.js';
import { channelsOf, gatherCrowd } from './crowd.js';
import { SLACK_FAULTS, STARLEAF_FAULTS, startFaultingProxy } from './faulting-proxy.js';
import { createLuck } from './luck.js';
import { Person } from './person.js';
import { Replica } from './replica.js';
import { type Events, type Report, report } from './report.js';
import type { Fate, Wish } from './wish.js';

/** What is to happen. */
export interface Plan {
  readonly seed: number;
  readonly wishes: number;
  /** At most; each person asks for one meeting at a time. */
  readonly perSecond: number;
  /** Of five people. */
  readonly teams: number;
  /** Of the requests to StarLeaf and to Slack. */
  readonly failing: number;
  /** Of the requests from Slack. */
  readonly twice: number;
  /** One replica after the other is killed this long after the last one is back. */
  readonly killEveryMs: number;
  /** How long people wait to be told something. */
  readonly patienceMs: number;
}

/** How long what was accepted may take once nothing fails any more. */
const SETTLING_MS = 90_000;

/**
 * Has a crowd ask two replicas on one PostgreSQL for meetings while everything around them fails, and counts afterwards
 * what is there: in the conference server, and in the conversations.
 */
export async function runChaos(plan: Plan): Promise<Report & { readonly folder: string }> {
  const began = performance.now();
  const luck = createLuck(plan.seed);
  const crowd = gatherCrowd(plan.teams);
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-chaos-'));
  const [database, cloudDatabase] = [await openPostgres(), await openPostgres()];
  const cloud = await startCloud({
    databaseUrl: cloudDatabase.url,
    appDatabaseUrl: database.url,
    people: crowd.people,
  });
  const starleaf = await startFaultingProxy({
    port: () => cloud.port,
    luck,
    share: plan.failing,
    faults: STARLEAF_FAULTS,
  });
  const ports = [await findFreePort(), await findFreePort()];
  const balancer = await startBalancer({
    ports,
    alsoTo: () => (luck.hits(plan.twice) ? luck.pick(['the-same', 'another']) : 'nobody'),
  });
  let slackPort = 0;
  const slackProxy = await startFaultingProxy({
    port: () => slackPort,
    luck,
    share: plan.failing,
    faults: SLACK_FAULTS,
  });
  const slack = await startSlackNextDoor(balancer.port, { ...crowd, seenAs: slackProxy.origin });
  slackPort = Number(new URL(slack.apiUrl).port);
  const replicas = ports.map(
    (port) =>
      new Replica({
        port,
        folder,
        environment: {
          SLACK_BOT_TOKEN: TOKENS.botToken,
          SLACK_SIGNING_SECRET: TOKENS.signingSecret,
          SLACK_API_URL: `${slackProxy.origin}/api/`,
          STARLEAF_API_URL: `${starleaf.origin}/v1`,
          PUBLIC_URL: balancer.origin,
          DATABASE_URL: database.url,
          CREDENTIALS_KEY: KEY.toString('base64'),
          LOG_LEVEL: 'info',
        },
      }),
  );
  await Promise.all(replicas.map((replica) => replica.start()));

  const wishes: Wish[] = [];
  const people = await Promise.all(crowd.people.map((each) => Person.sitDown(slack.origin, each)));
  const free = [...people];
  const asking = new Set<Promise<void>>();
  const events = { kills: 0, graceful: 0, databaseRestarts: 0 };
  let isOver = false;

  async function ask(person: Person, wish: Wish): Promise<void> {
    if (wish.way === 'command' || !(await person.submit(wish))) {
      // Whoever gets no form types what they wanted.
      wish.way = 'command';
      await person.type(wish);
    }
    if (wish.ackMs !== null) {
      await person.learn(wish, { triesAgain: luck.hits(0.5), patienceMs: plan.patienceMs });
    }
    free.push(person);
  }

  async function crowdAsks(): Promise<void> {
    for (let number = 0; number < plan.wishes; number += 1) {
      await sleep(1_000 / plan.perSecond);
      while (free.length === 0) await Promise.race(asking);
      const [person] = free.splice(Math.floor(luck.draw() * free.length), 1);
      if (person === undefined) throw new Error('nobody is free');
      const wish: Wish = {
        title: `wish-${String(number).padStart(5, '0')}`,
        by: person.facts.id,
        channel: luck.pick(channelsOf(person.facts, crowd)).id,
        way: luck.hits(0.3) ? 'submission' : 'command',
        sentAt: Date.now(),
        ackMs: null,
        problem: null,
        told: [],
      };
      wishes.push(wish);
      const done = ask(person, wish).finally(() => asking.delete(done));
      asking.add(done);
    }
    while (asking.size > 0) await Promise.race(asking);
    isOver = true;
  }

  async function misfortune(): Promise<void> {
    for (let turn = 0; !isOver; turn += 1) {
      await sleep(plan.killEveryMs);
      if (isOver) return;
      if (wishes.length > plan.wishes / 2 && events.databaseRestarts === 0) {
        await restartPostgres();
        events.databaseRestarts += 1;
        continue;
      }
      const replica = replicas[turn % replicas.length];
      if (wishes.length > plan.wishes / 4 && events.graceful === 0) {
        await replica?.terminate();
        events.graceful += 1;
      } else {
        await replica?.kill();
        events.kills += 1;
      }
      await replica?.start();
    }
  }

  await Promise.all([crowdAsks(), misfortune()]);
  const faults = [starleaf, slackProxy].map(({ counts }) =>
    [...counts].reduce((total, [way, count]) => total + (way === 'well' ? 0 : count), 0),
  );
  starleaf.clearUp();
  slackProxy.clearUp();
  const fateOf = await settle();

  const happened: Events = {
    ...events,
    deliveredTwice: balancer.deliveredTwice,
    starleafFaults: faults[0] ?? 0,
    slackFaults: faults[1] ?? 0,
    milliseconds: performance.now() - began,
  };
  const made = report(wishes, { fateOf, events: happened });
  for (const person of people) person.leave();
  for (const replica of replicas) await replica.terminate();
  await Promise.all(
    replicas.map((replica, index) => writeFile(join(folder, `replica-${index}.log`), replica.logged)),
  );
  await Promise.all([balancer.close(), starleaf.close(), slackProxy.close(), slack.close(), cloud.close()]);
  await Promise.all([database.drop(), cloudDatabase.drop()]);
  return { ...made, folder };

  /** Waits until nothing that was accepted is owed any more, and counts. */
  async function settle(): Promise<(wish: Wish) => Fate> {
    const storage = await openStorage({ databaseUrl: database.url, cipher: createCipher([KEY]) });
    const accepted = storage.jobs('accepted');
    const deadline = Date.now() + SETTLING_MS;
    while ((await accepted.depth()).unfinished > 0 && Date.now() < deadline) await sleep(500);
    await storage.close();
    return countFates();
  }

  async function countFates(): Promise<(wish: Wish) => Fate> {
    const titles = new Map<string, number>();
    for (const { email } of crowd.people) {
      const onlooker = await Onlooker.signIn(`http://127.0.0.1:${cloud.port}/v1`, {
        email,
        password: PASSWORD,
      });
      for (const { settings } of await onlooker.conferences()) {
        titles.set(settings.title, (titles.get(settings.title) ?? 0) + 1);
      }
    }
    const cards = new Map<string, Message[]>();
    for (const { id } of crowd.people.filter((_, index) => index % 5 === 0)) {
      for (const message of (await new Seat(slack.origin, id).look()).messages) {
        const title = message.ephemeralFor === null ? /^wish-\d+(?=, )/.exec(message.text)?.[0] : undefined;
        if (title !== undefined) cards.set(title, [...(cards.get(title) ?? []), message]);
      }
    }
    return ({ title }) => {
      const [first] = cards.get(title) ?? [];
      return {
        conferences: titles.get(title) ?? 0,
        cards: cards.get(title)?.length ?? 0,
        cardAt: first === undefined ? null : Number(first.ts) * 1000,
      };
    };
  }
}
