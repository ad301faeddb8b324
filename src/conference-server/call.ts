import type { Request } from 'express';
import type { Account } from './accounts.js';
import type { Leaving } from './departure.js';
import { readOperation } from './matched-operation.js';
import type { Handlers, OperationId } from './operations.js';

/** A request that the validator has let pass, and who sends it if that matters. */
export interface Admitted {
  readonly request: Request;
  readonly account: Account | undefined;
  readonly handlers: Handlers;
  /** By what its client is counted; null for one that is not. */
  readonly address: string | null;
}

/**
 * Reads an admitted request for the handler of its operation.
 * @throws when the document has an operation without a handler.
 */
export function toCall({ request, account, handlers, address }: Admitted): () => Promise<Leaving> {
  const operation = readOperation(request);
  if (operation === undefined || !isOperationId(operation.operationId, handlers)) {
    throw new Error(`No handler for ${operation?.operationId ?? 'an unmatched request'}`);
  }
  // What the validator has admitted is what the generated types say; TypeScript cannot follow it there.
  const handler = handlers[operation.operationId] as (call: unknown) => Promise<Leaving>;
  const call = {
    path: operation.path,
    query: request.query,
    body: request.body as unknown,
    address,
    base: `${request.protocol}://${request.host}${request.baseUrl}`,
    account,
  };
  return () => handler(call);
}

function isOperationId(id: string, handlers: Handlers): id is OperationId {
  return Object.hasOwn(handlers, id);
}
