import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { makeReference } from '../request-id.js';
import type { AnswerCheck } from './answer-check.js';
import { readOperation } from './matched-operation.js';
import { type AnswerExtras, refuseByFault } from './operations.js';

/** An answer on its way out. */
export interface Leaving extends AnswerExtras {
  readonly status: number;
  readonly body?: unknown;
}

const REASONS: Readonly<Record<number, string>> = {
  449: 'Retry',
  507: 'Maximum Resource Count Exceeded',
};

/** The only place that answers leave from. One that the document does not allow is a fault of ours and leaves as 500. */
export class Departure {
  readonly #check: AnswerCheck;
  readonly #logger: Logger;

  constructor(check: AnswerCheck, logger: Logger) {
    this.#check = check;
    this.#logger = logger;
  }

  send(request: Request, response: Response, answer: Leaving): void {
    this.#prepare(request, response, answer);
    const operation = readOperation(request);
    const fault = this.#check.findFault({
      operationId: operation?.operationId,
      status: answer.status,
      hasHeader: (name) => response.hasHeader(name),
      body: answer.body,
    });
    if (fault === undefined) {
      finish(response, answer);
      return;
    }
    const reference = makeReference();
    this.#logger.error(
      { path: operation?.route, status: answer.status, fault, reference },
      'answer not as documented',
    );
    for (const name of ['Location', 'Set-Cookie', 'Retry-After']) response.removeHeader(name);
    finish(response, refuseByFault(reference));
  }

  #prepare(request: Request, response: Response, { headers, cookies }: Leaving): void {
    response.set(headers ?? {});
    for (const [name, value] of Object.entries(cookies ?? {})) {
      response.cookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: request.secure });
    }
  }
}

function finish(response: Response, { status, body }: Leaving): void {
  response.status(status);
  const reason = REASONS[status];
  if (reason !== undefined) response.statusMessage = reason;
  if (body === undefined) response.end();
  else response.type('application/json').end(JSON.stringify(body));
}
