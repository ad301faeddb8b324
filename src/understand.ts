import { createInterface } from 'node:readline';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { understand } from './meeting/understand.js';

const Line = z.object({
  id: z.unknown(),
  text: z.string(),
  /** An ISO instant with offset. */
  now: z.iso.datetime({ offset: true }),
  zone: z.string(),
  locale: z.string().default('en-US'),
});

/** How one JSON line with a sentence is understood, as a JSON line. */
function answer(line: string): string {
  const { id, text, now, zone, locale } = Line.parse(JSON.parse(line));
  const moment = DateTime.fromISO(now, { setZone: true });
  if (!moment.isValid) throw new Error(`${now} is not an instant`);
  return `${JSON.stringify({ id, ...understand(text, { now: moment, zone, locale }) })}\n`;
}

const answers: string[] = [];
for await (const line of createInterface({ input: process.stdin }))
  if (line.trim() !== '') answers.push(answer(line));
process.stdout.write(answers.join(''));
