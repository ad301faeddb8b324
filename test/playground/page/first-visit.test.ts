import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ANA, type RunningPlayground, startPlayground } from '../start-playground.js';

let running: RunningPlayground;

beforeEach(async () => {
  running = await startPlayground();
});

afterEach(() => running.close());

test('who comes without a name is the first person', async () => {
  const response = await fetch(`${running.origin}/playground/state`);
  expect(await response.json()).toMatchObject({ viewer: { id: ANA } });
});

test('nobody is taken for somebody else', async () => {
  const response = await fetch(`${running.origin}/playground/state?user=UNOBODY`);
  expect(response.status).toBe(404);
});
