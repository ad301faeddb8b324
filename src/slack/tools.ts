import type { Logger } from 'pino';
import type { ConnectLinks } from '../connect/connect-links.js';
import type { Owner } from '../credentials/owner.js';
import type { Vault } from '../credentials/vault.js';
import type { StarLeafService } from '../starleaf/service.js';
import type { Turns } from '../starleaf/turns.js';
import type { LastLists } from './agenda/last-lists.js';
import type { Cards } from './cards.js';
import type { Channels } from './channels.js';
import type { Drafts } from './drafts.js';
import type { Features } from './features.js';
import type { OpenHomes } from './home/open-homes.js';
import type { People } from './people.js';
import type { Probes } from './probes.js';
import type { Settings } from './settings.js';

/** What handlers work with, built once by app.ts. */
export interface Tools {
  readonly people: People;
  readonly channels: Channels;
  readonly vault: Vault;
  readonly starleaf: StarLeafService;
  readonly links: ConnectLinks;
  readonly drafts: Drafts;
  readonly cards: Cards;
  readonly openHomes: OpenHomes;
  /** For the self-test. */
  readonly probes: Probes;
  readonly lastLists: LastLists;
  readonly features: Features;
  readonly settings: Settings;
  /** So that changes of one conference happen one after the other. */
  readonly turns: Turns;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** @returns whether this is the first time this was seen; Slack may deliver things twice. */
  readonly isFirst: (owner: Owner, what: string) => Promise<boolean>;
  /** Forgets that something was seen, since nothing came of it. */
  readonly again: (owner: Owner, what: string) => Promise<void>;
  readonly logger: Logger;
}
