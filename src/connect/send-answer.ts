import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { makeReference } from '../request-id.js';
import { type Answer, ourFault, refusals } from './answer.js';
import { renderRefusalPage } from './refusal-page.js';

/** Sends an answer: to the page's script as JSON; to somebody who opens the link, a refusal as a page. */
export function sendAnswer(request: Request, response: Response, answer: Answer): void {
  response.status(answer.status);
  if (answer.status === 204) {
    response.end();
    return;
  }
  if ('retryAfterSeconds' in answer) response.set('Retry-After', String(answer.retryAfterSeconds));
  const isPage = request.method === 'GET' || request.method === 'HEAD';
  if (isPage && 'error' in answer.body) response.send(renderRefusalPage(answer.body));
  else response.json(answer.body);
}

/** What express and body-parser say of a request they cannot read; their errors carry what was sent, so they are never logged. */
const requestFault = z.object({ status: z.number().min(400).max(499) });

/** Any failure on the way becomes words; what nobody foresaw is logged under a reference that the words name. */
export function answerFailure(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const fault = requestFault.safeParse(error);
    if (fault.success) {
      const isTooLarge = fault.data.status === 413;
      return sendAnswer(request, response, isTooLarge ? refusals.tooLarge : refusals.malformed);
    }
    const reference = makeReference();
    logger.error({ err: error, reference }, 'connect failed');
    sendAnswer(request, response, ourFault(reference));
  };
}
