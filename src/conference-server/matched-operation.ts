import type { Request } from 'express';
import { z } from 'zod';

/** What the validator notes on a request that it has matched to an operation of the document. */
const matched = z.object({
  openapi: z.object({
    openApiRoute: z.string(),
    pathParams: z.record(z.string(), z.string()),
    schema: z.object({ operationId: z.string() }),
  }),
});

/** The operation of the document that a request is for. */
export interface MatchedOperation {
  readonly operationId: string;
  /** The path with its parameters' names, such as `/v1/myconferences/{conf_id}`; fit for a log. */
  readonly route: string;
  readonly path: Readonly<Record<string, string>>;
}

/** The operation that the validator has matched a request to; undefined when the document has none. */
export function readOperation(request: Request): MatchedOperation | undefined {
  const read = matched.safeParse(request);
  if (!read.success) return undefined;
  const { openApiRoute: route, pathParams: path, schema } = read.data.openapi;
  return { operationId: schema.operationId, route, path };
}
