import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { appConversationId } from '../../src/playground/conversations.js';
import { PEOPLE } from '../../src/playground/people.js';
import type { Running } from '../../src/run.js';
import { start } from '../../src/start.js';
import { type Cloud, startCloud } from '../support/cloud.js';
import { connectAt } from '../support/connected.js';
import { describePostgres, openPostgres } from '../support/postgres.js';
import { findFreePort } from '../support/process.js';
import { findButton, type Seat, wordsOf } from '../support/seat.js';
import { type SlackNextDoor, startSlackNextDoor, TOKENS } from '../support/slack-next-door.js';
import { signedCommand } from '../support/slack-request.js';
import { worldConfig } from '../support/world-config.js';

const GENERAL = 'C0GENERAL1';

/** A store for two at once. */
interface SharedStore {
  readonly url: string;
  drop(): Promise<void>;
}

async function openFile(): Promise<SharedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-twice-'));
  return { url: `sqlite://${folder}/starleaf.db`, drop: () => rm(folder, { recursive: true }) };
}

describe('two of the app on one SQLite file', () => describeTwo(openFile));
describePostgres('two of the app on one PostgreSQL', () => describeTwo(openPostgres));

function describeTwo(openStore: () => Promise<SharedStore>): void {
  let store: SharedStore;
  let cloud: Cloud;
  let slack: SlackNextDoor;
  let apps: readonly Running[];
  let ana: Seat;

  beforeEach(async () => {
    [store, cloud] = await Promise.all([openStore(), startCloud()]);
    for (const { email, password } of PEOPLE) await cloud.add(email, password);
    const port = await findFreePort();
    slack = await startSlackNextDoor(port);
    ana = slack.seat('ana');
    const { botToken, signingSecret } = TOKENS;
    const config = {
      ...worldConfig(store.url),
      slack: { kind: 'http', botToken, signingSecret } as const,
      slackApiUrl: slack.apiUrl,
      starleafApiUrl: cloud.url,
    };
    const logger = pino({ level: 'silent' });
    const first = await start({ ...config, port }, logger);
    apps = [first, await start({ ...config, port: 0 }, logger)];
    await connectAt(GENERAL, ana);
  }, 60_000);

  afterEach(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await slack.close();
    await cloud.close();
    await store.drop();
  });

  /** The same to both, twice each, at the same moment. @returns what they answered */
  function deliver(fields: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const timestamp = Math.floor(Date.now() / 1000);
    const request = signedCommand({ signingSecret: TOKENS.signingSecret, timestamp, fields });
    return Promise.all(
      [...apps, ...apps].map(async ({ origin }) => {
        const response = await fetch(`${origin}/slack/events`, request);
        expect(response.status).toBe(200);
        return response.text();
      }),
    );
  }

  const interaction = (facts: object) => ({
    payload: JSON.stringify({
      user: { id: ana.user },
      team: { id: 'T0PLAYGRND' },
      trigger_id: '9.9.twice',
      ...facts,
    }),
  });

  const made = () => new Set(cloud.requests.filter((line) => line.startsWith('PUT /myconferences/'))).size;

  async function countIn(channel: string, words: string): Promise<number> {
    return (await ana.read(channel)).filter((message) => wordsOf(message).includes(words)).length;
  }

  test('make one meeting and one card of a command that reaches both, and tell of it once', async () => {
    const answers = await deliver({
      command: '/starleaf',
      text: 'tomorrow 3pm about togetherness',
      trigger_id: '7.7.same',
      team_id: 'T0PLAYGRND',
      user_id: ana.user,
      channel_id: GENERAL,
      response_url: `${new URL(slack.apiUrl).origin}/response/none`,
    });
    expect(answers).toEqual(['', '', '', '']);
    const direct = appConversationId(ana.user);
    await ana.seeWords(direct, 'Posted in', 'togetherness');
    expect(await countIn(GENERAL, 'togetherness* — scheduled by')).toBe(1);
    expect(await countIn(direct, 'togetherness')).toBe(1);
    expect(made()).toBe(1);
  });

  test('take back once what both are told to undo, with one line in the thread', async () => {
    await ana.type(GENERAL, '/starleaf tomorrow 3pm about regrets');
    const confirmation = await ana.seeWords(GENERAL, 'Posted in', 'regrets');
    const undo = findButton(confirmation.blocks, 'Undo');
    await deliver(
      interaction({
        type: 'block_actions',
        channel: { id: GENERAL },
        container: { type: 'message', channel_id: GENERAL, message_ts: confirmation.ts },
        response_url: `${new URL(slack.apiUrl).origin}/response/none`,
        actions: [{ action_id: undo?.actionId, block_id: undo?.blockId, value: undo?.value, type: 'button' }],
      }),
    );
    await ana.seeWords(appConversationId(ana.user), 'Undone:', 'regrets');
    await ana.seeWords(GENERAL, 'Cancelled by', 'regrets');
    const lines = (await ana.read(GENERAL)).filter((message) => message.threadTs !== null);
    expect(lines.map(wordsOf)).toEqual([expect.stringContaining('Cancelled by')]);
    expect(cloud.requests.filter((line) => line.startsWith('DELETE /myconferences/'))).toHaveLength(1);
  });

  test('begin one meeting of a form that is submitted in two windows', async () => {
    const answers = await deliver(
      interaction({
        type: 'view_submission',
        view: {
          id: 'V0TWICE',
          hash: '1.twice',
          type: 'modal',
          callback_id: 'start',
          state: {
            values: {
              title: { input: { type: 'plain_text_input', value: 'Windows' } },
              post: { input: { type: 'conversations_select', selected_conversation: GENERAL } },
            },
          },
        },
      }),
    );
    expect(answers.filter((answer) => answer.includes('submitted already'))).toHaveLength(3);
    await ana.seeWords(GENERAL, 'Windows');
    expect(await countIn(GENERAL, '*Windows* —')).toBe(1);
    expect(made()).toBe(1);
  });
}
