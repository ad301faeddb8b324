import express, { type Express } from 'express';
import type { Storage } from './storage/storage.js';

/**
 * The one web server everything is mounted on, with what operators ask it about its health.
 * @param mounted requests for anything else wait for it, for the port is open before all is in place
 */
export function createWeb(storage: Storage, mounted: Promise<void>): Express {
  const web = express();
  web.disable('x-powered-by');
  // Proxies on this machine or in its private networks say who calls and by which protocol; nobody else may.
  web.set('trust proxy', 'loopback, linklocal, uniquelocal');
  web.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  web.get('/readyz', async (_request, response) => {
    try {
      await storage.ping();
      response.type('text/plain').send('ready\n');
    } catch {
      response.status(503).json({ failing: 'store' });
    }
  });
  web.use(async (_request, _response, next) => {
    await mounted;
    next();
  });
  return web;
}
