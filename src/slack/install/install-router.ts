import { ErrorCode, type InstallationStore, InstallProvider, type InstallURLOptions } from '@slack/oauth';
import type { WebClientOptions } from '@slack/web-api';
import { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { pageHeaders } from '../../connect/page-headers.js';
import { AddressLimits } from '../../connect/rate-limits.js';
import { makeReference } from '../../request-id.js';
import { createLimiters } from '../../storage/rate-limiter.js';
import type { Storage } from '../../storage/storage.js';
import { createBoltLogger } from '../bolt-logger.js';
import { nameError } from '../name-error.js';
import type { OAuthConnection } from '../receiver.js';
import { isSlackError } from '../slack-error.js';
import {
  type InstallRefusal,
  renderInstalledPage,
  renderInstallPage,
  renderNotInstalledPage,
} from './install-pages.js';
import { InstallStates, STATE_LIFETIME_MS, StateRefusedError } from './install-states.js';
import { fromSlackInstallation } from './installation.js';
import { BOT_SCOPES } from './scopes.js';

const SLACK_ITSELF = 'https://slack.com/api/';

/**
 * The pages by which a workspace installs the app: `GET /slack/install` and, on the way back from Slack,
 * `GET /slack/oauth_redirect`. https://docs.slack.dev/authentication/installing-with-oauth
 */
export function createInstallRouter(facts: {
  readonly connection: OAuthConnection;
  /** Base of the Web API with a trailing slash; the consent page is on the same host. Null: Slack's own. */
  readonly slackApiUrl: string | null;
  readonly publicUrl: string;
  readonly storage: Storage;
  readonly store: InstallationStore;
  readonly webClientOptions: WebClientOptions;
  readonly logger: Logger;
}): Router {
  const { connection, publicUrl, logger } = facts;
  const { clientId, clientSecret, stateSecret } = connection;
  const options: InstallURLOptions = {
    scopes: [...BOT_SCOPES],
    redirectUri: `${publicUrl}/slack/oauth_redirect`,
  };
  const installer = new InstallProvider({
    clientId,
    clientSecret,
    stateStore: new InstallStates({ storage: facts.storage, secret: stateSecret, options }),
    // A cookie of this name is sent by this host over TLS alone, whatever other hosts of the domain do.
    stateCookieName: publicUrl.startsWith('https:') ? '__Host-starleaf-install' : 'starleaf-install',
    stateCookieExpirationSeconds: STATE_LIFETIME_MS / 1000,
    installationStore: facts.store,
    installUrlOptions: options,
    renderHtmlForInstallPath: renderInstallPage,
    authorizationUrl: new URL('/oauth/v2/authorize', facts.slackApiUrl ?? SLACK_ITSELF).href,
    clientOptions: facts.webClientOptions,
    logger: createBoltLogger(logger),
  });

  const openLimiter = createLimiters(facts.storage, Date.now);
  const limits = new AddressLimits('install/address', { openLimiter });
  const router = Router({ strict: true, caseSensitive: true });
  const ways = ['/slack/install', '/slack/oauth_redirect'];
  router.get(ways, pageHeaders(publicUrl), neverStored, limited(limits));
  router.get('/slack/install', (request, response) => installer.handleInstallPath(request, response));
  router.get('/slack/oauth_redirect', async (request, response) => {
    await installer.handleCallback(request, response, {
      success: (slack) => {
        logger.info('installed in a workspace');
        response.send(renderInstalledPage(fromSlackInstallation(slack, Date.now())));
      },
      failure: (error) => {
        const refusal = nameRefusal(error);
        const { status, isOurs } = outcomes[refusal];
        const reference = isOurs ? makeReference() : null;
        const level = isOurs ? 'error' : 'info';
        logger[level]({ refusal, error: nameError(error), ...(isOurs && { reference }) }, 'not installed');
        response.status(status).send(renderNotInstalledPage(refusal, reference));
      },
    });
  });
  return router;
}

/** `isOurs`: neither the person nor their browser can have caused it. */
const outcomes: Readonly<Record<InstallRefusal, { readonly status: number; readonly isOurs: boolean }>> = {
  cancelled: { status: 200, isOurs: false },
  expired: { status: 400, isOurs: false },
  used: { status: 400, isOurs: false },
  'other-browser': { status: 400, isOurs: false },
  'not-begun': { status: 400, isOurs: false },
  refused: { status: 502, isOurs: true },
  'too-many': { status: 429, isOurs: false },
  'our-fault': { status: 500, isOurs: true },
};

function nameRefusal(error: Error & { readonly code?: string }): InstallRefusal {
  if (error instanceof StateRefusedError) return error.reason === 'forged' ? 'other-browser' : error.reason;
  switch (error.code) {
    case ErrorCode.AuthorizationError:
      return 'cancelled';
    case ErrorCode.InvalidStateError:
      return 'other-browser';
    case ErrorCode.MissingCodeError:
    case ErrorCode.MissingStateError:
      return 'not-begun';
    default:
      return isSlackError(error) ? 'refused' : 'our-fault';
  }
}

const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex, nofollow');
  next();
};

function limited(limits: AddressLimits): RequestHandler {
  return async (request, response, next) => {
    const wait = await limits.countAddress(request);
    if (wait === null) return next();
    response.set('Retry-After', String(wait));
    response.status(outcomes['too-many'].status).send(renderNotInstalledPage('too-many', null));
  };
}
