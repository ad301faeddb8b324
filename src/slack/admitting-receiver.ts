import {
  AuthorizationError,
  ExpressReceiver,
  type ExpressReceiverOptions,
  type ReceiverProcessEventErrorHandlerArgs,
} from '@slack/bolt';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { describeError } from '../describe-error.js';
import { makeReference } from '../request-id.js';
import { isAdmitted } from './admission.js';

/** The largest payload of Slack's that we know of is a submitted form of ours, and a tenth of this. */
const LARGEST_PAYLOAD = '1mb';

/**
 * Bolt's receiver of signed HTTP requests, with an answer at once to those that nobody handles: 400 to what is no
 * payload, 404 to what this app has nothing for. Bolt itself leaves the first to fail and the second to wait for three seconds.
 */
export class AdmittingReceiver extends ExpressReceiver {
  constructor(options: ExpressReceiverOptions, logger: Logger) {
    super({
      ...options,
      bodyLimit: LARGEST_PAYLOAD,
      processEventErrorHandler: async (failure) => answerFailure(failure, logger),
      unhandledRequestHandler: ({ response }) => {
        if (response.headersSent) return;
        logger.warn('a payload was not acknowledged in time');
        response.writeHead(503).end();
      },
    });
  }

  override async requestHandler(request: Request, response: Response): Promise<void> {
    if (!isAdmitted(request.body)) {
      response.status(400).end();
      return;
    }
    request.body = withoutHalfCharacters(request.body);
    await super.requestHandler(request, response);
    if (!response.headersSent) response.status(404).end();
  }
}

/** @returns whether Bolt may take it for acknowledged. */
function answerFailure({ error, response }: ReceiverProcessEventErrorHandlerArgs, logger: Logger): boolean {
  if (response.headersSent) return true;
  if (error instanceof AuthorizationError) response.writeHead(401).end();
  else if (isMalformed(error)) response.writeHead(400).end();
  else {
    const reference = makeReference();
    logger.error({ reference, ...describeError(error) }, 'a payload failed');
    response.writeHead(500, { 'content-type': 'text/plain' }).end(`reference ${reference}\n`);
  }
  return true;
}

/** A payload that one of our readers does not take; Bolt wraps what listeners throw. */
function isMalformed(error: Error): boolean {
  return error instanceof z.ZodError || ('original' in error && error.original instanceof z.ZodError);
}

/** Half of a surrogate pair, which no text that goes back to Slack can hold, becomes the sign for what cannot be read. */
function withoutHalfCharacters(body: unknown): unknown {
  // Only what is half is written as an escape.
  const text = JSON.stringify(body);
  if (!/\\ud[89a-f]/.test(text)) return body;
  return JSON.parse(text, (_name, value: unknown) =>
    typeof value === 'string' ? Buffer.from(value).toString() : value,
  );
}
