import { z } from 'zod';
import { APP } from '../identity.js';
import { hasBot } from './access.js';
import { flag, readArguments, text } from './arguments.js';
import { toThreadedObject } from './message-object.js';
import type { Answer, Call } from './method.js';
import { pagingArguments, takePage } from './page.js';
import { readable } from './readable.js';
import { ApiRefusal } from './refusal.js';

const historyArguments = z.object({
  channel: text,
  ...pagingArguments,
  oldest: text.optional(),
  latest: text.optional(),
  inclusive: flag.optional(),
});

/**
 * A conversation's messages, newest first, threads' replies left out.
 * https://docs.slack.dev/reference/methods/conversations.history
 */
export function history(call: Call): Answer {
  const { channel, oldest, latest, inclusive, ...page } = readArguments(historyArguments, call.args);
  const conversation = readable(call, channel, 'history');
  if (!hasBot(conversation)) throw new ApiRefusal('not_in_channel');
  const isWithin = (ts: string): boolean => {
    const isLimit = ts === oldest || ts === latest;
    const isBetween = Number(ts) > Number(oldest ?? 0) && Number(ts) < Number(latest ?? Infinity);
    return isLimit ? (inclusive ?? false) : isBetween;
  };
  const found = call.workspace.messages
    .list(channel, APP.botUserId)
    .filter((message) => message.ephemeralFor === null && isWithin(message.ts))
    .filter(({ threadTs, ts, isBroadcast }) => threadTs === null || threadTs === ts || isBroadcast)
    .toReversed();
  const { items, response_metadata } = takePage(found, page);
  return {
    messages: items.map((message) => toThreadedObject(call.workspace.messages, message)),
    has_more: response_metadata.next_cursor !== '',
    response_metadata,
  };
}
