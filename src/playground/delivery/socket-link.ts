import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { APP } from '../identity.js';
import { isFromLoopback } from '../loopback.js';
import type { AppLink, AppRequest, Delivery } from './app-link.js';
import { disconnectMessage, envelopeMessage, helloMessage, readAcknowledgement } from './socket-messages.js';
import { Tickets } from './tickets.js';
import { Timers } from './timers.js';

const PING_EVERY_MS = 10_000;
const PING = 'Ping from Slack';
const MOST_CONNECTIONS = 10;
const PATH = '/link/';

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
  readonly #tickets: Tickets;
  readonly #timers = new Timers();
  readonly #sockets = new Set<WebSocket>();
  readonly #waiting = new Map<string, (body: unknown) => void>();

  constructor(options: SocketLinkOptions) {
    this.#options = options;
    this.#tickets = new Tickets(options.now);
  }

  /** A URL to connect to: once, within half a minute. */
  newUrl(): string {
    const base = this.#options.origin.replace(/^http/, 'ws');
    return `${base}${PATH}?ticket=${this.#tickets.issue()}&app_id=${APP.id}`;
  }

  /** Takes WebSocket connections from a server that serves other things, too. */
  attachTo(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      // Whoever hangs up before they are answered must not end the process.
      socket.on('error', () => socket.destroy());
      const [path, query] = (request.url ?? '').split('?', 2);
      if (path === PATH) {
        this.#accept(request, socket, head, new URLSearchParams(query).get('ticket') ?? '');
      } else if (server.listenerCount('upgrade') === 1) {
        refuseUpgrade(socket, '404 Not Found');
      }
    });
  }

  async send(request: AppRequest): Promise<Delivery> {
    const socket = this.#pick();
    if (!socket) return { kind: 'unreachable' };
    const envelopeId = randomUUID();
    const delivery = this.#acknowledged(envelopeId);
    say(socket, envelopeMessage(request, envelopeId));
    return delivery;
  }

  /** Asks each connected app to connect afresh, as Slack does now and then. */
  refresh(): void {
    for (const socket of this.#sockets) say(socket, disconnectMessage('refresh_requested'));
  }

  close(): void {
    this.#timers.close();
    for (const socket of this.#sockets) socket.terminate();
    this.#server.close();
  }

  #acknowledged(envelopeId: string): Promise<Delivery> {
    return new Promise((resolve) => {
      const callOff = this.#timers.after(this.#options.ackTimeoutMs, () => {
        this.#waiting.delete(envelopeId);
        resolve({ kind: 'timeout' });
      });
      this.#waiting.set(envelopeId, (body) => {
        this.#waiting.delete(envelopeId);
        callOff();
        resolve({ kind: 'acknowledged', body });
      });
    });
  }

  #accept(request: IncomingMessage, socket: Duplex, head: Buffer, ticket: string): void {
    if (this.#tickets.redeem(ticket) && isFromLoopback(request)) {
      this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#greet(webSocket));
    } else {
      refuseUpgrade(socket, '403 Forbidden');
    }
  }

  #greet(socket: WebSocket): void {
    if (this.#sockets.size >= MOST_CONNECTIONS) {
      say(socket, disconnectMessage('too_many_websockets'));
      socket.close();
      return;
    }
    const { refreshAfterMs } = this.#options;
    this.#sockets.add(socket);
    const ping = setInterval(() => socket.ping(PING), PING_EVERY_MS);
    ping.unref();
    const callOff = this.#timers.after(refreshAfterMs, () =>
      say(socket, disconnectMessage('refresh_requested')),
    );
    socket.on('message', (data) => this.#receive(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      callOff();
      this.#sockets.delete(socket);
    });
    say(socket, helloMessage(this.#sockets.size, refreshAfterMs));
    // At once: a client counts on pings from the first half minute on.
    socket.ping(PING);
  }

  #receive(data: string): void {
    const acknowledgement = readAcknowledgement(data);
    if (acknowledgement) this.#waiting.get(acknowledgement.envelopeId)?.(acknowledgement.body);
    else this.#options.logger.warn('unreadable message on the socket');
  }

  /** Any connection will do: an app with several must be ready on each. */
  #pick(): WebSocket | undefined {
    return [...this.#sockets].filter((socket) => socket.readyState === socket.OPEN).at(-1);
  }
}

function say(socket: WebSocket, message: Readonly<Record<string, unknown>>): void {
  socket.send(JSON.stringify(message));
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}
