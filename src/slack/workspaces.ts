import type { Authorize } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Storage } from '../storage/storage.js';
import { type Clients, oneClient } from './clients.js';
import { findIdentity, type Identity } from './identity.js';
import { InFlight } from './in-flight.js';
import { createInstallRouter } from './install/install-router.js';
import { Installations, workspaceIdOf } from './install/installations.js';
import { TokenRotation } from './install/token-rotation.js';
import { welcome } from './install/welcome.js';
import { WorkspaceClients } from './install/workspace-clients.js';
import { nameError } from './name-error.js';
import type { Connection, OAuthConnection } from './receiver.js';

/** By what right the app speaks in Slack: with one workspace's token, or those of all that have installed it. */
export interface Workspaces {
  readonly clients: Clients;
  /** Tells Bolt who we are where a payload comes from. Never throws: who is not installed is told so in words. */
  readonly authorize: Authorize<boolean>;
  /** The pages by which workspaces install the app; null where the operator gave a token. */
  readonly pages: Router | null;
  /** @throws TokenRefusedError when Slack does not take the one token */
  start(): Promise<void>;
  /** Resolves once whoever installed the app is told. */
  settled(): Promise<void>;
}

export interface WorkspacesOptions {
  readonly slack: Connection;
  readonly slackApiUrl: string | null;
  readonly publicUrl: string;
  readonly storage: Storage;
  readonly webClientOptions: WebClientOptions;
  readonly logger: Logger;
}

export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const { slack } = options;
  return slack.kind === 'oauth' ? manyWorkspaces(slack, options) : oneWorkspace(slack.botToken, options);
}

function oneWorkspace(botToken: string, { webClientOptions, logger }: WorkspacesOptions): Workspaces {
  const client = new WebClient(botToken, webClientOptions);
  let identity: Identity = {};
  return {
    clients: oneClient(client),
    authorize: async () => ({ botToken, ...identity }),
    pages: null,
    start: async () => {
      identity = await findIdentity(client, logger);
    },
    settled: async () => {},
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
  const greeting = new InFlight();
  return {
    clients,
    // No token: Bolt would keep a client for each there ever was, and nothing of ours uses them.
    authorize: async (query) =>
      clients.identify(workspaceIdOf(query)).catch((error: unknown) => {
        logger.error({ error: nameError(error) }, 'an installation could not be looked up');
        return {};
      }),
    pages: createInstallRouter({
      ...options,
      connection,
      installations,
      onInstalled: (installation, isFirst) => {
        clients.forget(installation.workspaceId);
        if (isFirst) void greeting.run(() => welcome(installation, { clients, logger }));
      },
    }),
    start: async () => {},
    settled: () => greeting.settled(),
  };
}
