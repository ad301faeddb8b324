import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { Keyv } from 'keyv';
import type { Logger } from 'pino';
import { compileSchemas } from './block-kit/schema-faults.js';
import type { ConversationRecord } from './conversations.js';
import { EVENT_RETRY_DELAYS_MS, Events } from './delivery/events.js';
import { HttpLink } from './delivery/http-link.js';
import { SocketLink } from './delivery/socket-link.js';
import { verifyApp } from './delivery/verify-app.js';
import { Offers } from './interactions/offers.js';
import { onlyFromLoopback } from './loopback.js';
import { toMailLine } from './mailbox/mail-line.js';
import type { MailOutbox } from './mailbox/outbox.js';
import type { Manifest } from './manifest.js';
import { pageRouter } from './page-api/router.js';
import { pageFiles } from './page-files.js';
import type { Person } from './protocol.js';
import { responseRouter } from './response-router.js';
import type { FaultInjection } from './web-api/fault-injection.js';
import { webApiRouter } from './web-api/router.js';
import { Workspace } from './workspace/workspace.js';

const PAGE = new URL('../../dist/playground/page/', import.meta.url);
const ACK_TIMEOUT_MS = 3_000;
const REFRESH_SOCKETS_AFTER_MS = 5 * 3_600_000;

/** What a playground is made of. */
export interface PlaygroundOptions {
  readonly manifest: Manifest;
  readonly people: readonly Person[];
  readonly conversations: readonly ConversationRecord[];
  /** The playground's own base URL, without a slash at its end. */
  readonly origin: string;
  /** Where the app takes signed requests, or `socket` for an app that connects by Socket Mode. */
  readonly appUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** Messages, views and members outlive a restart in it. */
  readonly store: Keyv<unknown>;
  /** What the page's mailbox shows; none where mails leave this machine. */
  readonly outbox?: MailOutbox | null;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly logger: Logger;
  /** How long the app has to acknowledge; Slack's three seconds unless told. */
  readonly ackTimeoutMs?: number;
  readonly eventRetryDelaysMs?: readonly number[];
  readonly refreshSocketsAfterMs?: number;
  /** Where the built page is. */
  readonly pageFolder?: URL;
  /** Makes Web API calls fail, for tests. */
  readonly injectFault?: FaultInjection;
}

/** A Slack on this machine. */
export interface Playground {
  /** To be mounted at `/`, beside the app's own routes; it takes nothing but its own paths. */
  readonly router: express.Router;
  /** Lets the app connect by Socket Mode. */
  attachTo(server: Server): void;
  /** Whether the app answers Slack's checks of its request URL. */
  verifyApp(): Promise<boolean>;
  /** Asks each connected app to renew its Socket Mode connection. */
  refreshSockets(): void;
  close(): void;
}

/** A local Slack with what the store remembers of it. */
export async function createPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { clock: now, logger, origin, outbox = null, ackTimeoutMs = ACK_TIMEOUT_MS } = options;
  compileSchemas();
  const workspace = await Workspace.open({ ...options, now });
  const refreshAfterMs = options.refreshSocketsAfterMs ?? REFRESH_SOCKETS_AFTER_MS;
  const sockets = new SocketLink({ origin, ackTimeoutMs, refreshAfterMs, now, logger });
  const link = options.appUrl === 'socket' ? sockets : new HttpLink({ ...options, ackTimeoutMs });
  const retryDelaysMs = options.eventRetryDelaysMs ?? EVENT_RETRY_DELAYS_MS;
  const events = new Events({ workspace, link, logger, retryDelaysMs });
  const everybody = workspace.people.map(({ id }) => id);
  const stopMails = outbox?.subscribe((mail) =>
    workspace.changes.publish(everybody, { kind: 'mail', mail: toMailLine(mail) }),
  );
  const router = express.Router();
  const { botToken, appToken, injectFault } = options;
  const newSocketUrl = (): string => sockets.newUrl();
  router.use(['/api', '/response', '/playground', '/archives'], onlyFromLoopback);
  router.use('/api', webApiRouter({ workspace, botToken, appToken, injectFault, newSocketUrl, logger }));
  router.use('/response', responseRouter({ workspace, injectFault, logger }));
  router.use('/playground', pageRouter({ workspace, link, events, offers: new Offers() }, outbox));
  router.use(pageFiles(fileURLToPath(options.pageFolder ?? PAGE)));
  return {
    router,
    attachTo: (server) => sockets.attachTo(server),
    verifyApp: () => verifyApp(link),
    refreshSockets: () => sockets.refresh(),
    close: () => {
      stopMails?.();
      events.close();
      sockets.close();
    },
  };
}
