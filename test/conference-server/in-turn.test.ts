import { describe, expect, test } from '@jest/globals';
import { InTurn } from '../../src/conference-server/in-turn.js';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('tasks of one key', () => {
  test('run one after the other, in order', async () => {
    const turns = new InTurn();
    const events: string[] = [];
    const first = gate();
    const one = turns.run('ada', async () => {
      events.push('one begins');
      await first.opened;
      events.push('one ends');
    });
    const two = turns.run('ada', async () => {
      events.push('two');
    });
    first.open();
    await Promise.all([one, two]);
    expect(events).toEqual(['one begins', 'one ends', 'two']);
  });

  test('go on after one has failed, and the failure reaches its caller', async () => {
    const turns = new InTurn();
    const failing = turns.run('ada', async () => {
      throw new Error('disk');
    });
    const next = turns.run('ada', async () => 'done');
    await expect(failing).rejects.toThrow('disk');
    expect(await next).toBe('done');
  });
});

test('tasks of different keys do not wait for each other', async () => {
  const turns = new InTurn();
  const never = gate();
  const stuck = turns.run('ada', () => never.opened);
  expect(await turns.run('bob', async () => 'done')).toBe('done');
  never.open();
  await stuck;
});
