import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../../../src/slack/answer.js';
import type { MeetingChange } from '../../../src/slack/changes/change.js';
import { changeMeeting } from '../../../src/slack/changes/change-meeting.js';
import { type KeptChange, readKeptChange, writeKeptChange } from '../../../src/slack/changes/kept-change.js';
import { readMeeting } from '../../../src/slack/changes/read-meeting.js';
import type { ConnectedAccount } from '../../../src/slack/connected.js';
import { NO_TRAIL } from '../../../src/slack/trail.js';
import type { StarLeafAccount } from '../../../src/starleaf/service.js';
import { ANA, at, minutes, plan } from '../support/facts.js';
import { type ConnectedWorld, openConnectedWorld } from '../support/world.js';

const CONF_ID = 'slack-1';
/** Thursdays from 26 November, five of them. */
const WEEKLY = plan({
  title: 'Standup',
  start: at('2026-11-26T09:30'),
  duration: minutes(15),
  recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=5',
});
const SKIPPED = '2026-12-10T09:30:00Z';

let world: ConnectedWorld;
let account: ConnectedAccount;

beforeEach(async () => {
  world = await openConnectedWorld();
  const { tools } = world.box;
  const credential = await tools.vault.find(world.owner);
  if (credential === undefined) throw new Error('not connected');
  account = { credential, starleaf: tools.starleaf.account(world.owner, credential) };
});

afterEach(() => world.close());

/** A series with a date that is off, and its card. */
async function post(): Promise<void> {
  const { dialIn } = await account.starleaf.putMeeting(CONF_ID, WEEKLY);
  await account.starleaf.cancelOccurrence({ confId: CONF_ID, occurId: SKIPPED });
  const record = {
    owner: world.owner,
    confId: CONF_ID,
    title: WEEKLY.title,
    startsAt: WEEKLY.start.toMillis(),
    durationMinutes: 15,
    zone: WEEKLY.start.zoneName,
    recurrence: WEEKLY.recurrence,
    participants: [],
    startsNow: false,
    joinUrl: dialIn.joinUrl,
    isCancelled: false,
  };
  await world.box.tools.cards.keep(record, {
    channelId: 'C1',
    ts: '17.01',
    threadTs: null,
    replyAddress: null,
  });
}

class Crash extends Error {}

/** Only so many requests that change something reach StarLeaf; then the process is no more. */
function until(crashAfter: number): ConnectedAccount {
  let changes = 0;
  const { starleaf, credential } = account;
  const mortal =
    <Given extends readonly unknown[], Result>(ask: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (changes === crashAfter) throw new Crash();
      const answer = await ask(...given);
      changes += 1;
      if (changes === crashAfter) throw new Crash();
      return answer;
    };
  const dying: StarLeafAccount = {
    ...starleaf,
    putMeeting: mortal((...given) => starleaf.putMeeting(...given)),
    cancelMeeting: mortal((...given) => starleaf.cancelMeeting(...given)),
    cancelOccurrence: mortal((...given) => starleaf.cancelOccurrence(...given)),
    changeOccurrence: mortal((...given) => starleaf.changeOccurrence(...given)),
  };
  return { starleaf: dying, credential };
}

/** Makes a change, ended after so many of its requests, and goes on with it from what was written down. */
async function makeInTwoLives(change: MeetingChange, crashAfter: number): Promise<Answer> {
  const written: unknown[] = [];
  const { tools } = world.box;
  const { owner } = world;
  const keepChange = async (kept: KeptChange) => {
    written.push(JSON.parse(JSON.stringify(writeKeptChange(kept))));
  };
  const first = { ...tools, trail: { ...NO_TRAIL, isLast: false, keepChange } };
  await expect(
    changeMeeting({ tools: first, account: until(crashAfter), owner, confId: CONF_ID, change }),
  ).rejects.toThrow(Crash);
  const kept = readKeptChange(written.at(-1));
  if (kept === undefined) throw new Error('nothing was written down');
  const second = { ...tools, trail: { ...NO_TRAIL, change: kept, isLast: false } };
  return changeMeeting({ tools: second, account, owner, ...kept });
}

/** What people read and what StarLeaf holds afterwards, ids of conferences left out. */
async function outcome(answer: Answer): Promise<unknown> {
  const { changedCards } = answer;
  const ids = [
    ...new Set(
      world.cloud.requests.flatMap((line) => /\/myconferences\/(slack-[^/]+)/.exec(line)?.[1] ?? []),
    ),
  ];
  const held = await Promise.all(ids.map((id) => readMeeting(account.starleaf, id)));
  return {
    line: changedCards?.line,
    told: changedCards?.confirmation?.(0).text,
    card: plainly(changedCards?.message),
    successor: plainly(changedCards?.successor?.message),
    held: held
      .filter((meeting) => meeting !== undefined)
      .map(({ title, start, duration, recurrence, exceptions }) => ({
        title,
        start: start?.toISO(),
        duration: duration?.toISO(),
        recurrence,
        exceptions: exceptions.map(({ occurId, isCancelled, start: moved }) => ({
          occurId,
          isCancelled,
          at: moved.toISO(),
        })),
      })),
  };
}

function plainly(message: unknown): string {
  return JSON.stringify(message ?? null)
    .replace(/https?:[^"|>]+/g, 'link')
    .replace(/\d{3} \d{3} \d{4}|\d{10}(?=@)/g, 'code')
    .replace(/slack-[\w-]+/g, 'conference');
}

const moved = { ...WEEKLY, start: at('2026-11-26T16:00') };
const CHANGES: readonly (readonly [name: string, change: MeetingChange, requests: number])[] = [
  ['cancelling all', { kind: 'cancel' }, 1],
  ['cancelling the following', { kind: 'cancel-following', occurId: '2026-12-17T09:30:00Z' }, 1],
  ['skipping one', { kind: 'cancel-occurrence', occurId: '2026-12-03T09:30:00Z' }, 1],
  ['restoring one', { kind: 'restore-occurrence', occurId: SKIPPED }, 1],
  [
    'moving one',
    {
      kind: 'change-occurrence',
      occurId: '2026-12-03T09:30:00Z',
      change: { start: at('2026-12-03T11:00'), duration: minutes(30) },
    },
    1,
  ],
  ['moving all', { kind: 'change', plan: moved }, 2],
  ['renaming all', { kind: 'change', plan: { ...WEEKLY, title: 'Sync' } }, 1],
  [
    'moving the following',
    {
      kind: 'change-following',
      occurId: '2026-12-03T09:30:00Z',
      plan: { ...moved, start: at('2026-12-03T16:00'), recurrence: 'FREQ=WEEKLY;BYDAY=TH;COUNT=4' },
    },
    3,
  ],
];

const lives = CHANGES.flatMap(([name, change, requests]) =>
  Array.from({ length: requests + 1 }, (_, crashAfter) => ({ name, change, crashAfter })),
);

describe('a change that a crash interrupts', () => {
  test.each(lives)(
    '$name, after $crashAfter of its requests: comes to the same',
    async ({ change, crashAfter }) => {
      await post();
      const resumed = await outcome(await makeInTwoLives(change, crashAfter));
      await world.close();
      world = await openConnectedWorld();
      const { tools } = world.box;
      const credential = await tools.vault.find(world.owner);
      if (credential === undefined) throw new Error('not connected');
      account = { credential, starleaf: tools.starleaf.account(world.owner, credential) };
      await post();
      const undisturbed = await outcome(
        await changeMeeting({ tools, account, owner: world.owner, confId: CONF_ID, change }),
      );
      expect(resumed).toEqual(undisturbed);
      expect(undisturbed).toMatchObject({ line: expect.stringContaining(`<@${ANA.userId}>`) });
    },
  );
});
