import { type ExpressReceiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { IRouter } from 'express';
import type { Logger } from 'pino';
import { AdmittingReceiver } from './admitting-receiver.js';
import { createBoltLogger } from './bolt-logger.js';

/** How Slack reaches the app, and by what right the app speaks: one workspace's token, or those of all that install it. */
export type Connection =
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | OAuthConnection;

/** An app that many workspaces install. https://docs.slack.dev/authentication/installing-with-oauth */
export interface OAuthConnection {
  readonly kind: 'oauth';
  readonly clientId: string;
  readonly clientSecret: string;
  /** Under this we sign what comes back with people from Slack's consent page. */
  readonly stateSecret: string;
  readonly signingSecret: string;
}

/**
 * Signed requests at `POST /slack/events` of the router, or a socket that we open ourselves.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack, https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function createReceiver(facts: {
  readonly slack: Connection;
  readonly router: IRouter;
  readonly webClientOptions: WebClientOptions;
  readonly logger: Logger;
}): ExpressReceiver | SocketModeReceiver {
  const { slack, router, webClientOptions } = facts;
  const logger = createBoltLogger(facts.logger);
  switch (slack.kind) {
    case 'http':
    case 'oauth':
      return new AdmittingReceiver(
        { signingSecret: slack.signingSecret, endpoints: '/slack/events', router, logger },
        facts.logger,
      );
    case 'socket':
      return new SocketModeReceiver({
        appToken: slack.appToken,
        installerOptions: { clientOptions: webClientOptions },
        logger,
      });
    default:
      return slack satisfies never;
  }
}
