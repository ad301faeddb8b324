import { z } from 'zod';
import type { Owed } from './owed.js';
import type { KeptInvites } from './trail.js';

/** What was accepted, as it is written down before Slack reads that it was. */
export interface Accepted {
  readonly kind: 'command' | 'press' | 'shortcut' | 'submission' | 'connected';
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  /** The id of the request that it arrived with. */
  readonly request?: string;
  /** As it arrived, without what nobody reads. */
  readonly payload: unknown;
  /** A change that StarLeaf was about to be asked for, as `writeKeptChange` gives it. */
  readonly change?: unknown;
  /** Whom StarLeaf was asked to invite. */
  readonly invites?: KeptInvites;
  /** What is left to say of what was done; nothing has to be done again then. */
  readonly owed?: Owed;
}

const bulky = z.looseObject({
  token: z.unknown(),
  message: z.looseObject({}).nullish(),
  view: z.looseObject({}).nullish(),
});

/** A payload of Slack without the blocks that it repeats, and without the token that it was once verified by. */
export function withoutBulk(payload: unknown): unknown {
  const read = bulky.safeParse(payload);
  if (!read.success) return payload;
  const { token, message, view, ...others } = read.data;
  return {
    ...others,
    ...(message != null && { message: withoutBlocks(message) }),
    ...(view != null && { view: withoutBlocks(view) }),
  };
}

function withoutBlocks({ blocks, attachments, ...others }: Readonly<Record<string, unknown>>): object {
  return others;
}
