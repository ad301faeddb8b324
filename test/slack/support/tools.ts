import { pbkdf2Sync } from 'node:crypto';
import { ConnectLinks } from '../../../src/connect/connect-links.js';
import { createCipher } from '../../../src/credentials/cipher.js';
import { type Owner, ownerKey } from '../../../src/credentials/owner.js';
import { Vault } from '../../../src/credentials/vault.js';
import { LastLists } from '../../../src/slack/agenda/last-lists.js';
import { Cards } from '../../../src/slack/cards.js';
import { Channels } from '../../../src/slack/channels.js';
import { oneClient } from '../../../src/slack/clients.js';
import { Drafts } from '../../../src/slack/drafts.js';
import { Features } from '../../../src/slack/features.js';
import { OpenHomes } from '../../../src/slack/home/open-homes.js';
import { People } from '../../../src/slack/people.js';
import { createProbes } from '../../../src/slack/probes.js';
import { Settings } from '../../../src/slack/settings.js';
import type { Tools } from '../../../src/slack/tools.js';
import { StarLeafService } from '../../../src/starleaf/service.js';
import { Turns } from '../../../src/starleaf/turns.js';
import { openStorage } from '../../../src/storage/open-storage.js';
import { NOON } from './facts.js';
import { listen } from './log.js';
import type { SlackStub } from './web-api.js';

/** Handlers' tools on a store in memory. */
export interface ToolBox {
  readonly tools: Tools;
  readonly lines: readonly string[];
  /** Moves the clock that handlers go by. */
  tick(milliseconds: number): void;
  /** Keeps a credential that StarLeaf takes, as connecting does. */
  connect(owner: Owner, account: { readonly email: string; readonly password: string }): Promise<void>;
  close(): Promise<void>;
}

/** @param starleafUrl where nobody listens, unless told */
export async function openToolBox(slack: SlackStub, starleafUrl = 'http://127.0.0.1:9/v1'): Promise<ToolBox> {
  const storage = await openStorage({
    databaseUrl: 'sqlite://:memory:',
    cipher: createCipher([Buffer.alloc(32, 5)]),
  });
  const { logger, lines } = listen();
  const starleaf = new StarLeafService({
    baseUrl: starleafUrl,
    storage,
    logger,
  });
  const clients = oneClient(slack.client);
  let now = NOON;
  const tools: Tools = {
    people: new People(clients),
    channels: new Channels(clients, logger),
    vault: new Vault(storage),
    starleaf,
    links: new ConnectLinks({ storage, publicUrl: 'https://starleaf.example.com' }),
    drafts: new Drafts(storage.keyv('drafts')),
    cards: new Cards(storage.keyv('cards')),
    openHomes: new OpenHomes(),
    probes: createProbes({ clients, storage }),
    lastLists: new LastLists(storage.keyv('last-lists')),
    features: new Features(logger),
    settings: new Settings(storage.keyv('settings')),
    turns: new Turns(),
    now: () => now,
    isFirst: (owner, what) => storage.insertIfAbsent('seen', `${ownerKey(owner)} ${what}`, true),
    again: async (owner, what) => {
      await storage.keyv('seen').delete(`${ownerKey(owner)} ${what}`);
    },
    logger,
  };
  return {
    tools,
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
