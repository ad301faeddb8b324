import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import { createBoltLogger } from './bolt-logger.js';

/** How we call the Web API: with few, quick repeats, since a person waits. */
export function createWebClientOptions(facts: {
  readonly slackApiUrl: string | null;
  readonly logger: Logger;
}): WebClientOptions {
  return {
    ...(facts.slackApiUrl === null ? {} : { slackApiUrl: facts.slackApiUrl }),
    timeout: 8_000,
    retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 1_000, randomize: true },
    logger: createBoltLogger(facts.logger),
    allowAbsoluteUrls: false,
  };
}
