import { expect, test } from '@jest/globals';
import type { OwnerSession } from '../../src/starleaf/owner-session.js';
import { Session } from '../../src/starleaf/session.js';
import { Sessions } from '../../src/starleaf/sessions.js';
import { MemoryStorage } from './memory-storage.js';
import { keepingLogger } from './support.js';

const owner = (userId: string) => ({ workspaceId: 'T1', userId });

function openSessions(mostIdle: number): Sessions {
  const signIn = async () => Session.begin('ada@example.com');
  const { logger } = keepingLogger();
  return new Sessions({
    storage: new MemoryStorage(),
    logger,
    signIn,
    pause: async () => {},
    inTurn: (_, work) => work(),
    mostIdle,
  });
}

const visit = (sessions: Sessions, userId: string) =>
  sessions.use(owner(userId), async (session): Promise<OwnerSession> => session);

test('everybody has a session of their own', async () => {
  const sessions = openSessions(10);
  expect(await visit(sessions, 'U1')).toBe(await visit(sessions, 'U1'));
  expect(await visit(sessions, 'U1')).not.toBe(await visit(sessions, 'U2'));
});

test('of many people, those seen last stay in memory', async () => {
  const sessions = openSessions(2);
  const first = await visit(sessions, 'U1');
  const second = await visit(sessions, 'U2');
  const third = await visit(sessions, 'U3');
  expect(await visit(sessions, 'U3')).toBe(third);
  expect(await visit(sessions, 'U2')).toBe(second);
  expect(await visit(sessions, 'U1')).not.toBe(first);
});

test('one in use is shared, however many others come by', async () => {
  const sessions = openSessions(1);
  await sessions.use(owner('U1'), async (session) => {
    await visit(sessions, 'U2');
    await visit(sessions, 'U3');
    expect(await visit(sessions, 'U1')).toBe(session);
    await visit(sessions, 'U4');
    expect(await visit(sessions, 'U1')).toBe(session);
  });
});

test('what goes wrong with it is passed on', async () => {
  const failing = openSessions(1).use(owner('U1'), async () => {
    throw new Error('no luck');
  });
  await expect(failing).rejects.toThrow('no luck');
});
