import type { KnownBlock, View } from '@slack/types';
import { z } from 'zod';
import type { ConversationRecord } from '../conversations.js';
import type { Message, OpenView } from '../protocol.js';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Blocks and views were held against Block Kit before they were stored; here only their kind of value is. */
const blockSchema = z.custom<KnownBlock>(isObject);
const viewSchema = z.custom<View>(isObject);

export const messageSchema: z.ZodType<Message> = z.object({
  channel: z.string(),
  ts: z.string(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(blockSchema),
  threadTs: z.string().nullable(),
  isBroadcast: z.boolean().exactOptional(),
  edited: z.boolean(),
  ephemeralFor: z.string().nullable(),
  clientMessageId: z.string().exactOptional(),
});

export const conversationSchema: z.ZodType<ConversationRecord> = z.object({
  id: z.string(),
  kind: z.enum(['channel', 'private', 'im', 'app']),
  name: z.string(),
  topic: z.string(),
  members: z.array(z.string()),
  archived: z.boolean(),
});

/** A view of the app on somebody's screen: a modal, or their Home tab. */
export interface ViewRecord extends OpenView {
  readonly userId: string;
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  /** Where the person was when it opened; what `default_to_current_conversation` means. */
  readonly channel: string | null;
}

export const viewRecordSchema: z.ZodType<ViewRecord> = z.object({
  id: z.string(),
  hash: z.string(),
  view: viewSchema,
  userId: z.string(),
  rootViewId: z.string(),
  previousViewId: z.string().nullable(),
  channel: z.string().nullable(),
});

/** What the page is told of a modal. */
export function toOpenView({ id, hash, view }: ViewRecord): OpenView {
  return { id, hash, view };
}
