import { z } from 'zod';
import { invalidArguments } from './refusal.js';

/** A call's arguments: strings where they came in a form, anything where they came as JSON. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Text; numbers are taken for it, as forms make no difference. */
export const text = z.union([z.string(), z.number()]).transform(String);

/** A yes or no: `true`, `"true"`, `"1"` and 1 are yes. */
export const flag = z
  .union([z.boolean(), z.string(), z.number()])
  .transform((value) => [true, 'true', '1', 1].includes(value));

/** A structure: JSON in a form, itself in a JSON body. */
export const structure = z.unknown().transform((value, context): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be valid JSON' });
    return z.NEVER;
  }
});

/**
 * Arguments as a method wants them.
 * @throws ApiRefusal `invalid_arguments`, naming each fault.
 */
export function readArguments<Schema extends z.ZodType>(schema: Schema, args: Arguments): z.infer<Schema> {
  const read = schema.safeParse(args);
  if (read.success) return read.data;
  throw invalidArguments(
    read.error.issues.map((issue) => {
      const [name] = issue.path.map(String);
      const isMissing = name !== undefined && args[name] === undefined;
      return isMissing
        ? `missing required field: ${name}`
        : `${issue.message} [json-pointer:/${issue.path.map(String).join('/')}]`;
    }),
  );
}
