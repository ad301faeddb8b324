import type { Authorize } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Storage, StoredEntry } from '../storage/storage.js';
import { type Clients, oneClient } from './clients.js';
import { findIdentity, type Identity } from './identity.js';
import { InFlight } from './in-flight.js';
import { createInstallRouter } from './install/install-router.js';
import type { Installation } from './install/installation.js';
import { Installations } from './install/installations.js';
import { toSlackStore, workspaceIdOf } from './install/slack-store.js';
import { TokenRotation } from './install/token-rotation.js';
import { welcome } from './install/welcome.js';
import { WorkspaceClients } from './install/workspace-clients.js';
import { readDeparture } from './leaving/departure.js';
import { Erasure } from './leaving/erasure.js';
import { nameError } from './name-error.js';
import type { Connection, OAuthConnection } from './receiver.js';

/** By what right the app speaks in Slack: with one workspace's token, or those of all that have installed it. */
export interface Workspaces {
  readonly clients: Clients;
  /** Tells Bolt who we are where a payload comes from. Never throws: who is not installed is told so in words. */
  readonly authorize: Authorize<boolean>;
  /** The pages by which workspaces install the app; null where the operator gave a token. */
  readonly pages: Router | null;
  /** Where an envelope says that the app was taken out: writes down that the workspace is to be erased. @throws when the store fails */
  readonly noteDeparture: (envelope: unknown) => Promise<void>;
  /** @throws TokenRefusedError when Slack does not take the one token */
  start(): Promise<void>;
  /** Resolves once whoever installed the app is told, and what is being erased is erased or left to others. */
  stop(): Promise<void>;
}

export interface WorkspacesOptions {
  readonly slack: Connection;
  readonly slackApiUrl: string | null;
  readonly publicUrl: string;
  readonly storage: Storage;
  readonly webClientOptions: WebClientOptions;
  /** Whose an entry of the store is; null where it is nobody's, undefined where nothing is known of the namespace. */
  readonly findWorkspace: (namespace: string, entry: StoredEntry) => string | null | undefined;
  readonly logger: Logger;
}

export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const { slack } = options;
  return slack.kind === 'oauth' ? manyWorkspaces(slack, options) : oneWorkspace(slack.botToken, options);
}

function oneWorkspace(botToken: string, options: WorkspacesOptions): Workspaces {
  const { webClientOptions, logger } = options;
  const client = new WebClient(botToken, webClientOptions);
  const clients = oneClient(client);
  const erasure = new Erasure({
    ...options,
    clients,
    findInstalledAt: async () => undefined,
    onErased: () => {},
  });
  let identity: Identity = {};
  return {
    clients,
    authorize: async () => ({ botToken, ...identity }),
    pages: null,
    noteDeparture: (envelope) => noteDeparture(envelope, erasure),
    start: async () => {
      identity = await findIdentity(client, logger);
      erasure.start();
    },
    stop: () => erasure.stop(),
  };
}

function manyWorkspaces(connection: OAuthConnection, options: WorkspacesOptions): Workspaces {
  const { storage, webClientOptions, logger } = options;
  const installations = new Installations({ storage });
  const clients = new WorkspaceClients({
    installations,
    rotation: new TokenRotation({ storage, installations, connection, webClientOptions, logger }),
    createClient: (token) => new WebClient(token, webClientOptions),
  });
  const erasure = new Erasure({
    ...options,
    clients,
    findInstalledAt: async (workspaceId) => (await installations.find(workspaceId))?.installedAt,
    onErased: (workspaceId) => clients.forget(workspaceId),
  });
  const greeting = new InFlight();
  const keep = async (installation: Installation): Promise<void> => {
    const { workspaceId } = installation;
    const isFirst = await erasure.beforeReturn(workspaceId, () => installations.keep(installation));
    clients.forget(workspaceId);
    if (isFirst) void greeting.run(() => welcome(installation, { clients, logger }));
  };
  return {
    clients,
    // No token: Bolt would keep a client for each there ever was, and nothing of ours uses them.
    authorize: async (query) =>
      clients.identify(workspaceIdOf(query)).catch((error: unknown) => {
        logger.error({ error: nameError(error) }, 'an installation could not be looked up');
        return {};
      }),
    pages: createInstallRouter({ ...options, connection, store: toSlackStore(installations, keep) }),
    noteDeparture: (envelope) => noteDeparture(envelope, erasure),
    start: async () => erasure.start(),
    stop: async () => {
      await greeting.settled();
      await erasure.stop();
    },
  };
}

async function noteDeparture(envelope: unknown, erasure: Erasure): Promise<void> {
  const departure = readDeparture(envelope);
  if (departure !== undefined) await erasure.note(departure);
}
