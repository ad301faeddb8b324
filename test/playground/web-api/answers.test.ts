import { afterEach, describe, expect, test } from '@jest/globals';
import { LogLevel, type UsersListResponse, WebClient } from '@slack/web-api';
import { readManifest } from '../../../src/playground/manifest.js';
import type { ApiFault } from '../../../src/playground/web-api/fault-injection.js';
import { home, section } from '../block-kit/blocks-fixture.js';
import { MANIFEST, manifestWithOnlyScopes, manifestWithScopes } from '../manifest-fixture.js';
import {
  ANA,
  ANAS_APP,
  BEN,
  BOT,
  DESIGN,
  GENERAL,
  type RunningPlayground,
  SECRETS,
  startPlayground,
} from '../start-playground.js';

let running: RunningPlayground;
afterEach(() => running.close());

const client = (token: string = SECRETS.botToken): WebClient =>
  new WebClient(token, { slackApiUrl: `${running.origin}/api/`, retryConfig: { retries: 0 } });

describe('Slack’s own client is told', () => {
  test('who it is', async () => {
    running = await startPlayground();
    const answer = await client().auth.test();
    expect(answer).toMatchObject({ user_id: BOT, team_id: 'T0PLAYGRND', bot_id: 'B0STARLEAF' });
    expect(answer.response_metadata?.scopes).toContain('users:read.email');
  });

  test('of people: zone, locale and address', async () => {
    running = await startPlayground();
    const { user } = await client().users.info({ user: BEN, include_locale: true });
    expect(user).toMatchObject({
      id: BEN,
      name: 'ben',
      real_name: 'Ben Carter',
      tz: 'America/New_York',
      tz_label: 'Eastern Standard Time',
      tz_offset: -5 * 3600,
      locale: 'en-US',
      is_bot: false,
      profile: { email: 'ben@example.com', display_name: 'ben' },
    });
    const { user: bot } = await client().users.info({ user: BOT });
    expect(bot).toMatchObject({ is_bot: true, name: 'starleaf' });
  });

  test('no address and no locale unless it may have and wants them', async () => {
    running = await startPlayground({ manifest: manifestWithOnlyScopes('users:read') });
    const { user } = await client().users.info({ user: BEN });
    expect(user?.profile).not.toHaveProperty('email');
    expect(user).not.toHaveProperty('locale');
    await expect(client().users.lookupByEmail({ email: 'ben@example.com' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read.email' },
    });
  });

  test('all people, page by page', async () => {
    running = await startPlayground();
    const names: (string | undefined)[] = [];
    for await (const page of client().paginate('users.list', { limit: 2 })) {
      const { members }: UsersListResponse = page;
      names.push(...(members ?? []).map(({ name }) => name));
    }
    expect(names).toEqual(['ana', 'ben', 'chiyo', 'claire', 'starleaf']);
  });

  test('of conversations by the scopes it has', async () => {
    running = await startPlayground({ manifest: manifestWithScopes('groups:read', 'im:read') });
    const { channels } = await client().conversations.list({ types: 'public_channel,private_channel' });
    expect(channels?.map(({ name }) => name)).toEqual(['general', 'design', 'launch']);
    const { channel } = await client().conversations.info({ channel: GENERAL, include_num_members: true });
    expect(channel).toMatchObject({ name: 'general', is_member: true, num_members: 5, is_private: false });
    const { members } = await client().conversations.members({ channel: ANAS_APP });
    expect(members).toEqual([ANA, BOT]);
  });

  test('where its conversation with somebody is', async () => {
    running = await startPlayground();
    expect(await client().conversations.open({ users: ANA })).toMatchObject({ channel: { id: ANAS_APP } });
    const posted = await client().chat.postMessage({ channel: ANA, text: 'to you' });
    expect(posted.channel).toBe(ANAS_APP);
  });

  test('who is in a user group', async () => {
    running = await startPlayground({ manifest: manifestWithScopes('usergroups:read') });
    const { users } = await client().usergroups.users.list({ usergroup: 'S0EUROPE01' });
    expect(users).toEqual([ANA, 'U0CLAIREDB']);
  });

  test('that a channel was joined, once', async () => {
    running = await startPlayground({ manifest: manifestWithScopes('channels:join') });
    expect(await client().conversations.join({ channel: DESIGN })).toMatchObject({
      channel: { is_member: true },
    });
    expect(await client().conversations.join({ channel: DESIGN })).toMatchObject({
      warning: 'already_in_channel',
    });
    await client().chat.postMessage({ channel: DESIGN, text: 'here now' });
    expect(await running.messages(DESIGN)).toHaveLength(1);
  });

  test('somebody’s profile, somebody by their address, and the workspace', async () => {
    running = await startPlayground({ manifest: manifestWithScopes('users.profile:read', 'team:read') });
    expect(await client().users.profile.get({ user: ANA })).toMatchObject({
      profile: { real_name: 'Ana Costa', email: 'ana@example.com' },
    });
    expect(await client().users.lookupByEmail({ email: 'Ben@Example.com' })).toMatchObject({
      user: { id: BEN },
    });
    expect(await client().team.info()).toMatchObject({ team: { id: 'T0PLAYGRND', name: 'Playground' } });
    expect(await client().apiCall('api.test', { foo: 'bar' })).toMatchObject({ args: { foo: 'bar' } });
  });

  test('of its conversation with somebody, as of any other', async () => {
    running = await startPlayground({ manifest: manifestWithScopes('im:read') });
    expect(await client().conversations.info({ channel: ANAS_APP })).toMatchObject({
      channel: { is_im: true, user: ANA },
    });
    expect(await client().conversations.open({ users: ANA, return_im: true })).toMatchObject({
      channel: { is_im: true },
    });
    expect(await client().conversations.open({ channel: ANAS_APP })).toMatchObject({
      channel: { id: ANAS_APP },
    });
  });

  test('that the Messages tab is off', async () => {
    const app_home = { messages_tab_enabled: false };
    const manifest = readManifest({ ...MANIFEST, features: { ...MANIFEST.features, app_home } });
    running = await startPlayground({ manifest });
    const posted = client().chat.postMessage({ channel: ANAS_APP, text: 'hello' });
    await expect(posted).rejects.toMatchObject({ data: { error: 'messages_tab_disabled' } });
    const published = client().views.publish({ user_id: ANA, view: { type: 'home', blocks: [] } });
    await expect(published).rejects.toMatchObject({ data: { error: 'not_enabled' } });
  });

  test('that its blocks are fine', async () => {
    running = await startPlayground();
    for (const fine of [{ blocks: [section()] }, { message: { text: 'a' } }, { view: home(section()) }]) {
      expect(await client().apiCall('blocks.validate', fine)).toMatchObject({ ok: true });
    }
  });
});

describe('messages', () => {
  test('are posted, edited and deleted, each with a time of its own', async () => {
    running = await startPlayground();
    const first = await client().chat.postMessage({
      channel: GENERAL,
      text: 'one',
      blocks: [section() as never],
    });
    const second = await client().chat.postMessage({
      channel: '#general',
      text: 'two',
      thread_ts: String(first.ts),
    });
    expect(Number(second.ts)).toBeGreaterThan(Number(first.ts));
    expect(first.message).toMatchObject({ bot_id: 'B0STARLEAF', blocks: [{ block_id: expect.any(String) }] });
    await client().chat.update({ channel: GENERAL, ts: String(first.ts), text: 'changed' });
    expect(await running.messages()).toMatchObject([
      { text: 'changed', edited: true, blocks: [] },
      { text: 'two', threadTs: first.ts },
    ]);
    const tooLong = client().chat.update({ channel: GENERAL, ts: String(first.ts), text: 'x'.repeat(4001) });
    await expect(tooLong).rejects.toMatchObject({ data: { error: 'msg_too_long' } });
    await client().chat.delete({ channel: GENERAL, ts: String(second.ts) });
    expect(await running.messages()).toHaveLength(1);
  });

  test('posted again under a name of the app’s choice are not made again', async () => {
    running = await startPlayground();
    const post = (args: object) => running.api('chat.postMessage', { text: 'one', ...args });
    const name = { client_msg_id: '7d1f2f0a-6f0e-4b8e-9d3a-1c8c6f6f9b51' };
    const twins = await Promise.all([1, 2].map(() => post({ channel: GENERAL, ...name })));
    const third = await post({ channel: '#general', ...name, text: 'two' });
    expect(new Set([...twins, third].map(({ ts }) => ts)).size).toBe(1);
    expect(third).toMatchObject({ message: { text: 'one', ...name } });
    expect(await running.messages()).toMatchObject([{ text: 'one' }]);
    await post({ channel: ANA, ...name });
    await post({ channel: GENERAL, client_msg_id: 'another' });
    expect(await running.messages(ANAS_APP)).toHaveLength(1);
    expect(await running.messages()).toHaveLength(2);
  });

  test('for one person are seen by that person only, and cannot be edited', async () => {
    running = await startPlayground();
    const { message_ts } = await client().chat.postEphemeral({ channel: GENERAL, user: ANA, text: 'psst' });
    expect(await running.messages()).toMatchObject([{ text: 'psst', ephemeralFor: ANA }]);
    expect(await running.messages(GENERAL, BEN)).toEqual([]);
    const update = client().chat.update({ channel: GENERAL, ts: String(message_ts), text: 'loud' });
    await expect(update).rejects.toMatchObject({ data: { error: 'message_not_found' } });
  });

  test('reach public channels that the app is not in, with the scope for it', async () => {
    running = await startPlayground({ manifest: manifestWithScopes('chat:write.public') });
    await client().chat.postMessage({ channel: DESIGN, text: 'hello' });
    expect(await running.messages(DESIGN)).toMatchObject([{ text: 'hello' }]);
  });

  test('have links that lead to them', async () => {
    running = await startPlayground();
    const { ts } = await client().chat.postMessage({ channel: GENERAL, text: 'one' });
    const { permalink } = await client().chat.getPermalink({ channel: GENERAL, message_ts: String(ts) });
    expect(permalink).toBe(`${running.origin}/archives/${GENERAL}/p${String(ts).replace('.', '')}`);
    const followed = await fetch(String(permalink), { redirect: 'manual' });
    expect(followed.headers.get('location')).toMatch(`channel=${GENERAL}`);
  });

  test('are read back newest first, without what only one person saw', async () => {
    running = await startPlayground();
    const posted = [];
    for (const text of ['one', 'two', 'three']) {
      posted.push(await client().chat.postMessage({ channel: GENERAL, text }));
    }
    await client().chat.postEphemeral({ channel: GENERAL, user: ANA, text: 'psst' });
    const { messages, has_more } = await client().conversations.history({ channel: GENERAL, limit: 2 });
    expect(messages?.map(({ text }) => text)).toEqual(['three', 'two']);
    expect(has_more).toBe(true);
    const older = await client().conversations.history({ channel: GENERAL, latest: String(posted[1]?.ts) });
    expect(older.messages?.map(({ text }) => text)).toEqual(['one']);
  });

  test('in markdown become a markdown block', async () => {
    running = await startPlayground();
    await client().chat.postMessage({ channel: GENERAL, markdown_text: '**bold**' });
    expect(await running.messages()).toMatchObject([{ blocks: [{ type: 'markdown', text: '**bold**' }] }]);
  });
});

describe('tokens', () => {
  test('come in the header or in a form', async () => {
    running = await startPlayground();
    const call = (body: string, headers: Record<string, string>): Promise<Response> =>
      fetch(`${running.origin}/api/auth.test`, { method: 'POST', body, headers });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const inForm = await call(`token=${SECRETS.botToken}`, form);
    expect(await inForm.json()).toMatchObject({ ok: true });
    const inJson = await call(JSON.stringify({ token: SECRETS.botToken }), {
      'content-type': 'application/json',
    });
    expect(await inJson.json()).toMatchObject({ ok: false, error: 'not_authed' });
    expect(inForm.headers.get('x-slack-req-id')).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('faults are injected', () => {
  test('as rate limits, outages, errors and cut connections', async () => {
    const faults = [
      { kind: 'ratelimited', retryAfterSeconds: 30 },
      { kind: 'status', status: 503 },
      { kind: 'error', error: 'fatal_error' },
      { kind: 'cut' },
    ] as const;
    let at = 0;
    running = await startPlayground({
      injectFault: (method) => (method === 'auth.test' ? faults[at++] : undefined),
    });
    const patient = new WebClient(SECRETS.botToken, {
      logLevel: LogLevel.ERROR,
      slackApiUrl: `${running.origin}/api/`,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
    await expect(patient.auth.test()).rejects.toMatchObject({ retryAfter: 30 });
    await expect(patient.auth.test()).rejects.toMatchObject({ statusCode: 503 });
    await expect(patient.auth.test()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
    await expect(patient.auth.test()).rejects.toThrow();
    await expect(patient.auth.test()).resolves.toMatchObject({ ok: true });
  });

  test('also after the work was done, and at reply addresses', async () => {
    const faults: Record<string, ApiFault[]> = {
      'chat.postMessage': [
        { kind: 'answer-lost' },
        { kind: 'garbled', text: '{"ok":true,"ts":7}' },
        { kind: 'delay', milliseconds: 1 },
      ],
      response_url: [{ kind: 'answer-lost' }, { kind: 'cut' }],
    };
    running = await startPlayground({ injectFault: (method) => faults[method]?.shift() });
    const hello = { channel: GENERAL, text: 'hello' };
    await expect(running.api('chat.postMessage', hello)).rejects.toThrow();
    expect(await running.api('chat.postMessage', hello)).toEqual({ ok: true, ts: 7 });
    expect(await running.api('chat.postMessage', hello)).toMatchObject({ ok: true });
    expect((await running.messages(GENERAL)).filter(({ text }) => text === 'hello')).toHaveLength(3);
    const reply = () => fetch(`${running.origin}/response/unknown`, { method: 'POST', body: '{}' });
    await expect(reply()).rejects.toThrow();
    await expect(reply()).rejects.toThrow();
    expect((await reply()).status).toBe(404);
  });
});
