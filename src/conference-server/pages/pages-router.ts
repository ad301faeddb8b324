import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { makeReference } from '../../request-id.js';
import { pageHeaders } from './page-headers.js';
import { createReplyRouter, type ReplyRouterParts } from './reply-router.js';
import { createSignUpRouter, type SignUpRouterParts } from './sign-up-router.js';

export interface PagesParts extends Omit<SignUpRouterParts, 'assets'>, ReplyRouterParts {
  readonly logger: Logger;
  /** Where the bundled scripts and styles are; the build's place unless given. */
  readonly assets?: URL | undefined;
}

const BUNDLED_ASSETS = new URL('../../../dist/conference-server/page/', import.meta.url);

/** The pages that mails lead to, to be mounted at the root. */
export function createPagesRouter({ logger, assets = BUNDLED_ASSETS, ...parts }: PagesParts): Router {
  const router = express.Router();
  router.use('/sign-up', pageHeaders, logPage('sign-up', logger), createSignUpRouter({ ...parts, assets }));
  router.use('/reply', pageHeaders, logPage('reply', logger), createReplyRouter(parts));
  router.use(['/sign-up', '/reply'], answerFailure(logger));
  return router;
}

/** The path is not logged: it holds the token. */
function logPage(page: string, logger: Logger): RequestHandler {
  return (request, response, next) => {
    response.once('finish', () => {
      logger.info({ page, method: request.method, status: response.statusCode }, 'conference server');
    });
    next();
  };
}

/** What express and body parsers say of a request that they cannot read; it carries what was sent, so it is not logged. */
const requestFault = z.object({ status: z.number().min(400).max(499) });

function answerFailure(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const fault = requestFault.safeParse(error);
    if (fault.success) {
      response.status(fault.data.status).json({ error: 'This request makes no sense here.' });
      return;
    }
    const reference = makeReference();
    logger.error({ err: error, reference }, 'conference server');
    const words = `That did not work just now (reference ${reference}). Try again in a moment.`;
    response.status(500).json({ error: words });
  };
}
