import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { APP } from '../identity.js';
import { isFromLoopback } from '../loopback.js';
import type { AppLink, AppRequest, Delivery } from './app-link.js';

const TICKET_LIFETIME_MS = 30_000;
const PING_EVERY_MS = 10_000;
const MOST_CONNECTIONS = 10;
const PATH = '/link/';

const ENVELOPE_TYPES = {
  command: 'slash_commands',
  interaction: 'interactive',
  event: 'events_api',
} as const;

const acknowledgementSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** What Socket Mode runs by. */
export interface SocketLinkOptions {
  /** The playground's own base URL. */
  readonly origin: string;
  readonly ackTimeoutMs: number;
  /** After how long a connection is asked to be renewed, as Slack's are every few hours. */
  readonly refreshAfterMs: number;
  readonly now: () => number;
  readonly logger: Logger;
}

/**
 * Socket Mode: the app connects by a ticket from `apps.connections.open`, and acknowledges what comes in envelopes.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export class SocketLink implements AppLink {
  readonly #options: SocketLinkOptions;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Map<string, number>();
  readonly #sockets = new Set<WebSocket>();
  readonly #waiting = new Map<string, (body: unknown) => void>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(options: SocketLinkOptions) {
    this.#options = options;
  }

  /** A URL to connect to: once, within half a minute. */
  newUrl(): string {
    const ticket = randomBytes(24).toString('base64url');
    this.#tickets.set(ticket, this.#options.now() + TICKET_LIFETIME_MS);
    const base = this.#options.origin.replace(/^http/, 'ws');
    return `${base}${PATH}?ticket=${ticket}&app_id=${APP.id}`;
  }

  /** Takes WebSocket connections from a server that serves other things, too. */
  attachTo(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      const url = new URL(request.url ?? '/', 'ws://localhost');
      if (url.pathname !== PATH) {
        if (server.listenerCount('upgrade') === 1) refuseUpgrade(socket, '404 Not Found');
        return;
      }
      this.#accept(request, socket, head, url.searchParams.get('ticket') ?? '');
    });
  }

  async send(request: AppRequest): Promise<Delivery> {
    const socket = this.#pick();
    if (!socket) return { kind: 'unreachable' };
    const envelopeId = randomUUID();
    const acknowledged = new Promise<Delivery>((resolve) => {
      const timer = this.#after(this.#options.ackTimeoutMs, () => {
        this.#waiting.delete(envelopeId);
        resolve({ kind: 'timeout' });
      });
      this.#waiting.set(envelopeId, (payload) => {
        this.#waiting.delete(envelopeId);
        this.#cancel(timer);
        resolve({ kind: 'acknowledged', body: isEmpty(payload) ? null : payload });
      });
    });
    socket.send(JSON.stringify(toEnvelope(request, envelopeId)));
    return acknowledged;
  }

  /** Asks each connected app to connect afresh, as Slack does now and then. */
  refresh(): void {
    for (const socket of this.#sockets) sendDisconnect(socket, 'refresh_requested');
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const socket of this.#sockets) socket.terminate();
    this.#server.close();
  }

  #accept(request: IncomingMessage, socket: Duplex, head: Buffer, ticket: string): void {
    const expiresAt = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    const isValid = expiresAt !== undefined && this.#options.now() <= expiresAt;
    if (isValid && isFromLoopback(request)) {
      this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#greet(webSocket));
    } else {
      refuseUpgrade(socket, '403 Forbidden');
    }
  }

  #greet(socket: WebSocket): void {
    if (this.#sockets.size >= MOST_CONNECTIONS) {
      sendDisconnect(socket, 'too_many_websockets');
      socket.close();
      return;
    }
    this.#sockets.add(socket);
    const ping = setInterval(() => socket.ping('Ping from Slack'), PING_EVERY_MS);
    ping.unref();
    const renewal = this.#after(this.#options.refreshAfterMs, () =>
      sendDisconnect(socket, 'refresh_requested'),
    );
    socket.on('message', (data) => this.#receive(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      this.#cancel(renewal);
      this.#sockets.delete(socket);
    });
    socket.send(JSON.stringify(this.#hello()));
    // At once: a client counts on pings from the first half minute on.
    socket.ping('Ping from Slack');
  }

  #hello(): Readonly<Record<string, unknown>> {
    return {
      type: 'hello',
      num_connections: this.#sockets.size,
      connection_info: { app_id: APP.id },
      debug_info: {
        host: 'playground',
        build_number: 1,
        approximate_connection_time: Math.floor(this.#options.refreshAfterMs / 1000),
      },
    };
  }

  #receive(data: string): void {
    const read = acknowledgementSchema.safeParse(parse(data));
    if (read.success) this.#waiting.get(read.data.envelope_id)?.(read.data.payload);
    else this.#options.logger.warn('unreadable message on the socket');
  }

  /** Any connection will do: an app with several must be ready on each. */
  #pick(): WebSocket | undefined {
    return [...this.#sockets].filter((socket) => socket.readyState === socket.OPEN).at(-1);
  }

  #after(ms: number, run: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
    return timer;
  }

  #cancel(timer: NodeJS.Timeout): void {
    clearTimeout(timer);
    this.#timers.delete(timer);
  }
}

function toEnvelope(request: AppRequest, envelopeId: string): Readonly<Record<string, unknown>> {
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

function sendDisconnect(socket: WebSocket, reason: 'refresh_requested' | 'too_many_websockets'): void {
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'playground' } }));
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

function isEmpty(payload: unknown): boolean {
  return (
    payload === undefined ||
    payload === null ||
    payload === '' ||
    (typeof payload === 'object' && Object.keys(payload).length === 0)
  );
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
