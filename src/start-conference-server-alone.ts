import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { ConferenceServerConfig } from './config.js';
import { countRequests } from './metrics/count-requests.js';
import { Metrics } from './metrics/metrics.js';
import { openStorageToStart } from './open-configured-storage.js';
import { adoptRequestId, asRequest, REQUEST_HEADER } from './request-id.js';
import type { Running } from './run.js';
import { serveMetrics } from './serve-metrics.js';
import { startConferenceServer } from './start-conference-server.js';
import { VERSION } from './version.js';
import { createAddressOf } from './web/client-address.js';
import { GracefulServer } from './web/graceful-server.js';
import { listen } from './web/listen.js';
import { Stopping } from './web/stopping.js';
import { closeWeb, createWeb } from './web/web.js';
import { webHeaders } from './web/web-headers.js';

/** How long those who are being answered, and mails that are being sent, have when the process stops. */
const PATIENCE_MS = 18_000;

/**
 * Starts the conference server in a process of its own, on one port.
 * @throws StartError when the store or the port cannot be had
 */
export async function startConferenceServerAlone(
  config: ConferenceServerConfig,
  logger: Logger,
): Promise<Running> {
  const storage = await openStorageToStart(config, logger);
  const stopping = new Stopping();
  let allIsMounted = (): void => {};
  const mounted = new Promise<void>((resolve) => {
    allIsMounted = resolve;
  });
  const web = createWeb({ health: { storage, stopping }, trustProxy: config.trustProxy, mounted, logger });
  const front = new GracefulServer(web);
  const origin = await listen(front.server, { ...config, variable: 'PORT' });
  const metrics = new Metrics(VERSION);
  const closeMetrics = await serveMetrics(metrics, { config, web });
  web.use(countRequests(metrics.onHttpRequest), webHeaders(config.publicUrl));
  const publicUrl = config.publicUrl ?? origin;
  const addressOf = createAddressOf(config.appAddresses);
  const cloud = await startConferenceServer({
    ...config,
    storage,
    publicUrl,
    addressOf,
    watch: metrics,
    logger,
  });
  web.use(followApps(addressOf));
  web.use('/v1', cloud.router).use(cloud.pages);
  closeWeb(web, logger);
  metrics.watchQueue('mails', () => storage.jobs('conference-server/mail-queue').depth());
  allIsMounted();
  cloud.queue.start();
  return {
    origin,
    greeting: `The conference server listens on ${origin}\nThe app uses it with STARLEAF_API_URL=${publicUrl}/v1`,
    stop: async () => {
      await stopping.begin();
      await Promise.all([front.close(PATIENCE_MS), cloud.queue.stop()]);
      await storage.close();
      closeMetrics();
    },
  };
}

/** Requests of apps keep the name that they have there, so that one search finds the lines of both. */
function followApps(addressOf: (request: Request) => string | null): RequestHandler {
  return (request, _response, next) => {
    if (addressOf(request) !== null) next();
    else asRequest(adoptRequestId(request.headers[REQUEST_HEADER]), next);
  };
}
