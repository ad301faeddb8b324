import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { answerAsSlack, answerAsStarLeaf, startNeighbour } from '../stand-ins.js';
import { makePostgres } from './databases.js';
import { connectPeople, openStore } from './people.js';
import { type RunningReplica, SECRET, startReplica } from './replica.js';
import { sendSteadily } from './send-steadily.js';

const PEOPLE = 1_000;
const MEET = 'meet tomorrow 3pm about Q3 budget';
/** How long the work behind the acknowledgements may take at most, once nothing more is sent. */
const MOST_MS = 180_000;

/** Prints what one and two replicas take at each pace, beside a bare Bolt app that only acknowledges. */
export async function benchLoad({
  paces,
  seconds,
}: {
  readonly paces: readonly number[];
  readonly seconds: number;
}): Promise<void> {
  let cards = 0;
  const slack = await startNeighbour((path) => {
    if (path.includes('chat.postMessage')) cards += 1;
    return answerAsSlack(path);
  });
  const starleaf = await startNeighbour(answerAsStarLeaf);
  const place = await makePostgres();
  const storage = await openStore(place.url);
  await connectPeople(storage, { from: 0, to: PEOPLE });
  const neighbours = {
    databaseUrl: place.url,
    slackOrigin: slack.origin,
    starleafOrigin: starleaf.origin,
  };
  const bare = fork(fileURLToPath(new URL('../bare-bolt.js', import.meta.url)), {
    env: { SIGNING_SECRET: SECRET },
  });
  const bareOrigin = await new Promise<string>((resolve) =>
    bare.once('message', (origin) => resolve(String(origin))),
  );

  console.log('| | commands a second | acknowledged a second | p50 ms | p99 ms | late | cards a second |');
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const perSecond of paces) {
    await measure('bare Bolt, ack only', { targets: [bareOrigin], text: 'help', perSecond });
    for (const count of [1, 2]) {
      const replicas = await Promise.all(Array.from({ length: count }, () => startReplica(neighbours)));
      await measure(`this app, ${count} replica${count === 1 ? '' : 's'}`, {
        targets: replicas.map(({ origin }) => origin),
        text: MEET,
        perSecond,
      });
      await Promise.all(replicas.map((replica: RunningReplica) => replica.stop()));
    }
  }
  bare.kill();
  slack.server.close();
  starleaf.server.close();
  await storage.close();
  await place.remove();

  async function measure(
    name: string,
    load: { readonly targets: readonly string[]; readonly text: string; readonly perSecond: number },
  ): Promise<void> {
    const whole = { ...load, people: PEOPLE, responseUrl: `${slack.origin}/response` };
    await sendSteadily({ ...whole, perSecond: 20, seconds: 3 });
    await allIsDone();
    cards = 0;
    const began = performance.now();
    const pace = await sendSteadily({ ...whole, seconds });
    await allIsDone();
    const { perSecond, p50, p99, late } = pace;
    const cardsPerSecond = load.text === MEET ? (cards * 1_000) / (performance.now() - began) : null;
    const cells = [load.perSecond, perSecond, p50, p99, late, cardsPerSecond ?? '–'];
    const shown = cells.map((cell) =>
      typeof cell === 'number' ? Math.round(cell).toLocaleString('en') : cell,
    );
    console.log(`| ${[name, ...shown].join(' | ')} |`);
  }

  async function allIsDone(): Promise<void> {
    const accepted = storage.jobs('accepted');
    const deadline = performance.now() + MOST_MS;
    while ((await accepted.depth()).unfinished > 0 && performance.now() < deadline) await sleep(100);
  }
}
