import cookieParser from 'cookie-parser';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Router } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { Logger } from 'pino';
import { makeReference } from '../request-id.js';
import { AnswerCheck } from './answer-check.js';
import { toCall } from './call.js';
import { Departure } from './departure.js';
import { DOCUMENT_FILE, readDocument } from './document.js';
import { MAX_BODY, toRefusal } from './failure.js';
import { readOperation } from './matched-operation.js';
import { type Handlers, refuseByFault } from './operations.js';
import type { Caller, Sessions } from './sessions.js';

export interface RouterParts {
  readonly handlers: Handlers;
  readonly sessions: Sessions;
  /** By what clients are counted; null for those that are not. */
  readonly addressOf: (request: Request) => string | null;
  /** Names this server in `X-SL-SERVER`. */
  readonly serverName: string;
  readonly logger: Logger;
}

/** Express around the handlers: who asks, whether the document admits it, which handler answers. */
export function createRouter({ handlers, sessions, addressOf, serverName, logger }: RouterParts): Router {
  const departure = new Departure(new AnswerCheck(readDocument()), logger);
  const callers = new WeakMap<object, Caller>();

  const signedIn = async (request: Request): Promise<boolean> => {
    const caller = await sessions.find(request.cookies);
    if (caller !== undefined) callers.set(request, caller);
    return caller !== undefined;
  };

  const renew: RequestHandler = (request, response, next) => {
    const cookies = callers.get(request)?.renewal ?? null;
    if (cookies === null) next();
    else departure.send(request, response, { status: 449, cookies });
  };

  const answer: RequestHandler = async (request, response) => {
    const account = callers.get(request)?.account;
    const run = toCall({ request, account, handlers, address: addressOf(request) });
    departure.send(request, response, await run());
  };

  const fail: ErrorRequestHandler = (error: unknown, request, response, _next) => {
    const refusal = toRefusal(error);
    if (refusal !== undefined) return departure.send(request, response, refusal);
    const reference = makeReference();
    logger.error({ err: error, reference }, 'conference server');
    departure.send(request, response, refuseByFault(reference));
  };

  return express
    .Router()
    .use(identify(serverName), logExchanges(logger))
    .use(cookieParser(), express.json({ type: isJson, limit: MAX_BODY }))
    .use(
      OpenApiValidator.middleware({
        apiSpec: DOCUMENT_FILE,
        validateRequests: { allowUnknownQueryParameters: true, removeAdditional: 'all' },
        validateResponses: false,
        validateSecurity: { handlers: { session: signedIn } },
        fileUploader: false,
      }),
    )
    .use(renew, answer, fail);
}

function identify(serverName: string): RequestHandler {
  return (_request, response, next) => {
    response.set({ 'X-SL-SERVER': serverName, 'Cache-Control': 'no-store' });
    next();
  };
}

function logExchanges(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('finish', () => {
      const path = readOperation(request)?.route;
      const ms = Math.round(performance.now() - startedAt);
      logger.info({ method: request.method, path, status: response.statusCode, ms }, 'conference server');
    });
    next();
  };
}

/** Parameters are not looked at: clients are known to send `application/json; utf-8`. */
function isJson({
  headers,
}: {
  readonly headers: { readonly 'content-type'?: string | undefined };
}): boolean {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}
