import { setTimeout as sleep } from 'node:timers/promises';
import { createCipher } from '../../src/credentials/cipher.js';
import { APP } from '../../src/playground/identity.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { restartPostgres } from '../support/postgres.js';
import { countFates } from './count-fates.js';
import { type Crowd, channelsOf, gatherCrowd } from './crowd.js';
import { createLuck, type Luck } from './luck.js';
import { Person } from './person.js';
import { type Report, report } from './report.js';
import { type Surroundings, startSurroundings } from './surroundings.js';
import type { Wish } from './wish.js';

/** What is to happen. */
export interface Plan {
  readonly seed: number;
  readonly wishes: number;
  /** At most; each person asks for one meeting at a time. */
  readonly perSecond: number;
  /** Of five people. */
  readonly teams: number;
  /** The share of requests to StarLeaf and to Slack that fail. */
  readonly failing: number;
  /** The share of Slack's requests that come twice. */
  readonly twice: number;
  /** One replica after the other is killed so long after the last is back. */
  readonly killEveryMs: number;
  /** How long people wait to be told something. */
  readonly patienceMs: number;
}

interface Scene {
  readonly plan: Plan;
  readonly luck: Luck;
  readonly crowd: Crowd;
  readonly around: Surroundings;
}

/** How long what was accepted may take once nothing fails any more. */
const SETTLING_MS = 120_000;
/** The share of wishes for which the form is filled in; the others are typed. */
const BY_FORM = 0.3;
/** The share of people who try again what failed, as they are told to. */
const TRY_AGAIN = 0.5;

/**
 * Has a crowd ask two replicas on one PostgreSQL for meetings while everything around them fails, and counts afterwards
 * what is there: in the conference server, and in the conversations.
 */
export async function runChaos(plan: Plan): Promise<Report & { readonly folder: string }> {
  const began = performance.now();
  const luck = createLuck(plan.seed);
  const crowd = gatherCrowd(plan.teams);
  const around = await startSurroundings({ ...plan, crowd, luck });
  const scene = { plan, luck, crowd, around };
  const people = await Promise.all(crowd.people.map((each) => Person.sitDown(around.slack.origin, each)));
  const asking = ask(scene, people);
  const [wishes, misfortunes] = await Promise.all([asking.done, bringMisfortune(scene, asking)]);

  const [starleafFaults, slackFaults] = [around.beforeStarLeaf, around.beforeSlack].map(({ befallen }) =>
    [...befallen.values()].reduce((sum, times) => sum + times, 0),
  );
  // Nothing fails any more.
  around.beforeStarLeaf.rule();
  around.beforeSlack.rule();
  await settle(around);
  const fateOf = await countFates({ ...around, crowd });
  const made = report(wishes, {
    fateOf,
    events: {
      ...misfortunes,
      deliveredTwice: around.balancer.deliveredTwice,
      starleafFaults: starleafFaults ?? 0,
      slackFaults: slackFaults ?? 0,
      milliseconds: performance.now() - began,
    },
  });
  for (const person of people) person.leave();
  await around.close();
  return { ...made, folder: around.folder };
}

interface Asking {
  /** The wishes so far. */
  readonly wishes: readonly Wish[];
  readonly done: Promise<readonly Wish[]>;
}

/** The crowd asks for one meeting after the other, each person waiting until they are told something. */
function ask({ plan, luck, crowd }: Scene, people: readonly Person[]): Asking {
  const wishes: Wish[] = [];
  const askAll = async (): Promise<readonly Wish[]> => {
    const free = [...people];
    const busy = new Set<Promise<void>>();
    while (wishes.length < plan.wishes) {
      await sleep(1_000 / plan.perSecond);
      while (free.length === 0) await Promise.race(busy);
      const [person] = free.splice(Math.floor(luck.draw() * free.length), 1);
      if (person === undefined) throw new Error('nobody is free');
      const wish = makeWish(wishes.length, { person, luck, crowd });
      wishes.push(wish);
      const done = askFor(wish, { person, luck, patienceMs: plan.patienceMs }).then(() => {
        free.push(person);
        busy.delete(done);
      });
      busy.add(done);
    }
    await Promise.all(busy);
    return wishes;
  };
  return { wishes, done: askAll() };
}

function makeWish(
  number: number,
  { person, luck, crowd }: { readonly person: Person; readonly luck: Luck; readonly crowd: Crowd },
): Wish {
  const channel = luck.pick(channelsOf(person.facts, crowd));
  return {
    title: `wish-${String(number).padStart(5, '0')}`,
    by: person.facts.id,
    channel: channel.id,
    appPosts: channel.members.includes(APP.botUserId),
    way: luck.hits(BY_FORM) ? 'submission' : 'command',
    sentAt: Date.now(),
    ackMs: null,
    problem: null,
    told: [],
  };
}

async function askFor(
  wish: Wish,
  facts: { readonly person: Person; readonly luck: Luck; readonly patienceMs: number },
): Promise<void> {
  const { person, luck, patienceMs } = facts;
  if (wish.way === 'command' || !(await person.submit(wish))) {
    // Whoever gets no form types what they wanted.
    wish.way = 'command';
    await person.type(wish);
  }
  if (wish.ackMs !== null) await person.learn(wish, { triesAgain: luck.hits(TRY_AGAIN), patienceMs });
  await person.closeModals();
}

/** Kills replicas in turn; once it stops one gracefully instead, and once it restarts the database. */
async function bringMisfortune({ plan, around: { replicas } }: Scene, { wishes, done }: Asking) {
  const misfortunes = { kills: 0, graceful: 0, databaseRestarts: 0 };
  let isOver = false;
  const over = done.then(() => {
    isOver = true;
  });
  for (let turn = 0; ; turn += 1) {
    await Promise.race([sleep(plan.killEveryMs), over]);
    if (isOver) return misfortunes;
    const replica = replicas[turn % replicas.length];
    if (replica === undefined) throw new Error('there are no replicas');
    if (misfortunes.databaseRestarts === 0 && wishes.length > plan.wishes / 2) {
      await restartPostgres();
      misfortunes.databaseRestarts += 1;
    } else if (misfortunes.graceful === 0 && wishes.length > plan.wishes / 4) {
      await replica.terminate();
      misfortunes.graceful += 1;
      await replica.start();
    } else {
      await replica.kill();
      misfortunes.kills += 1;
      await replica.start();
    }
  }
}

/** Resolves once nothing that was accepted is left to do. @throws where that takes too long */
async function settle({ database, key }: Surroundings): Promise<void> {
  const storage = await openStorage({ databaseUrl: database.url, cipher: createCipher([key]) });
  const deadline = Date.now() + SETTLING_MS;
  const accepted = storage.jobs('accepted');
  try {
    for (;;) {
      const { unfinished } = await accepted.depth();
      if (unfinished === 0) return;
      if (Date.now() > deadline) throw new Error(`${unfinished} pieces of accepted work are never done`);
      await sleep(500);
    }
  } finally {
    await storage.close();
  }
}
