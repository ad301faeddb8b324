import { z } from 'zod';
import type {
  ActionRequest,
  CloseRequest,
  HomeRequest,
  SayRequest,
  ShortcutRequest,
  SubmitRequest,
  SuggestionRequest,
} from '../protocol.js';

const fieldValue = z.union([z.string(), z.array(z.string()), z.null()]);
const fields = z.record(z.string(), z.record(z.string(), fieldValue));
const place = z.object({ channel: z.string(), ts: z.string() });

const container = z.discriminatedUnion('kind', [
  place.extend({ kind: z.literal('message') }),
  z.object({ kind: z.literal('view'), viewId: z.string() }),
  z.object({ kind: z.literal('home') }),
]);

/** Schemas of what the page posts; `satisfies` holds each to the protocol. */
export const sayRequest = z.object({
  user: z.string(),
  channel: z.string(),
  // Not trimmed: a space before a slash makes a message of what would be a command.
  text: z.string().max(40_000).regex(/\S/),
  threadTs: z.string().exactOptional(),
}) satisfies z.ZodType<SayRequest>;

export const actionRequest = z.object({
  user: z.string(),
  container,
  blockId: z.string(),
  actionId: z.string(),
  value: fieldValue,
  fields,
}) satisfies z.ZodType<ActionRequest>;

export const shortcutRequest = z.object({
  user: z.string(),
  callbackId: z.string(),
  message: place.exactOptional(),
}) satisfies z.ZodType<ShortcutRequest>;

export const submitRequest = z.object({ user: z.string(), fields }) satisfies z.ZodType<SubmitRequest>;

export const closeRequest = z.object({
  user: z.string(),
  all: z.boolean(),
}) satisfies z.ZodType<CloseRequest>;

export const suggestionRequest = z.object({
  user: z.string(),
  container,
  blockId: z.string(),
  actionId: z.string(),
  query: z.string().max(3000),
}) satisfies z.ZodType<SuggestionRequest>;

export const homeRequest = z.object({
  user: z.string(),
  tab: z.enum(['home', 'messages']),
}) satisfies z.ZodType<HomeRequest>;
