import { z } from 'zod';
import type { Owner } from '../credentials/owner.js';

/** What a link is asked for with. */
export interface LinkRequest {
  /** The one person whose account it connects. */
  readonly owner: Owner;
  /** From the Slack profile, to fill in the page; null where Slack does not tell. */
  readonly email: string | null;
  /** As Slack shows the person; the page says it, so that a link that went astray is noticed. */
  readonly name: string;
  /** Handed back after connecting: what to go on with. Ours neither to read nor to show. */
  readonly resume: string | null;
  /** Whether something the person typed runs after connecting: the page says so. */
  readonly continues?: boolean;
}

/** A link just made. The token is in `url` and nowhere else. */
export interface NewLink {
  readonly token: string;
  readonly url: string;
  readonly expiresAt: Date;
}

const linkShape = z.object({
  owner: z.object({ workspaceId: z.string(), userId: z.string() }),
  email: z.string().nullable(),
  name: z.string(),
  resume: z.string().nullable(),
  continues: z.boolean(),
  expiresAt: z.int(),
});

/** A link as it is kept; `expiresAt` in milliseconds since the epoch. */
export type LinkRecord = z.infer<typeof linkShape>;

/** A link that still holds. */
export interface ConnectLink extends Readonly<LinkRecord> {
  /** The hash of its token. */
  readonly id: string;
}

/** @throws when it is no link. */
export function readLink(record: unknown): LinkRecord {
  return linkShape.parse(record);
}
