import { z } from 'zod';
import type { Answer } from './api-request.js';
import { StarLeafError } from './errors.js';

/**
 * The shapes of StarLeaf's answers, as far as we use them. Keys we do not know are left out, fields that the
 * documentation calls optional may be missing or null, and where it is of two minds both forms are taken.
 */

const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/i);
const optionalText = z.string().trim().min(1).nullish().catch(null);

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

/** conf_settings. */
export const settingsAnswer = z.object({
  title: z.string(),
  timezone: z.string(),
  permanent: z.boolean().nullish(),
  start: z.string().nullish(),
  end: z.string().nullish(),
  repetition: repetitionAnswer.nullish(),
});

/** conf_settings, admitted. */
export type Settings = Readonly<z.output<typeof settingsAnswer>>;

/** 201 to `PUT /myconferences/<conf_id>`. */
export const createdByPut = z.object({ dial_info: dialInfoAnswer });

/** 201 to `POST /myconferences`; the id is also the end of `Location`. */
export const createdByPost = z.object({ conf_id: z.string().min(1).nullish(), dial_info: dialInfoAnswer });

/** `GET /myconferences/<conf_id>`. */
export const conferenceAnswer = z.object({ settings: settingsAnswer, dial_info: dialInfoAnswer });

/** `GET /myconferences`. */
export const conferenceIdsAnswer = z.object({ conf_ids: z.array(z.string().min(1)) });

/** `GET /features`. */
export const featuresAnswer = z.object({ features: z.array(z.string()) });

/** `GET /version`. */
export const versionAnswer = z.object({ software_version: z.string(), api_minor_version: z.int() });

/**
 * The body of an answer, admitted by its schema.
 * @throws StarLeafError `unexpected` where it has another shape
 */
export function readBody<Shape extends z.ZodType>(shape: Shape, answer: Answer): z.output<Shape> {
  const reading = shape.safeParse(answer.body);
  if (!reading.success) throw unexpected(answer);
  return reading.data;
}

/** What an answer is that StarLeaf cannot have meant. */
export function unexpected({ status, server }: Pick<Answer, 'status' | 'server'>): StarLeafError {
  return new StarLeafError('unexpected', { status, ...(server !== null && { server }) });
}
