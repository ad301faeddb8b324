import { z } from 'zod';

/** What befalls one request on its way to a neighbour. */
export const faultShape = z.discriminatedUnion('kind', [
  /** The request is passed on only after a while. */
  z.object({ kind: z.literal('delay'), milliseconds: z.number().int().min(0).max(60_000) }),
  /** This answer, and nothing is done. */
  z.object({
    kind: z.literal('answer'),
    status: z.number().int().min(200).max(599),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().default(''),
  }),
  /** The connection is cut, before or after the work is done: then the answer is lost. */
  z.object({ kind: z.literal('cut'), worked: z.boolean() }),
  /** The work is done, and the answer is no JSON, or each of its values has another type. */
  z.object({ kind: z.literal('garbled'), as: z.enum(['no-json', 'wrong-types']) }),
  /** No answer ever comes; nothing is done, unless said. */
  z.object({ kind: z.literal('hang'), worked: z.boolean().default(false) }),
]);

export type Fault = z.input<typeof faultShape>;
export type TakenFault = z.output<typeof faultShape>;

/** Which requests go wrong, and how often. */
export const ruleShape = z.object({
  /** `*` for any. */
  method: z.string().default('*'),
  /** A regular expression that the path holds. */
  path: z.string().default(''),
  /** Words that the body holds, as they are or encoded for a form. */
  words: z.string().default(''),
  /** The share of such requests, from 0 to 1. */
  share: z.number().min(0).max(1).default(1),
  /** Only so many of them. */
  times: z.number().int().positive().nullable().default(null),
  /** One of these, each as often as the others. */
  faults: z.array(faultShape).min(1),
});

export type Rule = z.input<typeof ruleShape>;

const json = { 'content-type': 'application/json' };

/** Slack says no. */
export function refusedBySlack(error: string): Fault {
  return { kind: 'answer', status: 200, headers: json, body: JSON.stringify({ ok: false, error }) };
}

/** Too many requests. */
export function askedForPatience(seconds: number): Fault {
  const body = JSON.stringify({ ok: false, error: 'ratelimited' });
  return { kind: 'answer', status: 429, headers: { ...json, 'retry-after': String(seconds) }, body };
}

/** What goes by: a second later the same may work. */
export const PASSING: readonly Fault[] = [
  { kind: 'delay', milliseconds: 1_000 },
  askedForPatience(1),
  { kind: 'answer', status: 500, headers: {}, body: '<html>' },
  { kind: 'answer', status: 503, headers: {}, body: '' },
  { kind: 'cut', worked: false },
  { kind: 'cut', worked: true },
  { kind: 'garbled', as: 'no-json' },
  { kind: 'garbled', as: 'wrong-types' },
];

/** What StarLeaf alone does: it has forgotten the session, or wants other cookies. */
export const STARLEAF_MOODS: readonly Fault[] = [
  { kind: 'answer', status: 401, headers: {}, body: '' },
  { kind: 'answer', status: 449, headers: {}, body: '' },
];
