import { z } from 'zod';

const upTo999 = z.int().min(1).max(999);

/** At least one bit, and none beyond the table. */
const mask = (bits: number) =>
  z
    .int()
    .min(1)
    .max(2 ** bits - 1)
    .nullable()
    .default(null);

/** conf_repetition, with the bounds that the documentation sets between its fields. */
export const confRepetition = z
  .strictObject({
    frequency: z.enum(['daily', 'weekly', 'monthly', 'yearly']),
    interval: upTo999,
    count: upTo999.nullable().default(null),
    until: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/, 'not a date')
      .refine((text) => !Number.isNaN(Date.parse(`${text}Z`)), 'not a date')
      .nullable()
      .default(null),
    days_of_week_mask: mask(7),
    days_of_month_mask: mask(31),
    months_of_year_mask: mask(12),
    month_day_what: z.int().min(0).max(9).nullable().default(null),
    month_day_which: z.enum(['first', 'second', 'third', 'fourth', 'last']).nullable().default(null),
  })
  .superRefine((repetition, context) => {
    for (const fault of faultsOf(repetition)) context.addIssue({ code: 'custom', message: fault });
  });

/** conf_repetition as it is kept: every field. */
export type ConfRepetition = z.output<typeof confRepetition>;

function faultsOf(repetition: {
  readonly frequency: string;
  readonly count: number | null;
  readonly until: string | null;
  readonly days_of_week_mask: number | null;
  readonly days_of_month_mask: number | null;
  readonly months_of_year_mask: number | null;
  readonly month_day_what: number | null;
  readonly month_day_which: string | null;
}): readonly string[] {
  const { frequency, month_day_what: what, month_day_which: which } = repetition;
  const rules: readonly (readonly [isBroken: boolean, fault: string])[] = [
    [repetition.count !== null && repetition.until !== null, 'both count and until'],
    [repetition.days_of_week_mask !== null && frequency !== 'weekly', 'days_of_week_mask is for weekly'],
    [repetition.days_of_month_mask !== null && frequency !== 'monthly', 'days_of_month_mask is for monthly'],
    [repetition.months_of_year_mask !== null && frequency !== 'yearly', 'months_of_year_mask is for yearly'],
    [(what === null) !== (which === null), 'month_day_what and month_day_which go together'],
    [what !== null && !/^(monthly|yearly)$/.test(frequency), 'month_day_what is for monthly and yearly'],
    [what !== null && repetition.days_of_month_mask !== null, 'days_of_month_mask beside month_day_what'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, fault]) => fault);
}
