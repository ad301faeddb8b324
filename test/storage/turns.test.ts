import { expect, test } from '@jest/globals';
import { Turns } from '../../src/storage/turns.js';

/** A promise to be settled from outside. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('work of one name waits for what was asked before, also when that fails', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const first = gate();
  const failing = turns.take('ada', async () => {
    await first.opened;
    order.push('first');
    throw new Error('first failed');
  });
  const second = turns.take('ada', async () => void order.push('second'));
  const other = turns.take('bob', async () => void order.push('other'));
  await other;
  first.open();
  await expect(failing).rejects.toThrow('first failed');
  await second;
  expect(order).toEqual(['other', 'first', 'second']);
});

test('what the work gives is what one gets', async () => {
  expect(await new Turns().take('ada', async () => 42)).toBe(42);
});
