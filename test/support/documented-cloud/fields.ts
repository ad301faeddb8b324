import { z } from 'zod';
import { against } from './refused.js';

/** Of `layout` and `conf_layout`. */
export const layout = z.enum(['speaker_with_strip', 'equal_panes', 'speaker_only', 'large_speaker']);

/** An IANA name with a place in it, or `UTC`; no offsets, no names of Windows, no groups kept for old programs. */
export const timezone = z.string().refine((name) => {
  if (name === 'UTC') return true;
  if (!/^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//.test(name))
    return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'not an IANA zone');

/** ISO 8601 without zone, to the second: `2026-11-25T15:00:00`. */
export const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?$/, 'not a local date-time without offset')
  .refine(isReal, 'not a date');

export const title = z
  .string()
  .max(256)
  .refine((text) => [...text].length >= 2, 'fewer than 2 characters');

export const description = z.string().max(2048);

export const participants = z
  .array(z.strictObject({ email: z.email() }))
  .max(300)
  .refine(
    (people) => new Set(people.map(({ email }) => email.toLowerCase())).size === people.length,
    'somebody is in it twice',
  );

/** Reads a body by a schema; what the schema does not know is against the documentation. */
export function admit<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const { data, error } = schema.safeParse(body);
  if (data === undefined || error)
    against(
      error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') ?? 'no body',
    );
  return data;
}

function isReal(text: string): boolean {
  const time = Date.parse(`${text.slice(0, 19)}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === text.slice(0, 19);
}
