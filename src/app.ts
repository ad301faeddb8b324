import { type AppOptions, SocketModeReceiver } from '@slack/bolt';
import { type IRouter, Router } from 'express';
import type { Logger } from 'pino';
import { ConnectLinks } from './connect/connect-links.js';
import { createConnectRouter } from './connect/connect-router.js';
import { Vault } from './credentials/vault.js';
import type { Metrics } from './metrics/metrics.js';
import { findWorkspace } from './namespaces.js';
import { LastLists } from './slack/agenda/last-lists.js';
import { createBoltLogger } from './slack/bolt-logger.js';
import { Cards } from './slack/cards.js';
import { Channels } from './slack/channels.js';
import type { Clients } from './slack/clients.js';
import { Drafts } from './slack/drafts.js';
import { Features } from './slack/features.js';
import { OpenHomes } from './slack/home/open-homes.js';
import { Home } from './slack/home.js';
import { ACTIONS, MODALS, registerListeners, SHORTCUTS, SUBCOMMANDS } from './slack/listeners.js';
import { ObservedApp } from './slack/observed-app.js';
import { ParkedViews } from './slack/parked-views.js';
import { People } from './slack/people.js';
import { createProbes } from './slack/probes.js';
import { type Connection, createReceiver } from './slack/receiver.js';
import { Reply } from './slack/reply.js';
import { ReplyAddresses } from './slack/reply-address.js';
import { Runner } from './slack/runner.js';
import { Settings } from './slack/settings.js';
import type { Tools } from './slack/tools.js';
import { NO_TRAIL } from './slack/trail.js';
import { createWebClientOptions } from './slack/web-client.js';
import { createWorkspaces } from './slack/workspaces.js';
import { StarLeafService } from './starleaf/service.js';
import { createLimiters } from './storage/rate-limiter.js';
import type { Storage } from './storage/storage.js';
import { VERSION } from './version.js';

/** Where the app's neighbours are, and what it stands on. */
export interface AppSurroundings {
  readonly slack: Connection;
  /** Base of Slack's Web API with a trailing slash; null: Slack's own. */
  readonly slackApiUrl: string | null;
  readonly starleafApiUrl: string;
  /** How people's browsers reach us, without a trailing slash. */
  readonly publicUrl: string;
  /** Where the connect page leads back to; null: Slack's own app. */
  readonly returnUrl: string | null;
  readonly storage: Storage;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** The Slack app, not yet talking to anybody. */
export interface SlackApp {
  /** `/slack/events` where Slack speaks HTTP, `/slack/install` where workspaces install the app, and `/connect`. */
  readonly router: IRouter;
  /** @throws TokenRefusedError when Slack does not take the bot token */
  start(): Promise<void>;
  /** Takes nothing new and resolves once what was acknowledged is done. */
  stop(): Promise<void>;
}

/** Whose circuit breakers are closed at first. */
const UPSTREAMS = ['starleaf', 'slack', 'slack-replies'];

/** Builds each object of the Slack app once. */
export function createApp(surroundings: AppSurroundings): SlackApp {
  const { slack, slackApiUrl, returnUrl, logger } = surroundings;
  const { metrics } = surroundings;
  for (const upstream of UPSTREAMS) metrics.onBreaker({ upstream, state: 'closed' });
  const webClientOptions = createWebClientOptions({ slackApiUrl, logger, watch: metrics });
  const workspaces = createWorkspaces({ ...surroundings, webClientOptions, findWorkspace });
  const { clients } = workspaces;
  surroundings.metrics.watchQueue('erasures', () => surroundings.storage.jobs('erasures').depth());
  const tools = createTools(surroundings, clients);
  const reply = new Reply({
    clients,
    addresses: new ReplyAddresses(slackApiUrl, { watch: metrics, logger }),
    cards: tools.cards,
    parkedViews: tools.parkedViews,
    inTurn: tools.inTurn,
    logger,
  });
  const home = new Home({ clients, tools, version: VERSION });
  const runner = new Runner({
    tools,
    reply,
    clients,
    repertoire: { subcommands: SUBCOMMANDS, actions: ACTIONS, modals: MODALS, shortcuts: SHORTCUTS },
    jobs: surroundings.storage.jobs('accepted'),
    onChange: (owner) => home.refresh(owner),
  });

  const router = Router();
  const receiver = createReceiver({ slack, router, webClientOptions, logger });
  const options: AppOptions = {
    receiver,
    authorize: workspaces.authorize,
    clientOptions: webClientOptions,
    // Its memory of conversations serves nobody here and would grow with each of them.
    convoStore: false,
    logger: createBoltLogger(logger),
  };
  const bolt = new ObservedApp(options, metrics, workspaces.noteDeparture);
  bolt.error(async (error) => {
    logger.error({ name: error.name, code: error.code }, 'a payload could not be handled');
    // The receiver answers Slack, if nothing has yet.
    throw error;
  });
  registerListeners(bolt, { runner, home });
  if (workspaces.pages !== null) router.use(workspaces.pages);
  router.use(
    '/connect',
    createConnectRouter({
      links: tools.links,
      vault: tools.vault,
      starleaf: tools.starleaf,
      publicUrl: surroundings.publicUrl,
      ...(returnUrl === null ? {} : { returnUrl: () => returnUrl }),
      onConnected: (connected) => runner.connected(connected),
      openLimiter: createLimiters(surroundings.storage, Date.now),
      logger,
    }),
  );

  return {
    router,
    start: async () => {
      await workspaces.start();
      if (receiver instanceof SocketModeReceiver) await receiver.start();
      runner.start();
    },
    stop: async () => {
      if (receiver instanceof SocketModeReceiver) await receiver.stop();
      await runner.stop();
      await home.settled();
      await workspaces.stop();
    },
  };
}

function createTools(
  { storage, publicUrl, starleafApiUrl, metrics, logger }: AppSurroundings,
  clients: Clients,
): Tools {
  return {
    people: new People(clients),
    channels: new Channels(clients, logger),
    vault: new Vault(storage),
    starleaf: new StarLeafService({
      baseUrl: starleafApiUrl,
      storage,
      logger,
      watch: metrics,
    }),
    links: new ConnectLinks({ storage, publicUrl }),
    drafts: new Drafts(storage.keyv('drafts')),
    cards: new Cards(storage),
    openHomes: new OpenHomes(storage.keyv('open-homes')),
    probes: createProbes({ clients, storage }),
    lastLists: new LastLists(storage.keyv('last-lists')),
    features: new Features(logger),
    settings: new Settings(storage.keyv('settings')),
    parkedViews: new ParkedViews(storage.keyv('parked-views')),
    inTurn: (name, work) => storage.inTurn(name, work),
    trail: NO_TRAIL,
    watch: metrics,
    now: Date.now,
    logger,
  };
}
