import { describe, expect, test } from '@jest/globals';
import type { Credential } from '../../src/credentials/credential.js';
import { OwnerSession } from '../../src/starleaf/owner-session.js';
import { Session } from '../../src/starleaf/session.js';

const credential: Credential = { email: 'ada@example.com', salt: '00', iterations: 1, key: '00'.repeat(32) };

/** A session of somebody for whom signing in and storing end when the test says so. */
function open(stored?: string) {
  const slot = { text: stored, lost: 0, writes: 0 };
  const pending: ((session?: Session) => void)[] = [];
  const session = new OwnerSession({
    slot: {
      read: async () => slot.text,
      change: async (next) => {
        const text = next(slot.text);
        if (text !== slot.text) slot.writes += 1;
        slot.text = text;
      },
      erase: async () => {
        slot.text = undefined;
      },
    },
    signIn: ({ email }) =>
      new Promise((resolve) => {
        pending.push((session = signedIn(email)) => resolve(session));
      }),
    pause: async () => {},
    inTurn: (_, work) => work(),
    onLostWrite: () => {
      slot.lost += 1;
    },
  });
  /** Lets the sign-in that is waiting succeed; waits for one to be asked for. */
  const admit = async (admitted?: Session) => {
    while (pending.length === 0) await new Promise(setImmediate);
    pending.shift()?.(admitted);
  };
  return { session, slot, pending, admit };
}

function signedIn(email: string): Session {
  const session = Session.begin(email);
  session.take(['token=1'], 'https://api.starleaf.com/v1');
  return session;
}

const hold = (session: OwnerSession, expired?: Session) =>
  session.hold({ credential, era: session.era, ...(expired && { expired }) });

describe('holding a session', () => {
  test('signs in once for all who ask meanwhile, and keeps it', async () => {
    const { session, slot, pending, admit } = open();
    const asked = [hold(session), hold(session), hold(session)];
    await admit();
    const held = await Promise.all(asked);
    expect(new Set(held.map(({ session: each }) => each.id)).size).toBe(1);
    expect(held.map(({ isFresh }) => isFresh)).toEqual([true, true, true]);
    expect(await hold(session)).toMatchObject({ session: held[0]?.session, isFresh: false });
    expect(pending).toEqual([]);
    expect(slot.writes).toBe(1);
  });

  test('gives those who come late with an expired session the new one', async () => {
    const { session, pending, admit } = open();
    const [{ session: first }] = await Promise.all([hold(session), admit()]);
    const [{ session: second }] = await Promise.all([hold(session, first), admit()]);
    expect(second.id).not.toBe(first.id);
    expect(await hold(session, first)).toEqual({ session: second, isFresh: false });
    expect(pending).toEqual([]);
  });

  test('that has expired as well begins another sign-in, which those behind share', async () => {
    const { session, pending, admit } = open();
    const [{ session: first }] = await Promise.all([hold(session), hold(session), admit()]);
    const again = hold(session, first);
    await new Promise(setImmediate);
    const behind = hold(session, first);
    expect(pending).toHaveLength(1);
    await admit();
    expect((await behind).session).toBe((await again).session);
  });

  test('does not share the sign-in of another account or password', async () => {
    const { session, pending, admit } = open();
    const old = hold(session);
    const other = session.hold({ credential: { ...credential, key: '11'.repeat(32) }, era: session.era });
    while (pending.length < 2) await new Promise(setImmediate);
    await admit();
    await admit();
    expect((await old).session).not.toBe((await other).session);
  });

  test('takes the stored one, and another’s over signing in', async () => {
    const stored = signedIn('ada@example.com');
    const { session, slot, pending } = open(stored.serialised());
    const first = await hold(session);
    expect(first).toMatchObject({ session: { id: stored.id }, isFresh: false });
    const others = signedIn('ada@example.com');
    slot.text = others.serialised();
    expect(await hold(session, first.session)).toMatchObject({ session: { id: others.id }, isFresh: false });
    expect(pending).toEqual([]);
  });
});

describe('what began before a change of account', () => {
  test('does not come back after the owner has disconnected', async () => {
    const { session, slot, admit } = open();
    const asked = hold(session);
    await new Promise(setImmediate);
    await session.forget();
    await admit();
    const { session: late } = await asked;
    await session.save(late);
    expect(slot).toMatchObject({ text: undefined, writes: 0 });
  });

  test('does not replace the account that the owner has connected since', async () => {
    const { session, slot, admit } = open();
    const asked = hold(session);
    await new Promise(setImmediate);
    const connected = signedIn('ada@example.com');
    await session.replace(connected);
    await admit();
    await asked;
    expect(await hold(session)).toEqual({ session: connected, isFresh: false });
    expect(Session.restore(slot.text ?? '')?.id).toBe(connected.id);
  });

  test('does not read back what was stored before', async () => {
    const { session, slot } = open(signedIn('ada@example.com').serialised());
    const connected = signedIn('ada@example.com');
    await session.replace(connected);
    slot.text = signedIn('ada@example.com').serialised();
    expect((await hold(session)).session).toBe(connected);
  });
});

describe('saving', () => {
  test('writes only cookies that have changed', async () => {
    const { session, slot, admit } = open();
    const [{ session: held }] = await Promise.all([hold(session), admit()]);
    await session.save(held);
    expect(slot.writes).toBe(1);
    held.take(['token=2'], 'https://api.starleaf.com/v1');
    await session.save(held);
    expect(slot.writes).toBe(2);
  });
});
