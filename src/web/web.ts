import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { TrustedProxies } from '../config.js';
import { asRequest, makeReference, makeRequestId } from '../request-id.js';
import { createHealthRouter, type HealthParts } from './health.js';
import { boundRequests } from './request-bounds.js';

export interface WebParts {
  readonly health: HealthParts;
  /** Which proxies may say who calls and by which protocol. */
  readonly trustProxy: TrustedProxies;
  /** Requests for anything but health wait for it, for the port is open before all is in place. */
  readonly mounted: Promise<void>;
  readonly logger: Logger;
}

/** The one web server everything is mounted on, with what operators ask it about its health. */
export function createWeb({ health, trustProxy, mounted, logger }: WebParts): Express {
  const web = express();
  web.disable('x-powered-by');
  web.set('trust proxy', trustProxy === null ? false : trustProxy);
  web.use(boundRequests);
  web.use(createHealthRouter(health));
  if (trustProxy === null) web.use(warnOfProxy(logger));
  web.use((_request, _response, next) => asRequest(makeRequestId(), next));
  web.use(async (_request, _response, next) => {
    await mounted;
    next();
  });
  return web;
}

/** Says once that requests come through a proxy which is not known as one: all of its clients count as one. */
function warnOfProxy(logger: Logger): RequestHandler {
  let isSaid = false;
  return (request, _response, next) => {
    if (!isSaid && request.headers['x-forwarded-for'] !== undefined) {
      isSaid = true;
      logger.warn(
        'a proxy names its client, but TRUST_PROXY does not name the proxy: all its clients count as one',
      );
    }
    next();
  };
}

/** What is said where nothing else was: to be called once all is mounted. Express itself would show the stack. */
export function closeWeb(web: Express, logger: Logger): void {
  web.use((_request, response) => {
    response.status(404).type('text/plain').send('There is nothing at this address.\n');
  });
  web.use(answerFailure(logger));
}

/** A fault of the request's in few words; of ours under a reference, which the log carries too. */
function answerFailure(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    // Too late for words: Express closes the connection, so that nobody takes half an answer for a whole one.
    if (response.headersSent) return next(error);
    const status = readStatus(error);
    response.type('text/plain');
    if (status !== undefined) return response.status(status).send('This request makes no sense here.\n');
    const reference = makeReference();
    logger.error({ err: error, reference }, 'a request failed');
    response
      .status(500)
      .send(`Something went wrong on our side (reference ${reference}). Please try again.\n`);
  };
}

/** What Express and body parsers say of requests that they cannot read; undefined for failures of our own. */
function readStatus(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
