import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ANA, toUserInfo } from '../slack/support/facts.js';
import { type SlackStub, startSlackStub } from '../slack/support/web-api.js';
import { type Cloud, startCloud } from '../support/cloud.js';
import { followConnectLink } from '../support/connect.js';
import { signedCommand } from '../support/slack-request.js';
import { openWorld, type World } from '../support/world.js';

const SIGNING_SECRET = 'a signing secret';
const ACCOUNT = { email: 'ana@example.com', password: 'tower-bridge' } as const;

let slack: SlackStub;
let cloud: Cloud;
let world: World;

beforeEach(async () => {
  [slack, cloud] = await Promise.all([startSlackStub(), startCloud()]);
  slack.answer('users.info', toUserInfo(ANA));
  slack.answer('chat.postMessage', ({ channel }) => ({ channel, ts: '17.01' }));
  await cloud.add(ACCOUNT.email, ACCOUNT.password);
  world = await openWorld({
    slack: { kind: 'http', botToken: 'xoxb-test', signingSecret: SIGNING_SECRET },
    slackApiUrl: slack.apiUrl,
    starleafApiUrl: cloud.url,
  });
});

afterEach(async () => {
  await world.close();
  await Promise.all([slack.close(), cloud.close()]);
});

/** A command as Slack sends it, made by hand. @returns status and how long the acknowledgement took */
async function send(text: string, triggerId: string, age = 0) {
  const began = performance.now();
  const response = await fetch(
    `${world.origin}/slack/events`,
    signedCommand({
      signingSecret: SIGNING_SECRET,
      timestamp: Math.floor(Date.now() / 1000) - age,
      fields: {
        command: '/starleaf',
        text,
        trigger_id: triggerId,
        team_id: 'T1',
        user_id: ANA.userId,
        channel_id: 'C1',
        response_url: `${slack.origin}/response/${triggerId}`,
      },
    }),
  );
  return { status: response.status, milliseconds: performance.now() - began };
}

async function connect(): Promise<void> {
  await send('connect', 'connect');
  await slack.hears('/response/connect');
  const [prompt] = slack.to('/response/connect');
  const [link = ''] = /https?:[^\s"]+\/connect\/[\w-]+/.exec(String(prompt?.text)) ?? [];
  expect((await followConnectLink(link, ACCOUNT)).status).toBe(204);
  await slack.hears('/response/connect', 2);
}

const conferences = () => new Set(cloud.requests.filter((line) => line.startsWith('PUT /myconferences/')));

describe('a command signed by hand, while StarLeaf takes two seconds', () => {
  test('is acknowledged in under 300 ms, the card still comes, and three deliveries make one meeting', async () => {
    await connect();
    cloud.setWeather({ kind: 'slow', milliseconds: 2_000 });
    const answers = [await send('meet tomorrow 3pm', 'a'), await send('meet tomorrow 3pm', 'a')];
    answers.push(await send('meet tomorrow 3pm', 'a'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(300);
    expect(slack.to('chat.postMessage')).toEqual([]);

    await slack.hears('/response/a');
    expect(slack.to('chat.postMessage')).toHaveLength(1);
    expect(String(slack.to('chat.postMessage')[0]?.text)).toContain('15:00–15:30 London time');
    expect(slack.to('/response/a')).toHaveLength(1);
    expect(conferences().size).toBe(1);
  });

  test('and one typed again on purpose makes another', async () => {
    await connect();
    await send('meet tomorrow 3pm', 'a');
    await send('meet tomorrow 3pm', 'b');
    await Promise.all([slack.hears('/response/a'), slack.hears('/response/b')]);
    expect(conferences().size).toBe(2);
  });

  test('but too old does nothing at all', async () => {
    await connect();
    const asked = slack.heard.length;
    expect((await send('meet tomorrow 3pm', 'a', 301)).status).toBe(401);
    expect(slack.heard).toHaveLength(asked);
    expect(conferences().size).toBe(0);
  });
});
