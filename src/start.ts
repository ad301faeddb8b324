import express from 'express';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import type { ConferenceServer } from './conference-server/server.js';
import type { Config } from './config.js';
import { countRequests } from './metrics/count-requests.js';
import { Metrics } from './metrics/metrics.js';
import { openStorageToStart } from './open-configured-storage.js';
import type { Playground } from './playground/playground.js';
import { adoptRequestId, asRequest, REQUEST_HEADER } from './request-id.js';
import type { Running } from './run.js';
import { serveMetrics } from './serve-metrics.js';
import { TokenRefusedError } from './slack/identity.js';
import type { Connection } from './slack/receiver.js';
import { startConferenceServer } from './start-conference-server.js';
import { StartError } from './start-error.js';
import { type PlaygroundNeighbours, startPlayground } from './start-playground.js';
import type { Storage } from './storage/storage.js';
import { VERSION } from './version.js';
import { createAddressOf, serveOurApp } from './web/client-address.js';
import { GracefulServer } from './web/graceful-server.js';
import { listen } from './web/listen.js';
import { Stopping } from './web/stopping.js';
import { closeWeb, createWeb } from './web/web.js';
import { webHeaders } from './web/web-headers.js';

/** How long those who are being answered, and mails that are being sent, have when the process stops. */
const PATIENCE_MS = 18_000;

/**
 * Starts everything the Config asks for, on one port.
 * @throws StartError when the store, the port or Slack's token cannot be had
 */
export async function start(config: Config, logger: Logger): Promise<Running> {
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

  const cloud = await startCloud(config, { storage, origin, watch: metrics, logger });
  if (cloud !== null) web.use('/v1', cloud.router).use(cloud.pages);
  const behind = cloud === null ? null : await serveBehind(cloud);
  const slack = await chooseSlack(config, {
    server: front.server,
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
    starleafApiUrl: behind?.url ?? config.starleafApiUrl ?? `${origin}/v1`,
    publicUrl: config.publicUrl ?? origin,
    returnUrl: slack.playground === null ? null : `${origin}/`,
    storage,
    metrics,
    logger,
  });
  web.use(app.router);
  if (slack.playground !== null) web.use(slack.playground.router);
  closeWeb(web, logger);
  metrics.watchQueue('accepted', () => storage.jobs('accepted').depth());
  metrics.watchQueue('erasures', () => storage.jobs('erasures').depth());
  if (cloud !== null) metrics.watchQueue('mails', () => storage.jobs('conference-server/mail-queue').depth());
  allIsMounted();
  await app.start().catch(toStartError);
  cloud?.queue.start();
  return {
    origin,
    greeting: slack.playground === null ? `StarLeaf listens on ${origin}` : greetNewcomer(origin),
    stop: async () => {
      await stopping.begin();
      slack.playground?.close();
      await Promise.all([front.close(PATIENCE_MS), app.stop(), cloud?.queue.stop()]);
      // Last, for the app's work is done with its help; nobody waits for an answer any more.
      await behind?.server.close(0);
      await storage.close();
      closeMetrics();
    },
  };
}

/** Our conference server; null where another is used. */
async function startCloud(
  config: Config,
  place: {
    readonly storage: Storage;
    readonly origin: string;
    readonly watch: Metrics;
    readonly logger: Logger;
  },
): Promise<ConferenceServer | null> {
  if (config.starleafApiUrl !== null) return null;
  const { jitsiUrl, smtp, features } = config;
  const publicUrl = config.publicUrl ?? place.origin;
  const addressOf = createAddressOf(config.appAddresses);
  return startConferenceServer({ ...place, jitsiUrl, publicUrl, smtp, features, addressOf });
}

/**
 * Our conference server's API once more, on a port of this machine's own for the app in this process: it is still there
 * for work that is finished when nobody else is let in, and it knows such requests for the app's.
 */
async function serveBehind(cloud: ConferenceServer) {
  const web = serveOurApp(express()).disable('x-powered-by');
  web.use(({ headers }, _response, next) => asRequest(adoptRequestId(headers[REQUEST_HEADER]), next));
  const server = new GracefulServer(web.use('/v1', cloud.router));
  const origin = await listen(server.server, { host: '127.0.0.1', port: 0, variable: 'PORT' });
  return { server, url: `${origin}/v1` };
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
