import type { Timings } from '../../neighbours/patience.js';

/** How a Web API method is called. */
export interface MethodManner extends Timings {
  /** Whether doing it twice is as good as once, so that it may be repeated where the first answer is lost. */
  readonly isIdempotent: boolean;
  /** Nobody waits for it, and all else depends on it: asked again and again, also while Slack answers nobody. */
  readonly isUnattended?: boolean;
}

/** A person looks at nothing until this is there, and its trigger lives for three seconds. */
const triggered: Timings = { exchangeMs: 2_000, budgetMs: 2_700, pauseMs: 100 };
/** A person waits, though not with an empty screen. */
const awaited: Timings = { exchangeMs: 4_000, budgetMs: 8_000, pauseMs: 200 };
/** What stands in a conversation matters more than when: as long as Slack asks for, within half a minute. */
const patient: Timings = { exchangeMs: 8_000, budgetMs: 40_000, pauseMs: 500 };

/** The client of Socket Mode gives up for good when this fails: then nothing would reach the app any more. */
const unattended: Timings = {
  exchangeMs: 8_000,
  budgetMs: 24 * 60 * 60 * 1000,
  pauseMs: 500,
  longestPauseMs: 30_000,
};

const asking = /\.(?:info|list|test|get[A-Z]\w*|lookupByEmail|validate)$/;

/**
 * By its name, and for posts by whether they have a name of ours (decision 0015). A view that has been opened already
 * is told by its trigger, which is good once.
 */
export function mannerOf(method: string, fields: URLSearchParams): MethodManner {
  switch (method) {
    case 'views.open':
    case 'views.push':
      return { ...triggered, isIdempotent: true };
    case 'views.update':
    case 'views.publish':
      return { ...awaited, isIdempotent: true };
    case 'apps.connections.open':
      return { ...unattended, isIdempotent: true, isUnattended: true };
    case 'chat.postMessage':
      return { ...patient, isIdempotent: fields.has('client_msg_id') };
    case 'chat.update':
    case 'chat.delete':
      return { ...patient, isIdempotent: true };
    default:
      return { ...awaited, isIdempotent: asking.test(method) };
  }
}
