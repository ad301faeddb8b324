import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const headers = z.record(z.string(), z.object({ $ref: z.string() }));
const response = z.union([
  z.object({ $ref: z.string() }),
  z.object({ headers, content: z.record(z.string(), z.unknown()).optional() }),
]);
const operation = z.looseObject({
  operationId: z.string(),
  responses: z.record(z.string(), response),
});

/** The parts of the OpenAPI document that answers are checked by; the rest is kept as it is. */
const schema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.union([operation, z.array(z.unknown())]))),
  components: z.looseObject({ responses: z.record(z.string(), response) }),
});

/** The OpenAPI document that describes this server. */
export type Document = z.infer<typeof schema>;

/** Where the document lies. */
export const DOCUMENT_FILE = fileURLToPath(new URL('./openapi.yaml', import.meta.url));

/** @throws when the document is not there or is not of OpenAPI's shape. */
export function readDocument(): Document {
  return schema.parse(parse(readFileSync(DOCUMENT_FILE, 'utf8')));
}
