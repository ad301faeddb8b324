import { setTimeout } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';

/** What goes wrong with a Web API call or a reply address, for tests of how the app bears it. */
export type ApiFault =
  | { readonly kind: 'ratelimited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string }
  /** The connection ends without an answer, and nothing is done. */
  | { readonly kind: 'cut' }
  /** The connection ends without an answer after the work was done. */
  | { readonly kind: 'answer-lost' }
  /** The work is done, and its answer is this text instead. */
  | { readonly kind: 'garbled'; readonly text: string }
  /** All goes well, after a while. */
  | { readonly kind: 'delay'; readonly milliseconds: number };

/** Asked at each call: what is to go wrong with this method, or `response_url`, now, if anything. */
export type FaultInjection = (method: string) => ApiFault | undefined;

/** Lets what follows go wrong as told. */
export function injectFaults(
  injectFault: FaultInjection | undefined,
  nameOf: (path: string) => string,
): RequestHandler {
  return async (request, response, next) => {
    const fault = injectFault?.(nameOf(request.path));
    if (fault === undefined || (await lets(fault, response))) next();
  };
}

/** @returns whether the work is to be done all the same */
async function lets(fault: ApiFault, response: Response): Promise<boolean> {
  switch (fault.kind) {
    case 'ratelimited':
      response.status(429).set('retry-after', String(fault.retryAfterSeconds));
      response.json({ ok: false, error: 'ratelimited' });
      return false;
    case 'status':
      response.status(fault.status).type('text/plain').send('upstream error');
      return false;
    case 'error':
      response.json({ ok: false, error: fault.error });
      return false;
    case 'cut':
      response.socket?.destroy();
      return false;
    case 'answer-lost':
      response.json = () => {
        response.socket?.destroy();
        return response;
      };
      return true;
    case 'garbled':
      response.json = () => response.type('application/json').send(fault.text);
      return true;
    case 'delay':
      await setTimeout(fault.milliseconds);
      return true;
    default:
      return fault satisfies never;
  }
}
