import { ErrorCode } from '@slack/web-api';
import { NotInstalledError } from './clients.js';
import { ReplyAddressError } from './reply-address.js';
import { isSlackError, nameSlackError } from './slack-error.js';
import { failureCalled, type SlackFailure } from './slack-words.js';
import { SlackSilence } from './web-api/slack-silence.js';

/** How long a failure lasts, for whoever thinks about doing the same again. */
export type SlackOutlook =
  /** Later the same may work. */
  | 'passing'
  /** The same will not work, until somebody has changed something in Slack. */
  | 'permanent'
  /** The same will not work: a mistake of ours. */
  | 'ours';

/** A failure of Slack's, read. */
export interface SlackTrouble {
  readonly failure: SlackFailure;
  readonly outlook: SlackOutlook;
  /** Slack may have done it all the same: its answer is lost. */
  readonly isDoubtful: boolean;
  /** When to come back at the earliest, where Slack says so. */
  readonly retryAfterSeconds: number | null;
}

/** What an error of Slack's means: of its Web API, of a reply address, or of a workspace without the app. Null for any other. */
export function readSlackTrouble(error: unknown): SlackTrouble | null {
  if (error instanceof NotInstalledError) return trouble('not-installed');
  if (error instanceof ReplyAddressError) {
    const { failure, isDoubtful, retryAfterSeconds } = error;
    return { ...trouble(failure), isDoubtful, retryAfterSeconds };
  }
  if (!isSlackError(error)) return null;
  switch (error.code) {
    case ErrorCode.RateLimitedError:
      return { ...trouble('busy'), retryAfterSeconds: readSeconds(error) };
    case ErrorCode.PlatformError:
      return trouble(failureCalled(nameSlackError(error)));
    case ErrorCode.HTTPError:
      return trouble(hasStatus(error, (status) => status >= 500) ? 'unreachable' : 'refused');
    default: {
      const silence = 'original' in error && error.original instanceof SlackSilence ? error.original : null;
      if (silence === null) return trouble('unreachable');
      const failure = silence.kind === 'not-asked' ? 'down' : 'unreachable';
      return { ...trouble(failure), isDoubtful: silence.isDoubtful };
    }
  }
}

function trouble(failure: SlackFailure): SlackTrouble {
  return {
    failure,
    outlook: outlookOf(failure),
    isDoubtful: failure === 'unreachable',
    retryAfterSeconds: null,
  };
}

function outlookOf(failure: SlackFailure): SlackOutlook {
  switch (failure) {
    case 'unreachable':
    case 'down':
    case 'busy':
      return 'passing';
    case 'not-installed':
    case 'not-allowed':
    case 'closed':
    case 'gone':
      return 'permanent';
    case 'refused':
      return 'ours';
    default:
      return failure satisfies never;
  }
}

function readSeconds(error: Error): number | null {
  return 'retryAfter' in error && typeof error.retryAfter === 'number' ? error.retryAfter : null;
}

function hasStatus(error: Error, is: (status: number) => boolean): boolean {
  return 'statusCode' in error && typeof error.statusCode === 'number' && is(error.statusCode);
}
