import type { Logger } from 'pino';
import type { ConnectLinks } from '../connect/connect-links.js';
import type { Vault } from '../credentials/vault.js';
import type { StarLeafService } from '../starleaf/service.js';
import type { Storage } from '../storage/storage.js';
import type { LastLists } from './agenda/last-lists.js';
import type { Cards } from './cards.js';
import type { Channels } from './channels.js';
import type { Drafts } from './drafts.js';
import type { Features } from './features.js';
import type { OpenHomes } from './home/open-homes.js';
import type { ParkedViews } from './parked-views.js';
import type { People } from './people.js';
import type { Probes } from './probes.js';
import type { Settings } from './settings.js';
import type { Trail } from './trail.js';
import type { WorkWatch } from './work-watch.js';

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
  readonly parkedViews: ParkedViews;
  /** So that changes of one conference happen one after the other, in whichever process. */
  readonly inTurn: Storage['inTurn'];
  /** Of the piece of work that is being done. */
  readonly trail: Trail;
  readonly watch: WorkWatch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Logger;
}
