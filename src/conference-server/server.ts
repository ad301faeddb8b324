import type { Request, Router } from 'express';
import type { Logger } from 'pino';
import { Accounts } from './accounts.js';
import { Challenges } from './challenges.js';
import { Conferences } from './conferences.js';
import type { DialInOptions } from './dial-info.js';
import { createAboutHandlers } from './handlers/about.js';
import { createAuthenticationHandlers } from './handlers/authentication.js';
import { createConferenceHandlers } from './handlers/conferences.js';
import { createInviteHandler } from './handlers/invite.js';
import { createOccurrenceHandlers } from './handlers/occurrences.js';
import { createProfileHandlers } from './handlers/profile.js';
import { Invitations } from './invitations/invitations.js';
import { InviteLimits } from './invite-limits.js';
import { createKeyedHash } from './keyed-hash.js';
import { type Outbox, StoredOutbox } from './mail/outbox.js';
import { createOutboxTransport } from './mail/outbox-transport.js';
import { MailQueue } from './mail/queue.js';
import { createSmtpTransport, type SmtpOptions } from './mail/smtp-transport.js';
import { createPagesRouter } from './pages/pages-router.js';
import type { ProfileDefaults } from './profile.js';
import { createRouter } from './router.js';
import { Sessions } from './sessions.js';
import { SettingsView } from './settings-view.js';
import { type SignInAllowances, SignInLimits } from './sign-in-limits.js';
import { SignUps } from './sign-ups.js';
import type { Allowance } from './store.js';
import type { ConferenceServerStores } from './stores.js';
import type { ConferenceServerWatch } from './watch.js';

const MINUTE_MS = 60_000;

/** Times and counts that an installation may set. */
export interface ConferenceServerLimits {
  readonly conferencesPerUser: number;
  /** A session ends this long after its last request. */
  readonly sessionIdleMs: number;
  /** A session's cookies are renewed, by a 449, when they are this old. */
  readonly cookieRefreshMs: number;
  /** How long a challenge may wait for its answer. */
  readonly challengeMs: number;
  readonly signIn: SignInAllowances;
  /** Guest invites of one account. */
  readonly guestInvites: Allowance;
}

/** The limits of an installation that sets none. */
export const DEFAULT_LIMITS: ConferenceServerLimits = {
  conferencesPerUser: 1000,
  sessionIdleMs: 60 * MINUTE_MS,
  cookieRefreshMs: 15 * MINUTE_MS,
  challengeMs: MINUTE_MS,
  signIn: {
    perUsernameAndAddress: { times: 10, withinMs: 15 * MINUTE_MS },
    perUsername: { times: 100, withinMs: 60 * MINUTE_MS },
    perAddress: { times: 300, withinMs: 15 * MINUTE_MS },
    challengesPerAddress: { times: 1000, withinMs: 15 * MINUTE_MS },
  },
  guestInvites: { times: 50, withinMs: 60 * MINUTE_MS },
};

/** What the server does itself. Recording is Jitsi's: an operator whose Jitsi records adds `conf_recording`. */
export const DEFAULT_FEATURES: readonly string[] = [
  'conferencing',
  'conf_layouts',
  'guest_invites',
  'webrtc',
];

const DEFAULT_ORGANISATION: ProfileDefaults = {
  locale: 'en_int',
  timezone: 'UTC',
  conf_layout: 'speaker_with_strip',
};

/** PBKDF2 iterations of StarLeaf's own accounts, which every client is known to take. */
export const DEFAULT_ITERATIONS = 10_000;

/** Mails beyond that leave the outbox, the oldest first. */
const OUTBOX_CAPACITY = 500;
const OUTBOX_FROM = 'StarLeaf <starleaf@localhost>';

const DEFAULT_PUBLIC_URL = 'http://127.0.0.1:3000';

export interface ConferenceServerOptions extends DialInOptions {
  readonly stores: ConferenceServerStores;
  readonly logger: Logger;
  readonly now: () => Date;
  /** 32 bytes; rooms and the salts of unknown usernames come from it. A new one leaves existing rooms as they are. */
  readonly secret: Uint8Array;
  /** Names this server in `X-SL-SERVER`. */
  readonly serverName?: string;
  /** As StarLeaf names them; {@link DEFAULT_FEATURES} unless given. */
  readonly features?: readonly string[];
  /** Where people reach the server's pages: the links in mails begin with it. Without a slash at the end. */
  readonly publicUrl?: string;
  /** Where the pages' bundled scripts and styles are; the build's place unless given. */
  readonly pageAssets?: URL;
  /** Takes the mails; without it they go to the outbox. */
  readonly smtp?: SmtpOptions | undefined;
  /** In force where a person's profile has null. */
  readonly organisation?: Partial<ProfileDefaults>;
  /**
   * PBKDF2 iterations of passwords set from now on. OWASP advises 600,000, where every client can take the time. Unknown
   * usernames are answered with this number: accounts are told from them until their passwords are set anew.
   */
  readonly iterations?: number;
  readonly limits?: Partial<ConferenceServerLimits>;
  readonly watch?: ConferenceServerWatch;
  /**
   * By what clients are counted that fail to sign in; null for an app, which signs in many people. By their IP address
   * unless given: behind a proxy the app's `trust proxy` decides what that is.
   */
  readonly addressOf?: (request: Request) => string | null;
}

export interface ConferenceServer {
  /** To be mounted at `/v1`. Behind a proxy, the app's `trust proxy` decides what it takes for host and protocol. */
  readonly router: Router;
  /** What mails lead to, to be mounted at the root of the same app. */
  readonly pages: Router;
  readonly accounts: Accounts;
  readonly conferences: Conferences;
  /** The mails on their way. A process starts it when it begins, and stops it in the end. */
  readonly queue: MailQueue;
  /** Where the server's mails are looked at; null where an SMTP server takes them. */
  readonly outbox: Outbox | null;
}

/** A StarLeaf-compatible cloud whose meetings take place in Jitsi Meet rooms. */
export function createConferenceServer(options: ConferenceServerOptions): ConferenceServer {
  const { stores, watch = {}, logger, now } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const features = new Set(options.features ?? DEFAULT_FEATURES);
  const hash = createKeyedHash(options.secret);

  const accounts = new Accounts({ stores, iterations: options.iterations ?? DEFAULT_ITERATIONS, now });
  const challenges = new Challenges({ stores, accounts, hash, lifetimeMs: limits.challengeMs, now });
  const { sessionIdleMs: idleMs, cookieRefreshMs } = limits;
  const sessions = new Sessions({ stores, accounts, hash, idleMs, cookieRefreshMs, now });
  const conferences = new Conferences({ stores, hash, maxPerOwner: limits.conferencesPerUser, now });
  const signUps = new SignUps({ stores, accounts, now });
  const { transport, outbox } = createPost(options);
  const queue = new MailQueue({ stores, transport, watch, logger, now });

  const defaults = { ...DEFAULT_ORGANISATION, ...options.organisation };
  const publicUrl = options.publicUrl ?? DEFAULT_PUBLIC_URL;
  const { locale } = defaults;
  const told = { stores, conferences, accounts, queue, hash, dialIn: options, publicUrl, locale, now };
  const invitations = new Invitations(told);
  const settingsView = new SettingsView({ accounts, invitations, queue });
  const signInLimits = new SignInLimits(stores, limits.signIn);
  const inviteLimits = new InviteLimits(stores, limits.guestInvites);
  const handlers = {
    ...createAuthenticationHandlers({ challenges, sessions, limits: signInLimits, watch }),
    ...createConferenceHandlers({ conferences, settingsView, invitations, dialIn: options, features }),
    ...createOccurrenceHandlers({ conferences, settingsView, invitations, features }),
    ...createProfileHandlers({ accounts, defaults }),
    ...createInviteHandler({ accounts, signUps, queue, limits: inviteLimits, features, publicUrl, locale }),
    ...createAboutHandlers({ features }),
  };
  const addressOf = options.addressOf ?? (({ ip }: Request) => ip ?? '');
  const serverName = options.serverName ?? 'conference-server';
  const router = createRouter({ handlers, sessions, addressOf, serverName, logger });
  const pages = createPagesRouter({
    accounts,
    signUps,
    conferences,
    invitations,
    hash,
    logger,
    assets: options.pageAssets,
  });
  return { router, pages, accounts, conferences, queue, outbox };
}

function createPost({ smtp, stores, now }: ConferenceServerOptions) {
  if (smtp !== undefined) return { transport: createSmtpTransport(smtp), outbox: null };
  const outbox = new StoredOutbox({ stores, capacity: OUTBOX_CAPACITY });
  return { transport: createOutboxTransport({ outbox, from: OUTBOX_FROM, now }), outbox };
}
