import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import type { ConferenceServer } from './conference-server/server.js';
import type { Config } from './config.js';
import { countRequests } from './metrics/count-requests.js';
import { Metrics } from './metrics/metrics.js';
import { createMetricsRouter } from './metrics/metrics-router.js';
import { openConfiguredStorage } from './open-configured-storage.js';
import type { Playground } from './playground/playground.js';
import { SERVER_BOUNDS } from './request-bounds.js';
import { TokenRefusedError } from './slack/identity.js';
import type { Connection } from './slack/receiver.js';
import { startConferenceServer } from './start-conference-server.js';
import { type PlaygroundNeighbours, startPlayground } from './start-playground.js';
import type { Storage } from './storage/storage.js';
import { VERSION } from './version.js';
import { closeWeb, createWeb } from './web.js';
import { webHeaders } from './web-headers.js';

/** The process at work. */
export interface Running {
  /** Where this machine reaches it, such as `http://127.0.0.1:3000`. */
  readonly origin: string;
  /** What whoever started it reads first. */
  readonly greeting: string;
  /** Takes nothing new, finishes what was begun, and closes the store. */
  stop(): Promise<void>;
}

/** The process cannot start; the message is for whoever starts it and says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * Starts everything the Config asks for, on one port.
 * @throws StartError when the store, the port or Slack's token cannot be had
 */
export async function start(config: Config, logger: Logger): Promise<Running> {
  const storage = await open(config, logger);
  let allIsMounted = (): void => {};
  const mounted = new Promise<void>((resolve) => {
    allIsMounted = resolve;
  });
  let isStopping = false;
  const web = createWeb({ storage, isStopping: () => isStopping }, mounted);
  const server = createServer(SERVER_BOUNDS, web);
  const origin = await listen(server, { ...config, variable: 'PORT' });
  const metrics = new Metrics(VERSION);
  const closeMetrics = await serveMetrics(metrics, { config, web });
  web.use(countRequests(metrics.onHttpRequest), webHeaders(config.publicUrl));

  const cloud = await startCloud(config, { storage, origin, logger });
  if (cloud !== null) web.use('/v1', cloud.router).use(cloud.pages);
  const slack = await chooseSlack(config, {
    server,
    origin,
    storage,
    accounts: cloud?.accounts ?? null,
    outbox: cloud?.outbox ?? null,
    logger,
  });
  if (slack.playground === null && config.publicUrl === null) {
    logger.warn('PUBLIC_URL is not set: the links in messages open on this machine only');
  }
  const app = createApp({
    slack: slack.connection,
    slackApiUrl: slack.slackApiUrl,
    starleafApiUrl: config.starleafApiUrl ?? `${origin}/v1`,
    publicUrl: config.publicUrl ?? origin,
    returnUrl: slack.playground === null ? null : `${origin}/`,
    storage,
    metrics,
    logger,
  });
  web.use(app.router);
  if (slack.playground !== null) web.use(slack.playground.router);
  closeWeb(web, logger);
  allIsMounted();
  await app.start().catch(toStartError);
  cloud?.queue.start();
  return {
    origin,
    greeting: slack.playground === null ? `StarLeaf listens on ${origin}` : greetNewcomer(origin),
    stop: async () => {
      isStopping = true;
      const closed = new Promise((resolve) => server.close(resolve));
      slack.playground?.close();
      await app.stop();
      server.closeAllConnections();
      await closed;
      await cloud?.queue.stop();
      await storage.close();
      closeMetrics();
    },
  };
}

/** Our conference server; null where another is used. */
async function startCloud(
  config: Config,
  place: { readonly storage: Storage; readonly origin: string; readonly logger: Logger },
): Promise<ConferenceServer | null> {
  if (config.starleafApiUrl !== null) return null;
  const { jitsiUrl, smtp, features } = config;
  const publicUrl = config.publicUrl ?? place.origin;
  return startConferenceServer({ ...place, jitsiUrl, publicUrl, smtp, features });
}

/** Which Slack the app talks to; it never learns whether that is ours. */
interface SlackSide {
  readonly connection: Connection;
  /** Null: Slack's own. */
  readonly slackApiUrl: string | null;
  readonly playground: Playground | null;
}

async function chooseSlack(
  { slack, slackApiUrl }: Config,
  neighbours: PlaygroundNeighbours,
): Promise<SlackSide> {
  if (slack.kind === 'playground') return startPlayground(neighbours);
  return { connection: slack, slackApiUrl, playground: null };
}

async function open(config: Config, logger: Logger): Promise<Storage> {
  try {
    return await openConfiguredStorage(config, logger);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`StarLeaf cannot start: the store at DATABASE_URL cannot be opened.\n  - ${reason}`);
  }
}

/** On a port of their own, or behind their token on the port of everything else. @returns closes that port */
async function serveMetrics(
  metrics: Metrics,
  { config, web }: { readonly config: Config; readonly web: Express },
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

/** @returns where this machine reaches the server */
async function listen(
  server: Server,
  { host, port, variable }: Pick<Config, 'host' | 'port'> & { readonly variable: string },
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      error.code === 'EADDRINUSE'
        ? `StarLeaf cannot start: port ${port} is taken. Set ${variable} to another.`
        : `StarLeaf cannot start: it cannot listen on ${host}:${port} (${error.code}). Check HOST and ${variable}.`,
    );
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const anywhere = host === '0.0.0.0' || host === '::';
  return `http://${anywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${address.port}`;
}

function toStartError(error: unknown): never {
  if (!(error instanceof TokenRefusedError)) throw error;
  throw new StartError(
    `StarLeaf cannot start: Slack does not take SLACK_BOT_TOKEN (${error.message}). Copy it anew from "OAuth & Permissions".`,
  );
}

function greetNewcomer(origin: string): string {
  return [
    '',
    '  StarLeaf playground: a Slack on this machine',
    '',
    `  Open   ${origin}/`,
    '  Type   /starleaf meet tomorrow 3pm about Q3 budget',
    '',
    '  Everything is kept in ./data. Stop with Ctrl+C.',
    '',
  ].join('\n');
}
