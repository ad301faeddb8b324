import type { ServerOptions } from 'node:http';
import type { RequestHandler } from 'express';

/** The largest body that anybody sends with good reason is Slack's: a submitted view with all that was typed in it. */
export const LARGEST_BODY = 1024 * 1024;

/** How long a request may take to arrive, its headers and the whole of it, so that slow ones hold nothing for long. */
export const SERVER_BOUNDS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  /** How often that is looked at. */
  connectionsCheckingInterval: 2_000,
  /** Bytes of all headers, the address included; beyond that Node answers 431. */
  maxHeaderSize: 16 * 1024,
} as const satisfies ServerOptions;

/** How long a client that still sends may read why nobody wants to hear it. */
const LINGER_MS = 1_000;

/**
 * Refuses a body that says it is too large before a byte of it is read, and one that says nothing of the kind once it
 * has become so: body parsers receive to its end what they refuse. Whoever goes on sending then is hung up on.
 */
export const boundRequests: RequestHandler = (request, response, next) => {
  const refuse = (): void => {
    if (response.headersSent) return;
    response.set('connection', 'close');
    response.status(413).type('text/plain').send('This is more than anybody needs to send.\n');
  };
  response.once('finish', () => {
    if (request.complete) return;
    setTimeout(() => {
      if (!request.complete) request.socket.destroy();
    }, LINGER_MS).unref();
  });
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) return refuse();
  const push = request.push.bind(request);
  let received = 0;
  request.push = (chunk: Buffer | null, encoding) => {
    received += chunk?.length ?? 0;
    if (received > LARGEST_BODY) refuse();
    return push(chunk, encoding);
  };
  next();
};
