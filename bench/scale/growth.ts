import { setTimeout as sleep } from 'node:timers/promises';
import { Vault } from '../../src/credentials/vault.js';
import type { Storage } from '../../src/storage/storage.js';
import { answerAsSlack, answerAsStarLeaf, startNeighbour } from '../stand-ins.js';
import { makePostgres, makeSqlite } from './databases.js';
import { connectPeople, openStore, person } from './people.js';
import { startReplica } from './replica.js';
import { sendSteadily } from './send-steadily.js';

const LOOKUPS = 1_000;

/** Prints how the app fares as more and more people are connected: each figure on either store, in one run. */
export async function benchGrowth(sizes: readonly number[]): Promise<void> {
  const slack = await startNeighbour(answerAsSlack);
  const starleaf = await startNeighbour(answerAsStarLeaf);
  console.log(
    '| store | people | find, p50 / p99 ms | describe, p50 / p99 ms | write down and finish work, p50 / p99 ms | start, ms | memory idle / after 200 commands, MB |',
  );
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const makePlace of [makeSqlite, makePostgres]) {
    const place = await makePlace();
    let connected = 0;
    for (const people of sizes) {
      const storage = await openStore(place.url);
      await connectPeople(storage, { from: connected, to: people });
      connected = people;
      const vault = new Vault(storage);
      const anybody = () => person(Math.floor(Math.random() * people));
      const find = await time(() => vault.find(anybody()));
      const describe = await time(() => vault.describe(anybody()));
      const work = await time((round) => writeDownAndFinish(storage, `bench ${people} ${round}`));
      await storage.close();

      const replica = await startReplica({
        databaseUrl: place.url,
        slackOrigin: slack.origin,
        starleafOrigin: starleaf.origin,
      });
      await sleep(2_000);
      const idle = await replica.memory();
      await sendSteadily({
        targets: [replica.origin],
        text: 'meet tomorrow 3pm about Q3 budget',
        people,
        responseUrl: `${slack.origin}/response`,
        perSecond: 10,
        seconds: 20,
      });
      const busy = await replica.memory();
      await replica.stop();
      const memory = `${Math.round(idle)} / ${Math.round(busy)}`;
      const cells = [
        place.engine,
        people.toLocaleString('en'),
        find,
        describe,
        work,
        Math.round(replica.startMs),
        memory,
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
    await place.remove();
  }
  slack.server.close();
  starleaf.server.close();
}

async function writeDownAndFinish(storage: Storage, id: string): Promise<void> {
  const job = await storage.jobs('bench').begin(id, { text: 'meet tomorrow 3pm about Q3 budget' });
  await job?.done();
}

/** One after the other. */
async function time(work: (round: number) => Promise<unknown>): Promise<string> {
  const took: number[] = [];
  for (let round = 0; round < LOOKUPS; round += 1) {
    const began = performance.now();
    await work(round);
    took.push(performance.now() - began);
  }
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2);
  return `${at(0.5)} / ${at(0.99)}`;
}
