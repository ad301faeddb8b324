import { z } from 'zod';

/**
 * The shapes of StarLeaf's answers, as far as we use them. Keys we do not know are left out, fields that the
 * documentation calls optional may be missing or null, and where it is of two minds both forms are taken.
 */

const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/i);
const optionalText = z.string().trim().min(1).nullish().catch(null);
/** A name of a zone, a language or a layout: short enough for a view to carry several. */
const optionalCode = z.string().trim().min(1).max(100).nullish().catch(null);

/** `GET /challenge`. Numbers of iterations that would be no protection, or no end of work, are refused. */
export const challengeAnswer = z.object({
  salt: hex,
  iterations: z.int().min(1).max(10_000_000),
  challenge: hex,
});

/** conf_dial_info: links and numbers of features that are absent are null or missing. */
export const dialInfoAnswer = z.object({
  app_url: optionalText,
  webrtc_link: optionalText,
  dial_info_url: optionalText,
  formatted_access_code: optionalText,
  access_code_pstn: z.union([z.string(), z.number().transform(String)]).nullish(),
  dial_standards: optionalText,
  /** Printed as a string, described as an array of numbers. */
  pstn_numbers: z.union([z.string(), z.array(z.union([z.string(), z.number().transform(String)]))]).nullish(),
});

/** conf_dial_info, admitted. */
export type DialInfo = Readonly<z.output<typeof dialInfoAnswer>>;

const count = z.int().min(1).max(999);
const mask = (bits: number) =>
  z
    .int()
    .min(0)
    .max(2 ** bits - 1)
    .nullish()
    .transform((value) => value || null);

/** conf_repetition; the limits are StarLeaf's. */
export const repetitionAnswer = z.object({
  frequency: z.enum(['daily', 'weekly', 'monthly', 'yearly']),
  interval: count.nullish().transform((value) => value ?? 1),
  count: count.nullish().transform((value) => value ?? null),
  until: z
    .string()
    .nullish()
    .transform((value) => value || null),
  days_of_week_mask: mask(7),
  days_of_month_mask: mask(31),
  months_of_year_mask: mask(12),
  month_day_what: z
    .int()
    .min(0)
    .max(9)
    .nullish()
    .transform((value) => value ?? null),
  month_day_which: z
    .enum(['first', 'second', 'third', 'fourth', 'last'])
    .nullish()
    .transform((value) => value ?? null),
});

/** conf_repetition, as StarLeaf says it and as we send it: every field, null where it does not apply. */
export type Repetition = Readonly<z.output<typeof repetitionAnswer>>;

/** conf_participant. */
const participantAnswer = z.object({
  email: z.string(),
  firstname: optionalText,
  lastname: optionalText,
  reply: optionalText,
  /** Printed as a string, described as a boolean. */
  meeting_room: z.union([z.boolean(), z.string()]).nullish(),
  /** Our own conference server’s, beyond the documentation. */
  mail: optionalText,
});

/** What conf_settings and occur_settings have in common beside the times. */
const described = {
  title: z.string(),
  description: z.string().nullish(),
  timezone: z.string(),
  participants: z.array(participantAnswer).nullish(),
  layout: optionalText,
  require_owner: z.boolean().nullish(),
  recording: z.boolean().nullish(),
};

/** conf_settings. */
export const settingsAnswer = z.object({
  ...described,
  permanent: z.boolean().nullish(),
  start: z.string().nullish(),
  end: z.string().nullish(),
  repetition: repetitionAnswer.nullish(),
  send_emails: z.boolean().nullish(),
  hide_dir_entry: z.boolean().nullish(),
  externally_managed: z.boolean().nullish(),
  rtmp_enable: z.boolean().nullish(),
  rtmp_uri: z.string().nullish(),
  rtmp_token: z.string().nullish(),
});

/** conf_settings, admitted. */
export type Settings = Readonly<z.output<typeof settingsAnswer>>;

/** 201 to `PUT /myconferences/<conf_id>`. */
export const createdByPut = z.object({ dial_info: dialInfoAnswer });

/** 201 to `POST /myconferences`; the id is also the end of `Location`. */
export const createdByPost = z.object({ conf_id: z.string().min(1).nullish(), dial_info: dialInfoAnswer });

/** `GET /myconferences/<conf_id>`. */
export const conferenceAnswer = z.object({
  settings: settingsAnswer,
  dial_info: dialInfoAnswer,
  occur_mod: z.array(z.string()).nullish(),
});

/** `GET /myconferences/<conf_id>/occurrences/<occur_id>`; `canceled` came with Cloud 5.3. */
export const occurrenceAnswer = z.object({
  settings: z.object({ ...described, start: z.string(), end: z.string() }),
  canceled: z.boolean().nullish(),
});

/** occur_settings, admitted. */
export type OccurrenceSettings = Readonly<z.output<typeof occurrenceAnswer>>['settings'];

/** `GET /myprofile`. */
export const profileAnswer = z.object({
  email: z.string(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  timezone: optionalCode,
  locale: optionalCode,
  phone_home: optionalText,
  phone_work: optionalText,
  phone_mobile: optionalText,
  conf_layout: optionalCode,
  externally_managed: z.boolean().nullish(),
  integration_name: optionalText,
  defaults: z.object({ timezone: optionalCode, locale: optionalCode, conf_layout: optionalCode }).nullish(),
});

/** `POST /invite`. */
export const inviteAnswer = z.object({ status: z.string() });

/** Far longer than StarLeaf’s own and ours, and short enough for a view to carry. */
const LONGEST_ID = 500;

/** `GET /myconferences`. */
export const conferenceIdsAnswer = z.object({ conf_ids: z.array(z.string().min(1).max(LONGEST_ID)) });

/** `GET /features`. */
export const featuresAnswer = z.object({ features: z.array(z.string()) });

/** `GET /version`. */
export const versionAnswer = z.object({ software_version: z.string(), api_minor_version: z.int() });
