import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler, type Router } from 'express';
import type { Metrics } from './metrics.js';

/**
 * `GET /metrics`, in Prometheus's text format.
 * @param token what has to come as a bearer; null: whoever reaches this may read
 */
export function createMetricsRouter(metrics: Metrics, token: string | null): Router {
  const router = express.Router();
  if (token !== null) router.use('/metrics', onlyBearer(token));
  router.get('/metrics', async (_request, response) => {
    const text = await metrics.text();
    response.set({ 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }).send(text);
  });
  return router;
}

function onlyBearer(token: string): RequestHandler {
  const expected = digest(`Bearer ${token}`);
  return (request, response, next) => {
    const given = digest(request.headers.authorization ?? '');
    if (timingSafeEqual(given, expected)) next();
    else response.status(401).set('WWW-Authenticate', 'Bearer').type('text/plain').send('Not for you.\n');
  };
}

/** Of one length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
