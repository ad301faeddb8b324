import express from 'express';
import { isFromLoopback, onlyFromLoopback } from './loopback.js';

/** Pictures may come from anywhere, as in Slack; nothing else does. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: http: https:",
  "style-src 'self' 'unsafe-inline'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** The page at `/`, its files, and the way to it from links to messages. */
export function pageFiles(folder: string): express.Router {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.set({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    next();
  });
  router.get('/', onlyFromLoopback, (_request, response) => {
    response.set('content-security-policy', CONTENT_SECURITY_POLICY);
    response.sendFile('index.html', { root: folder });
  });
  router.get('/archives/:channel/:message', (request, response) => {
    const { channel, message } = request.params;
    response.redirect(302, `/?${new URLSearchParams({ channel, message })}`);
  });
  const files = express.static(folder, { index: false });
  router.use((request, response, next) => {
    if (isFromLoopback(request)) files(request, response, next);
    else next();
  });
  return router;
}
