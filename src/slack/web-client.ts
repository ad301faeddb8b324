import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import { systemClock } from '../neighbours/patience.js';
import { createBoltLogger } from './bolt-logger.js';
import { slackPace } from './web-api/channel-pace.js';
import type { SlackWatch } from './web-api/slack-exchange.js';
import { SlackFetch } from './web-api/slack-fetch.js';

/** How we call the Web API, for all clients of one process together. */
export function createWebClientOptions(facts: {
  readonly slackApiUrl: string | null;
  readonly logger: Logger;
  readonly watch?: SlackWatch;
}): WebClientOptions {
  const { slackApiUrl, logger, watch = {} } = facts;
  return {
    ...(slackApiUrl === null ? {} : { slackApiUrl }),
    fetch: new SlackFetch({ clock: systemClock, watch, pace: slackPace, logger }).fetch,
    // Repeats and time are the affair of our `fetch`, which knows what each method bears.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: createBoltLogger(logger),
    allowAbsoluteUrls: false,
  };
}
