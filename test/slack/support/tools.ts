import { pbkdf2Sync } from 'node:crypto';
import { ConnectLinks } from '../../../src/connect/connect-links.js';
import { createCipher } from '../../../src/credentials/cipher.js';
import type { Owner } from '../../../src/credentials/owner.js';
import { Vault } from '../../../src/credentials/vault.js';
import { LastLists } from '../../../src/slack/agenda/last-lists.js';
import { Cards } from '../../../src/slack/cards.js';
import { Channels } from '../../../src/slack/channels.js';
import { oneClient } from '../../../src/slack/clients.js';
import { Drafts } from '../../../src/slack/drafts.js';
import { Features } from '../../../src/slack/features.js';
import { OpenHomes } from '../../../src/slack/home/open-homes.js';
import { ParkedViews } from '../../../src/slack/parked-views.js';
import { People } from '../../../src/slack/people.js';
import { createProbes } from '../../../src/slack/probes.js';
import { Settings } from '../../../src/slack/settings.js';
import type { Tools } from '../../../src/slack/tools.js';
import { NO_TRAIL } from '../../../src/slack/trail.js';
import { StarLeafService } from '../../../src/starleaf/service.js';
import { openStorage } from '../../../src/storage/open-storage.js';
import type { Storage } from '../../../src/storage/storage.js';
import { NOON } from './facts.js';
import { listen } from './log.js';
import type { SlackStub } from './web-api.js';

/** Handlers' tools on a store in memory. */
export interface ToolBox {
  readonly tools: Tools;
  readonly storage: Storage;
  readonly lines: readonly string[];
  /** Moves the clock that handlers go by. */
  tick(milliseconds: number): void;
  /** Keeps a credential that StarLeaf takes, as connecting does. */
  connect(owner: Owner, account: { readonly email: string; readonly password: string }): Promise<void>;
  close(): Promise<void>;
}

/** @param starleafUrl where nobody listens, unless told */
export async function openToolBox(slack: SlackStub, starleafUrl = 'http://127.0.0.1:9/v1'): Promise<ToolBox> {
  let now = NOON;
  const storage = await openStorage({
    databaseUrl: 'sqlite://:memory:',
    cipher: createCipher([Buffer.alloc(32, 5)]),
    now: () => now,
  });
  const { logger, lines } = listen();
  const starleaf = new StarLeafService({
    baseUrl: starleafUrl,
    storage,
    logger,
  });
  const clients = oneClient(slack.client);
  const tools: Tools = {
    people: new People(clients),
    channels: new Channels(clients, logger),
    vault: new Vault(storage),
    starleaf,
    links: new ConnectLinks({ storage, publicUrl: 'https://starleaf.example.com' }),
    drafts: new Drafts(storage.keyv('drafts')),
    cards: new Cards(storage),
    openHomes: new OpenHomes(storage.keyv('open-homes')),
    probes: createProbes({ clients, storage }),
    lastLists: new LastLists(storage.keyv('last-lists')),
    features: new Features(logger),
    settings: new Settings(storage.keyv('settings')),
    parkedViews: new ParkedViews(storage.keyv('parked-views')),
    inTurn: (name, work) => storage.inTurn(name, work),
    trail: NO_TRAIL,
    watch: {},
    now: () => now,
    logger,
  };
  return {
    tools,
    storage,
    lines,
    tick: (milliseconds) => {
      now += milliseconds;
    },
    connect: async (owner, { email, password }) => {
      const { salt, iterations } = await starleaf.readChallenge(email);
      const key = pbkdf2Sync(password, Buffer.from(salt, 'hex'), iterations, 32, 'sha256').toString('hex');
      await tools.vault.save(owner, { email, salt, iterations, key });
    },
    close: () => storage.close(),
  };
}
