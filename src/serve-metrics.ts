import { createServer } from 'node:http';
import express, { type Express } from 'express';
import type { Config } from './config.js';
import type { Metrics } from './metrics/metrics.js';
import { createMetricsRouter } from './metrics/metrics-router.js';
import { listen } from './web/listen.js';
import { SERVER_BOUNDS } from './web/request-bounds.js';

/** On a port of their own, or behind their token on the port of everything else. @returns closes that port */
export async function serveMetrics(
  metrics: Metrics,
  { config, web }: { readonly config: Pick<Config, 'host' | 'metrics'>; readonly web: Express },
): Promise<() => void> {
  if (config.metrics === null) return () => {};
  const { port, token } = config.metrics;
  metrics.watchProcess();
  const router = createMetricsRouter(metrics, token);
  if (port === null) {
    web.use(router);
    return () => {};
  }
  const server = createServer(SERVER_BOUNDS, express().disable('x-powered-by').use(router));
  await listen(server, { host: config.host, port, variable: 'METRICS_PORT' });
  return () => {
    server.close();
    server.closeAllConnections();
  };
}
