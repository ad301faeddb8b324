import { z } from 'zod';
import { type AnswerExtras, refuse } from './operations.js';

/** The largest body that is read. The largest conference has 300 participants and a long description. */
export const MAX_BODY = '256kb';

const fault = z.object({ path: z.string(), message: z.string(), errorCode: z.string().optional() });

/** How express, its body parser and the validator tell what is wrong with a request. */
const clientError = z.object({
  status: z.number().int().min(400).max(499),
  type: z.string().optional(),
  errors: z.array(fault).optional(),
  headers: z.record(z.string(), z.string()).optional(),
});

/** An answer to an error. */
export interface Refusal extends AnswerExtras {
  readonly status: 400 | 401 | 404 | 405 | 413;
  readonly body: { readonly error: string };
}

/**
 * What a client is told of an error that ended its request; undefined for errors that are not of the client's making.
 * Malformed requests of every kind are 400.
 */
export function toRefusal(error: unknown): Refusal | undefined {
  const read = clientError.safeParse(error);
  if (!read.success) return undefined;
  const { status, type, errors, headers } = read.data;
  switch (status) {
    case 401:
      return refuse(401, 'Nobody is signed in: ask for a challenge and answer it.');
    case 404:
      return refuse(404, 'There is nothing at this address.');
    case 405:
      return { ...refuse(405, 'This method is not allowed here.'), headers: headers ?? {} };
    case 413:
      return refuse(413, `The body is larger than ${MAX_BODY}.`);
    case 415:
      return refuse(400, 'The body must be application/json in UTF-8.');
    default:
      return refuse(400, type === 'entity.parse.failed' ? 'The body is not JSON.' : describe(errors?.[0]));
  }
}

/** `/body/settings/title`, `must NOT have …` → `settings.title must not have …` */
function describe(found: z.infer<typeof fault> | undefined): string {
  const [, part, ...names] = found?.path.split('/') ?? [];
  if (found === undefined || (part !== 'body' && part !== 'query' && part !== 'params')) {
    return 'The request is not well-formed.';
  }
  const place = names.length === 0 ? 'The body' : names.join('.');
  if (found.errorCode === 'required.openapi.validation') return `${place} is missing.`;
  return `${place} ${found.message.replace('NOT', 'not').replace(',null', ' or null')}.`;
}
