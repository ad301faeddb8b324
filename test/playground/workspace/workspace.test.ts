import { beforeEach, describe, expect, test } from '@jest/globals';
import { Keyv } from 'keyv';
import { seedConversations } from '../../../src/playground/conversations.js';
import { readManifest } from '../../../src/playground/manifest.js';
import { PEOPLE } from '../../../src/playground/people.js';
import type { Message } from '../../../src/playground/protocol.js';
import type { NewMessage } from '../../../src/playground/workspace/messages.js';
import { Workspace } from '../../../src/playground/workspace/workspace.js';
import { MANIFEST } from '../manifest-fixture.js';
import { ANA, BEN, BOT, DESIGN, GENERAL, NOON } from '../start-playground.js';

let stored: Map<string, unknown>;
beforeEach(() => {
  stored = new Map();
});

const open = (): Promise<Workspace> =>
  Workspace.open({
    manifest: readManifest(MANIFEST),
    people: PEOPLE,
    conversations: seedConversations(),
    store: new Keyv<unknown>({ store: stored }),
    now: () => NOON,
    origin: 'http://127.0.0.1',
  });

const message = (text: string, fields: Partial<Message> = {}): NewMessage => ({
  channel: GENERAL,
  user: ANA,
  text,
  blocks: [],
  threadTs: null,
  ephemeralFor: null,
  ...fields,
});

const texts = (workspace: Workspace): readonly string[] =>
  workspace.messages.list(GENERAL, ANA).map(({ text }) => text);

describe('after a restart', () => {
  test('messages are there as they last were, and new ones come after them', async () => {
    const before = await open();
    const first = await before.post(message('one'));
    const second = await before.post(message('two'));
    await before.edit({ ...first, text: 'changed', edited: true });
    await before.remove(second);
    const after = await open();
    expect(texts(after)).toEqual(['changed']);
    const third = await after.post(message('three'));
    expect(Number(third.ts)).toBeGreaterThan(Number(first.ts));
  });

  test('ephemeral messages are gone, as in Slack', async () => {
    const before = await open();
    await before.post(message('psst', { ephemeralFor: ANA }));
    expect(texts(before)).toEqual(['psst']);
    expect(texts(await open())).toEqual([]);
  });

  test('members, modals, Home tabs and reply addresses are kept', async () => {
    const before = await open();
    const design = before.conversations.find(DESIGN);
    if (!design) throw new Error('the seeds have a #design');
    await before.setMembers(design, [ANA, BOT]);
    const title = { type: 'plain_text', text: 'Title' } as const;
    const modal = await before.openModal({
      userId: ANA,
      channel: GENERAL,
      view: { type: 'modal', title, blocks: [] },
    });
    await before.publishHome(BEN, { type: 'home', blocks: [] });
    const place = { userId: ANA, channel: GENERAL, messageTs: null, threadTs: null };
    const url = await before.responseUrls.issue(place);
    const after = await open();
    expect(after.conversations.find(DESIGN)?.members).toEqual([ANA, BOT]);
    expect(after.views.stack(ANA)).toEqual([modal]);
    expect(after.views.home(BEN)?.view).toEqual({ type: 'home', blocks: [] });
    expect(await after.responseUrls.use(url.split('/').at(-1) ?? '')).toMatchObject(place);
  });
});

describe('a channel', () => {
  test('keeps its newest 500 messages', async () => {
    const workspace = await open();
    for (let index = 0; index < 503; index += 1) await workspace.post(message(`${index}`));
    expect(texts(workspace)).toHaveLength(500);
    expect(texts(await open())[0]).toBe('3');
    expect([...stored.keys()].filter((key) => key.includes(`messages/${GENERAL}/`))).toHaveLength(500);
  });
});

describe('changes', () => {
  test('are told to those who may see them, until they stop listening', async () => {
    const workspace = await open();
    const heard: string[] = [];
    const stop = workspace.changes.subscribe(ANA, (change) => heard.push(`ana: ${change.kind}`));
    workspace.changes.subscribe('U0CHIYOMRI', (change) => heard.push(`chiyo: ${change.kind}`));
    const secret = await workspace.post(message('secret', { channel: 'C0LEADERS1' }));
    await workspace.edit({ ...secret, text: 'edited' });
    await workspace.remove(secret);
    await workspace.post(message('psst', { ephemeralFor: 'U0CHIYOMRI' }));
    stop();
    await workspace.post(message('for all'));
    expect(heard).toEqual([
      'ana: message',
      'ana: message-changed',
      'ana: message-deleted',
      'chiyo: message',
      'chiyo: message',
    ]);
  });
});
