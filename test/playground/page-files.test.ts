import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type RunningPlayground, startPlayground } from './start-playground.js';

let folder: string;
let running: RunningPlayground;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playground-page-'));
  await writeFile(join(folder, 'index.html'), '<title>Playground</title>');
  await writeFile(join(folder, 'main.js'), 'start();');
  running = await startPlayground({ pageFolder: pathToFileURL(`${folder}/`) });
});

afterEach(async () => {
  await running.close();
  await rm(folder, { recursive: true });
});

describe('the page', () => {
  test('is served at the address itself, by a strict policy, with its files beside it', async () => {
    const page = await fetch(`${running.origin}/?user=U0ANACOSTA`);
    expect(await page.text()).toBe('<title>Playground</title>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const script = await fetch(`${running.origin}/main.js`);
    expect(script.headers.get('content-type')).toContain('javascript');
    expect((await fetch(`${running.origin}/other.js`)).status).toBe(404);
  });
});
