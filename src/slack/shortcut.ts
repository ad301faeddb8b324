import { z } from 'zod';
import type { Owner } from '../credentials/owner.js';
import type { Answer } from './answer.js';
import { readOwner, whoever } from './payload-owner.js';
import type { ExpectsView } from './stage.js';
import type { Tools } from './tools.js';

/** A shortcut that somebody chose. */
export interface ShortcutPress {
  readonly callbackId: string;
  readonly owner: Owner;
  readonly triggerId: string;
  /** The message it was chosen on; null for a global shortcut. */
  readonly message: ShortcutMessage | null;
}

export interface ShortcutMessage {
  readonly channelId: string;
  readonly ts: string;
  /** The thread it stands in, or that it would begin. */
  readonly threadTs: string;
  /** With Slack's escapes. */
  readonly text: string;
  /** Its author; null for a bot's. */
  readonly userId: string | null;
  readonly replyAddress: string | null;
}

/** What a shortcut's handler gets besides the press. */
export interface ShortcutUse {
  readonly tools: Tools;
  readonly stage: ExpectsView;
}

/** One global or message shortcut. */
export interface Shortcut {
  /** The `callback_id` of the manifest. */
  readonly id: string;
  readonly handle: (press: ShortcutPress, use: ShortcutUse) => Promise<Answer>;
}

/** How much of a message is read: a title and a time stand at its beginning. */
const MOST_READ = 4_000;

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
const shortcutPayload = whoever.extend({
  callback_id: z.string().default(''),
  trigger_id: z.string().min(1),
  channel: z.object({ id: z.string().min(1) }).nullish(),
  response_url: z.url().nullish(),
  message: z
    .object({
      /** Seconds since 1970, and which message of that second. */
      ts: z.string().regex(/^\d{1,11}\.\d{1,6}$/),
      thread_ts: z.string().nullish(),
      text: z
        .string()
        .default('')
        .transform((text) => text.slice(0, MOST_READ)),
      user: z.string().nullish(),
    })
    .nullish(),
});

/** @throws ZodError when the payload is no shortcut's */
export function readShortcut(payload: unknown): ShortcutPress {
  const body = shortcutPayload.parse(payload);
  const { message, channel } = body;
  return {
    callbackId: body.callback_id,
    owner: readOwner(body),
    triggerId: body.trigger_id,
    message:
      message == null || channel == null
        ? null
        : {
            channelId: channel.id,
            ts: message.ts,
            threadTs: message.thread_ts ?? message.ts,
            text: message.text,
            userId: message.user ?? null,
            replyAddress: body.response_url ?? null,
          },
  };
}
