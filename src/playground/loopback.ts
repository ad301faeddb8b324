import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

const LOOPBACK_PEER = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether a request comes from this machine and means this machine: a name that somebody made resolve to loopback
 * (DNS rebinding) does not.
 */
export function isFromLoopback(request: IncomingMessage): boolean {
  const peer = request.socket.remoteAddress ?? '';
  return LOOPBACK_PEER.test(peer) && LOOPBACK_HOST.test(request.headers.host ?? '');
}

/** Refuses everybody else's requests: the playground has no passwords. */
export const onlyFromLoopback: RequestHandler = (request, response, next) => {
  if (isFromLoopback(request)) next();
  else response.status(403).type('text/plain').send('The playground answers on this machine only.');
};

/** Refuses what another site's page sends: browsers name its origin. */
export const onlySameOrigin: RequestHandler = (request, response, next) => {
  const { origin, host } = request.headers;
  const isForeign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
  const isCrossSite = request.headers['sec-fetch-site'] === 'cross-site';
  if (isForeign || isCrossSite) {
    response.status(403).type('text/plain').send('Only the playground’s own page may do this.');
  } else {
    next();
  }
};
