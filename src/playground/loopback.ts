import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

const LOOPBACK_PEER = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether a request comes from this machine and means this machine: a name that somebody made resolve to loopback
 * (DNS rebinding) does not.
 */
export function isFromLoopback(request: IncomingMessage): boolean {
  return isLoopbackPeer(request.socket.remoteAddress) && isLoopbackHost(request.headers.host);
}

/** An address of this machine's own, IPv4, IPv6 or the one inside the other. */
export function isLoopbackPeer(address: string | undefined): boolean {
  return LOOPBACK_PEER.test(address ?? '');
}

/** A `Host` header that names this machine as itself. */
export function isLoopbackHost(host: string | undefined): boolean {
  return LOOPBACK_HOST.test(host ?? '');
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
