import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { isOrganisation, type Owner } from '../credentials/owner.js';
import type { Vault } from '../credentials/vault.js';
import type { OpenLimiter } from '../storage/rate-limiter.js';
import { type Answer, refusals, tooMany } from './answer.js';
import { askChallenge } from './ask-challenge.js';
import type { ConnectLink } from './connect-link.js';
import type { ConnectLinks } from './connect-links.js';
import { renderConnectPage } from './connect-page.js';
import { pageHeaders } from './page-headers.js';
import { type RateLimitOptions, RateLimits } from './rate-limits.js';
import { isSameOrigin } from './same-origin.js';
import { answerFailure, sendAnswer } from './send-answer.js';
import { type Connected, signIn } from './sign-in.js';
import type { StarLeafSignIn } from './starleaf-sign-in.js';

export interface ConnectOptions {
  readonly links: ConnectLinks;
  readonly vault: Vault;
  readonly starleaf: StarLeafSignIn;
  /** Where people reach us; over https the page asks browsers to keep to that. */
  readonly publicUrl: string;
  /** Says in Slack who has connected and goes on with what was typed; its failures are logged, the page hears none. */
  readonly onConnected: (connected: Connected) => Promise<void>;
  /** Where "Return to Slack" leads; by default it opens the Slack app. */
  readonly returnUrl?: (owner: Owner) => string;
  /** Counts over all processes. */
  readonly openLimiter: OpenLimiter;
  readonly limits?: RateLimitOptions;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** The page's bundled script and style. */
  readonly assets?: URL;
}

const bundledAssets = new URL('../../dist/connect/page/', import.meta.url);

/** Which workspace of an organisation somebody comes from we do not know: Slack opens the one they were in last. */
function openSlack({ workspaceId }: Owner): string {
  return isOrganisation(workspaceId)
    ? 'slack://open'
    : `slack://open?team=${encodeURIComponent(workspaceId)}`;
}

/**
 * The pages under `/connect`: `GET /<token>` shows the page and changes nothing, so a link preview does no harm;
 * `POST /<token>/challenge` and `POST /<token>` are what its script sends (see protocol.ts). Behind a proxy the app's
 * `trust proxy` has to be set, or everybody shares one address.
 */
export function createConnectRouter(options: ConnectOptions): Router {
  const {
    links,
    vault,
    starleaf,
    publicUrl,
    onConnected,
    logger,
    returnUrl = openSlack,
    now = Date.now,
  } = options;
  const limits = new RateLimits({ ...options.limits, openLimiter: options.openLimiter });
  const announce = (connected: Connected) => {
    onConnected(connected).catch((error: unknown) =>
      logger.error({ err: error }, 'connected, but Slack was not told'),
    );
  };
  const exchange = (
    step: string,
    answer: (link: ConnectLink, body: unknown) => Promise<Answer>,
  ): RequestHandler => {
    return async (request, response) => {
      const started = performance.now();
      const link = await links.find(String(request.params.token));
      const wait = link === undefined ? null : await limits.countPerson(link.owner);
      const given = await (link === undefined
        ? refusals.linkOver
        : wait === null
          ? answer(link, request.body)
          : tooMany(wait));
      logger.info({ step, status: given.status, ms: Math.round(performance.now() - started) }, 'connect');
      sendAnswer(request, response, given);
    };
  };

  const router = express.Router({ strict: true, caseSensitive: true });
  router.use(pageHeaders(publicUrl));
  router.use('/assets', express.static(fileURLToPath(options.assets ?? bundledAssets), { index: false }));
  router.use(countAddress(limits), neverStored);
  router.get('/:token', async (request, response) => {
    const link = await links.find(request.params.token);
    if (link === undefined) return sendAnswer(request, response, refusals.linkOver);
    response.send(renderConnectPage({ link, returnUrl: returnUrl(link.owner), now: now() }));
  });
  router.post(['/:token', '/:token/challenge'], onlyOurPage(publicUrl), express.json({ limit: '4kb' }));
  router.post(
    '/:token/challenge',
    exchange('challenge', (link, body) => askChallenge({ links, starleaf }, link, body)),
  );
  router.post(
    '/:token',
    exchange('sign-in', (link, body) => signIn({ links, vault, starleaf, limits, announce }, link, body)),
  );
  router.use(answerFailure(logger));
  return router;
}

const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex, nofollow');
  next();
};

function countAddress(limits: RateLimits): RequestHandler {
  return async (request, response, next) => {
    const wait = await limits.countAddress(request);
    if (wait === null) next();
    else sendAnswer(request, response, tooMany(wait));
  };
}

function onlyOurPage(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (!isSameOrigin(request, publicUrl)) sendAnswer(request, response, refusals.otherOrigin);
    else if (request.is('application/json') === false) sendAnswer(request, response, refusals.notJson);
    else next();
  };
}
