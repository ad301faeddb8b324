import { z } from 'zod';
import { confRepetition } from './conf-repetition.js';
import { startsOf } from './expansion.js';
import { admit, description, layout, localTime, participants, timezone, title } from './fields.js';
import { toInstant } from './local-time.js';
import { against } from './refused.js';

/**
 * "conf_settings request object". Stricter than it: booleans have to be said, as its reader is advised to, and the
 * undocumented `uri` is not taken.
 */
const confSettings = z.strictObject({
  title,
  description: description.default(''),
  timezone,
  permanent: z.boolean(),
  start: localTime.nullable().default(null),
  end: localTime.nullable().default(null),
  repetition: confRepetition.nullable().default(null),
  participants: participants.default([]),
  layout: layout.optional(),
  require_owner: z.boolean(),
  recording: z.boolean(),
  dummy: z.boolean(),
  hide_dir_entry: z.boolean(),
  send_emails: z.boolean(),
  externally_managed: z.boolean(),
  rtmp_enable: z.boolean().default(false),
  rtmp_uri: z.string().min(1).nullable().default(null),
  rtmp_token: z.string().min(1).nullable().default(null),
});

const confBody = z.strictObject({ settings: confSettings, send_update_emails: z.boolean().default(true) });

/** conf_settings as they came: without a layout the person's own is in force. */
export type ConfSettings = z.output<typeof confSettings>;

/** The body of POST and PUT /myconferences. */
export function admitConference(body: unknown): z.output<typeof confBody> {
  const admitted = admit(confBody, body);
  const fault = timesFault(admitted.settings);
  if (fault) against(fault);
  return admitted;
}

function timesFault(settings: ConfSettings): string | undefined {
  const { permanent, start, end, repetition, timezone: zone } = settings;
  if (settings.rtmp_enable && settings.rtmp_uri === null) return 'rtmp_enable without rtmp_uri';
  if (permanent)
    return (start ?? end ?? repetition) ? 'permanent with a start, an end or a repetition' : undefined;
  if (start === null || end === null) return 'start and end belong together';
  if (toInstant(end, zone) <= toInstant(start, zone)) return 'the end is not after the start';
  if (repetition === null) return undefined;
  if (repetition.until !== null && repetition.until.slice(0, 10) < start.slice(0, 10))
    return 'until lies before the start';
  const [first] = startsOf({ start, repetition }, { before: start });
  return first === start.slice(0, 19) ? undefined : 'the start is not an occurrence of the repetition';
}
