import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { inviteGuests } from '../../../src/slack/invite/invite-guests.js';
import { type KeptInvites, NO_TRAIL } from '../../../src/slack/trail.js';
import { invoke } from '../support/facts.js';
import { type ConnectedWorld, openConnectedWorld } from '../support/world.js';

let world: ConnectedWorld;

beforeEach(async () => {
  world = await openConnectedWorld();
});

afterEach(() => world.close());

const mailed = () => world.cloud.requests.filter((line) => line === 'POST /invite').length;

test('guests are written down before StarLeaf is asked, and again with its answers', async () => {
  const kept: [invites: KeptInvites, mailed: number][] = [];
  const keepInvites = async (invites: KeptInvites) => void kept.push([invites, mailed()]);
  const tools = { ...world.box.tools, trail: { ...NO_TRAIL, keepInvites } };
  await inviteGuests(['ben@outside.example', 'ana@example.com'], {
    invocation: invoke({ owner: world.owner }),
    tools,
  });
  expect(kept).toEqual([
    [{ 'ben@outside.example': 'asked', 'ana@example.com': 'asked' }, 0],
    [{ 'ben@outside.example': 'invited', 'ana@example.com': 'callable' }, 2],
  ]);
});

test('after a crash nobody is mailed twice without being asked', async () => {
  const invites = { 'ben@outside.example': 'invited', 'chi@outside.example': 'asked' } as const;
  const tools = { ...world.box.tools, trail: { ...NO_TRAIL, invites } };
  const { privately } = await inviteGuests([...Object.keys(invites), 'dee@outside.example'], {
    invocation: invoke({ owner: world.owner }),
    tools,
  });
  expect(mailed()).toBe(1);
  const words = JSON.stringify(privately);
  expect(words).toContain('ben@outside.example: invite sent');
  expect(words).toContain('Try again');
});
