import { z } from 'zod';
import { APP } from '../identity.js';
import type { AppRequest } from './app-link.js';

const ENVELOPE_TYPES = {
  command: 'slash_commands',
  interaction: 'interactive',
  event: 'events_api',
} as const;

const HOST = 'playground';

type SocketMessage = Readonly<Record<string, unknown>>;

/** What Slack says first on a connection. */
export function helloMessage(connections: number, lifetimeMs: number): SocketMessage {
  return {
    type: 'hello',
    num_connections: connections,
    connection_info: { app_id: APP.id },
    debug_info: {
      host: HOST,
      build_number: 1,
      approximate_connection_time: Math.floor(lifetimeMs / 1000),
    },
  };
}

/** Tells a client to connect afresh, or not at all. */
export function disconnectMessage(reason: 'refresh_requested' | 'too_many_websockets'): SocketMessage {
  return { type: 'disconnect', reason, debug_info: { host: HOST } };
}

/** A request to the app in its envelope, to be acknowledged by its id. */
export function envelopeMessage(request: AppRequest, envelopeId: string): SocketMessage {
  const retry = request.kind === 'event' ? request.retry : undefined;
  return {
    envelope_id: envelopeId,
    type: ENVELOPE_TYPES[request.kind],
    accepts_response_payload: request.kind !== 'event',
    payload: request.body,
    ...(request.kind === 'event' && {
      retry_attempt: retry?.attempt ?? 0,
      retry_reason: retry?.reason ?? '',
    }),
  };
}

/** An envelope's id come back, with the app's answer if it gave one. */
export interface Acknowledgement {
  readonly envelopeId: string;
  /** Null where the app only acknowledged. */
  readonly body: unknown;
}

const acknowledgementSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** What a client sent; undefined where it is no acknowledgement. */
export function readAcknowledgement(data: string): Acknowledgement | undefined {
  const read = acknowledgementSchema.safeParse(parse(data));
  if (!read.success) return undefined;
  const { envelope_id, payload } = read.data;
  return { envelopeId: envelope_id, body: isEmpty(payload) ? null : payload };
}

function isEmpty(payload: unknown): boolean {
  if (payload === undefined || payload === null || payload === '') return true;
  return typeof payload === 'object' && Object.keys(payload).length === 0;
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
