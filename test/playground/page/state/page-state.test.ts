import { describe, expect, test } from '@jest/globals';
import { EMPTY_PAGE, nextState, type PageState } from '../../../../src/playground/page/state/page-state.js';
import type { Change } from '../../../../src/playground/protocol.js';
import { mail } from '../fixtures/mail.js';
import { ANA, BEN, conversation, message, SNAPSHOT } from '../fixtures/snapshot.js';

const loaded = nextState(EMPTY_PAGE, { kind: 'loaded', snapshot: SNAPSHOT });
const inGeneral = nextState(loaded, { kind: 'reading', channel: 'C1' });
const withChanges = (state: PageState, ...changes: readonly Change[]): PageState =>
  changes.reduce((current, change) => nextState(current, { kind: 'changed', change }), state);
const texts = (state: PageState): readonly string[] => state.snapshot?.messages.map(({ text }) => text) ?? [];

describe('messages', () => {
  const first = message({ ts: '1.000001', text: 'first' });
  const second = message({ ts: '1.000002', text: 'second' });

  test('stand in the order of time, however they arrive, and once however often', () => {
    const state = withChanges(
      inGeneral,
      { kind: 'message', message: second },
      { kind: 'message', message: first },
      { kind: 'message', message: second },
    );
    expect(texts(state)).toEqual(['first', 'second']);
  });

  test('change in place and go', () => {
    const both = withChanges(
      inGeneral,
      { kind: 'message', message: first },
      { kind: 'message', message: second },
    );
    const changed = withChanges(both, { kind: 'message-changed', message: { ...first, text: 'edited' } });
    expect(texts(changed)).toEqual(['edited', 'second']);
    expect(texts(withChanges(changed, { kind: 'message-deleted', channel: 'C1', ts: '1.000001' }))).toEqual([
      'second',
    ]);
    expect(
      texts(withChanges(changed, { kind: 'message-deleted', channel: 'C9', ts: '1.000001' })),
    ).toHaveLength(2);
  });
});

describe('unread', () => {
  test('counts what others write elsewhere, until it is looked at', () => {
    const elsewhere = message({ channel: 'D1', user: BEN.id });
    const state = withChanges(inGeneral, { kind: 'message', message: elsewhere });
    expect(state.unread).toEqual({ D1: 1 });
    expect(nextState(state, { kind: 'reading', channel: 'D1' }).unread).toEqual({});
  });

  test('counts neither what one writes oneself nor what is on the screen', () => {
    const mine = message({ channel: 'D1', user: ANA.id });
    const here = message({ channel: 'C1', ts: '2.000001' });
    const state = withChanges(
      inGeneral,
      { kind: 'message', message: mine },
      { kind: 'message', message: here },
    );
    expect(state.unread).toEqual({});
  });
});

test('modals, Home and conversations are taken as they come', () => {
  const view = { type: 'home', blocks: [] } as const;
  const state = withChanges(
    inGeneral,
    { kind: 'home', home: { ...view, blocks: [] } },
    { kind: 'conversation', conversation: conversation({ id: 'C9', name: 'new' }) },
    { kind: 'conversation', conversation: conversation({ topic: 'changed' }) },
    { kind: 'modals', modals: [{ id: 'V1', hash: 'h', view: { ...view, blocks: [] } }] },
  );
  expect(state.snapshot?.home).toEqual(view);
  expect(state.snapshot?.conversations.map(({ id, topic }) => `${id} ${topic}`)).toEqual([
    'C1 changed',
    'C2 ',
    'D1 ',
    'D2 ',
    'C9 ',
  ]);
  expect(state.snapshot?.modals).toHaveLength(1);
});

test('a lost connection keeps what there was to see, and loading says that all is well again', () => {
  const lost = nextState(inGeneral, { kind: 'lost' });
  expect(lost.connection).toBe('lost');
  expect(lost.snapshot).toBe(SNAPSHOT);
  expect(nextState(lost, { kind: 'loaded', snapshot: SNAPSHOT }).connection).toBe('live');
});

test('a change before there is anything to change is nothing', () => {
  expect(withChanges(EMPTY_PAGE, { kind: 'message', message: message({}) })).toEqual(EMPTY_PAGE);
});

test('a note stays with the page', () => {
  const note = message({ user: 'USLACKBOT', ephemeralFor: ANA.id, text: 'the app did not respond' });
  const state = nextState(inGeneral, { kind: 'noted', note });
  expect(state.notes).toEqual([note]);
});

describe('mails', () => {
  test('stand in the order in which they came, the newest first, and once however often', () => {
    const state = withChanges(
      inGeneral,
      { kind: 'mail', mail: mail({ id: '1' }) },
      { kind: 'mail', mail: mail({ id: '2' }) },
      { kind: 'mail', mail: mail({ id: '2' }) },
    );
    expect(state.snapshot?.mails?.map(({ id }) => id)).toEqual(['2', '1']);
  });

  test('that are on the screen leave the conversation behind unread', () => {
    const reading = nextState(inGeneral, { kind: 'reading', channel: null });
    const state = withChanges(reading, { kind: 'message', message: message({ ts: '1.000001' }) });
    expect(state.unread).toEqual({ C1: 1 });
  });
});
