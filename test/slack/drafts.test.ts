import { describe, expect, test } from '@jest/globals';
import { Keyv } from 'keyv';
import { DRAFT_LIFETIME_MS, type Draft, Drafts } from '../../src/slack/drafts.js';
import { invoke } from './support/facts.js';

const DRAFT: Draft = { invocation: invoke({ chosenReading: 1 }), continues: true, promptAddress: null };

describe('a draft', () => {
  test('is found by its own person, as it was typed', async () => {
    const drafts = new Drafts(new Keyv<unknown>());
    const id = await drafts.park(DRAFT);
    expect(await drafts.find(DRAFT.invocation.owner, id)).toEqual(DRAFT);
  });

  test.each([
    ['somebody else', { workspaceId: 'T1', userId: 'U2' }],
    ['a namesake in another workspace', { workspaceId: 'T2', userId: DRAFT.invocation.owner.userId }],
  ])('is not found by %s who has its id', async (_, owner) => {
    const drafts = new Drafts(new Keyv<unknown>());
    const id = await drafts.park(DRAFT);
    expect(await drafts.find(owner, id)).toBeUndefined();
  });

  test('parked again replaces itself', async () => {
    const drafts = new Drafts(new Keyv<unknown>());
    await drafts.park(DRAFT);
    const id = await drafts.park({ ...DRAFT, promptAddress: 'https://hooks.slack.com/2' });
    expect((await drafts.find(DRAFT.invocation.owner, id))?.promptAddress).toBe('https://hooks.slack.com/2');
  });

  test('waits for a day', async () => {
    const lifetimes: unknown[] = [];
    class Noting extends Map<string, unknown> {
      override set(key: string, value: unknown, ttl?: number): this {
        lifetimes.push(ttl);
        return super.set(key, value);
      }
    }
    await new Drafts(new Keyv<unknown>({ store: new Noting() })).park(DRAFT);
    expect(lifetimes).toEqual([DRAFT_LIFETIME_MS]);
    expect(DRAFT_LIFETIME_MS).toBe(86_400_000);
  });
});
