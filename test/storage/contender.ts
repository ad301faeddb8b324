import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const built = (path: string) => new URL(`../../dist/${path}`, import.meta.url).href;

/** How often each contender does everything. */
export const rounds = 30;

/** Runs in a process of its own: does the same as its rivals at the same time, and prints what it got. */
const script = `
import { openStorage } from '${built('storage/open-storage.js')}';
import { createCipher } from '${built('credentials/cipher.js')}';
const [databaseUrl, key, name] = process.argv.slice(1);
const storage = await openStorage({ databaseUrl, cipher: createCipher([Buffer.from(key, 'base64')]) });
const inserted = [];
const taken = [];
let overlaps = 0;
for (let index = 0; index < ${rounds}; index += 1) {
  if (await storage.insertIfAbsent('once', String(index), name)) inserted.push(String(index));
  await storage.change('counts', 'count', (before) => (before ?? 0) + 1);
  await storage.inTurn('door', async () => {
    if (!(await storage.insertIfAbsent('inside', 'who', name))) overlaps += 1;
    await storage.keyv('inside').delete('who');
  });
  for (const job of await storage.jobs('work').take(2)) {
    taken.push(job.id);
    await job.done();
  }
}
await storage.close();
console.log(JSON.stringify({ inserted, taken, overlaps }));
`;

const resultShape = z.object({
  inserted: z.array(z.string()),
  taken: z.array(z.string()),
  overlaps: z.number(),
});

/** What one process got. */
export type Contest = z.infer<typeof resultShape>;

/** Starts the built store in another process. @throws what it printed, when it fails */
export async function contend(databaseUrl: string, key: Buffer, name: string): Promise<Contest> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', script, databaseUrl, key.toString('base64'), name],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (output === '') throw new Error(errors);
  return resultShape.parse(JSON.parse(output));
}
