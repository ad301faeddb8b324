import type { Account } from './accounts.js';
import type { operations } from './openapi.js';
import type { SessionCookies } from './sessions.js';

/** The `operationId`s of the document. */
export type OperationId = keyof operations;

/** The operations that need no session: the document says `security: []`. */
export type OpenOperationId = 'getChallenge' | 'authenticate';

type Parameters<Id extends OperationId, Place extends 'path' | 'query'> = Required<
  Exclude<operations[Id]['parameters'][Place], undefined>
>;

type Json<Carrier> = Carrier extends { readonly content: { readonly 'application/json': infer Body } }
  ? Body
  : undefined;

type RequestBody<Id extends OperationId> = operations[Id] extends { readonly requestBody: infer Body }
  ? Json<Body>
  : undefined;

/** A request that the document has admitted: parameters and body are as it says, defaults filled in. */
export interface Call<Id extends OperationId> {
  readonly path: Parameters<Id, 'path'>;
  readonly query: Parameters<Id, 'query'>;
  readonly body: RequestBody<Id>;
  /** By what the client is counted, such as its IP address; null for an app, which asks for many people. */
  readonly address: string | null;
  /** Where the client reached the API, such as `https://meet.example.com/v1`. */
  readonly base: string;
}

/** A {@link Call} by somebody who is signed in. */
export interface SignedInCall<Id extends OperationId> extends Call<Id> {
  readonly account: Account;
}

/** What of an answer lies outside its status and body. */
export interface AnswerExtras {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: SessionCookies;
}

/** The answers that the document allows for an operation: a status and the body that goes with it. */
export type Answer<Id extends OperationId> = {
  [Status in keyof operations[Id]['responses'] & number]: AnswerExtras & {
    readonly status: Status;
  } & (Json<operations[Id]['responses'][Status]> extends undefined
      ? { readonly body?: undefined }
      : { readonly body: Json<operations[Id]['responses'][Status]> });
}[keyof operations[Id]['responses'] & number];

/** One function for each operation of the document. */
export type Handlers = {
  readonly [Id in OperationId]: (
    call: Id extends OpenOperationId ? Call<Id> : SignedInCall<Id>,
  ) => Promise<Answer<Id>>;
};

/** For a fault of the server's own, with the reference under which its log has it. */
export function refuseByFault(reference: string) {
  return refuse(500, `The server made a mistake (reference ${reference}).`);
}

/** A refusal with its reason in words. */
export function refuse<const Status extends number>(status: Status, error: string) {
  return { status, body: { error } } as const;
}
