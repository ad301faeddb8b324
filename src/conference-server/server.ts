import type { Router } from 'express';
import type { Logger } from 'pino';
import { Accounts } from './accounts.js';
import { Challenges } from './challenges.js';
import { Conferences } from './conferences.js';
import type { DialInOptions } from './dial-info.js';
import { createAboutHandlers } from './handlers/about.js';
import { createAuthenticationHandlers } from './handlers/authentication.js';
import { createConferenceHandlers } from './handlers/conferences.js';
import { createOccurrenceHandlers } from './handlers/occurrences.js';
import { createProfileHandlers } from './handlers/profile.js';
import { createKeyedHash } from './keyed-hash.js';
import { type Outbox, StoredOutbox } from './mail/outbox.js';
import type { ProfileDefaults } from './profile.js';
import { createRouter } from './router.js';
import { Sessions } from './sessions.js';
import { SettingsView } from './settings-view.js';
import { type SignInAllowances, SignInLimits } from './sign-in-limits.js';
import type { ConferenceServerStores } from './stores.js';

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
}

/** The limits of an installation that sets none. */
export const DEFAULT_LIMITS: ConferenceServerLimits = {
  conferencesPerUser: 1000,
  sessionIdleMs: 60 * MINUTE_MS,
  cookieRefreshMs: 15 * MINUTE_MS,
  challengeMs: MINUTE_MS,
  signIn: {
    perUsernameAndAddress: { failures: 10, withinMs: 15 * MINUTE_MS },
    perUsername: { failures: 100, withinMs: 60 * MINUTE_MS },
    perAddress: { failures: 300, withinMs: 15 * MINUTE_MS },
  },
};

/**
 * Scheduling, and joining in a browser, is what rooms in a plain Jitsi Meet can do. Layouts and recording cannot be
 * set there from outside.
 */
export const DEFAULT_FEATURES: readonly string[] = ['conferencing', 'webrtc'];

const DEFAULT_ORGANISATION: ProfileDefaults = {
  locale: 'en_int',
  timezone: 'UTC',
  conf_layout: 'speaker_with_strip',
};

/** PBKDF2 iterations of StarLeaf's own accounts, which every client is known to take. */
export const DEFAULT_ITERATIONS = 10_000;

/** Mails beyond that leave the outbox, the oldest first. */
const OUTBOX_CAPACITY = 500;

export interface ConferenceServerOptions extends DialInOptions {
  readonly stores: ConferenceServerStores;
  readonly logger: Logger;
  readonly now: () => Date;
  /** 32 bytes; rooms and the salts of unknown usernames come from it. A new one leaves existing rooms as they are. */
  readonly secret: Uint8Array;
  /** Names this server in `X-SL-SERVER`. */
  readonly serverName?: string;
  readonly features?: readonly string[];
  /** In force where a person's profile has null. */
  readonly organisation?: Partial<ProfileDefaults>;
  /**
   * PBKDF2 iterations of passwords set from now on. OWASP advises 600,000, where every client can take the time. Unknown
   * usernames are answered with this number: accounts are told from them until their passwords are set anew.
   */
  readonly iterations?: number;
  readonly limits?: Partial<ConferenceServerLimits>;
}

export interface ConferenceServer {
  /** To be mounted at `/v1`. Behind a proxy, the app's `trust proxy` decides what it takes for host and protocol. */
  readonly router: Router;
  readonly accounts: Accounts;
  readonly conferences: Conferences;
  /** Where the server's mails are looked at; null where an SMTP server takes them. */
  readonly outbox: Outbox | null;
}

/** A StarLeaf-compatible cloud whose meetings take place in Jitsi Meet rooms. */
export function createConferenceServer(options: ConferenceServerOptions): ConferenceServer {
  const { stores, logger, now } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const features = new Set(options.features ?? DEFAULT_FEATURES);
  const hash = createKeyedHash(options.secret);

  const accounts = new Accounts({ stores, iterations: options.iterations ?? DEFAULT_ITERATIONS, now });
  const challenges = new Challenges({ stores, accounts, hash, lifetimeMs: limits.challengeMs, now });
  const { sessionIdleMs: idleMs, cookieRefreshMs } = limits;
  const sessions = new Sessions({ stores, accounts, hash, idleMs, cookieRefreshMs, now });
  const conferences = new Conferences({ stores, hash, maxPerOwner: limits.conferencesPerUser, now });

  const settingsView = new SettingsView(accounts);
  const signInLimits = new SignInLimits(limits.signIn);
  const handlers = {
    ...createAuthenticationHandlers({ challenges, sessions, limits: signInLimits }),
    ...createConferenceHandlers({ conferences, settingsView, dialIn: options, features }),
    ...createOccurrenceHandlers({ conferences, settingsView, features }),
    ...createProfileHandlers({ accounts, defaults: { ...DEFAULT_ORGANISATION, ...options.organisation } }),
    ...createAboutHandlers({ features }),
  };
  const serverName = options.serverName ?? 'conference-server';
  const outbox = new StoredOutbox({ stores, capacity: OUTBOX_CAPACITY });
  return { router: createRouter({ handlers, sessions, serverName, logger }), accounts, conferences, outbox };
}
