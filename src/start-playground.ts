import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { parse } from 'yaml';
import type { Accounts } from './conference-server/accounts.js';
import type { Owner } from './credentials/owner.js';
import { Vault } from './credentials/vault.js';
import { seedConversations } from './playground/conversations.js';
import { WORKSPACE } from './playground/identity.js';
import type { MailOutbox } from './playground/mailbox/outbox.js';
import { readManifest } from './playground/manifest.js';
import { PEOPLE, type SeedPerson } from './playground/people.js';
import { createPlayground, type Playground } from './playground/playground.js';
import type { Connection } from './slack/receiver.js';
import type { Storage } from './storage/storage.js';

const MANIFEST = new URL('../manifest.yml', import.meta.url);

/** A Slack on this machine and how the app reaches it: all the app ever learns of it. */
export interface StartedPlayground {
  readonly playground: Playground;
  readonly connection: Connection;
  readonly slackApiUrl: string;
}

/** What the playground stands on. */
export interface PlaygroundNeighbours {
  readonly server: Server;
  /** Where this process listens. */
  readonly origin: string;
  readonly storage: Storage;
  /** Of our conference server; null where another is used. */
  readonly accounts: Accounts | null;
  /** Where our conference server leaves the mails that it does not send. */
  readonly outbox: MailOutbox | null;
  readonly logger: Logger;
}

/** The playground with its people, who have StarLeaf accounts from the first start on. */
export async function startPlayground(neighbours: PlaygroundNeighbours): Promise<StartedPlayground> {
  const { server, origin, storage, accounts, outbox, logger } = neighbours;
  const botToken = `xoxb-${randomBytes(24).toString('hex')}`;
  const signingSecret = randomBytes(16).toString('hex');
  const playground = await createPlayground({
    manifest: readManifest(parse(await readFile(MANIFEST, 'utf8'))),
    people: PEOPLE,
    conversations: seedConversations(),
    origin,
    appUrl: `${origin}/slack/events`,
    botToken,
    appToken: `xapp-${randomBytes(24).toString('hex')}`,
    signingSecret,
    store: storage.keyv('playground'),
    outbox,
    clock: Date.now,
    logger,
  });
  playground.attachTo(server);
  if (accounts !== null) await settlePeople({ accounts, storage });
  return {
    playground,
    connection: { kind: 'http', botToken, signingSecret },
    slackApiUrl: `${origin}/api/`,
  };
}

/** On the first start everybody gets an account, and all but the newcomers find it connected already. */
export async function settlePeople({
  accounts,
  storage,
}: {
  readonly accounts: Accounts;
  readonly storage: Storage;
}): Promise<void> {
  const vault = new Vault(storage);
  await Promise.all(PEOPLE.map((person) => settle(person, { accounts, vault })));
}

async function settle(
  { id, email, password, realName, isConnected }: SeedPerson,
  { accounts, vault }: { readonly accounts: Accounts; readonly vault: Vault },
): Promise<void> {
  const [firstname = '', ...rest] = realName.split(' ');
  const account = await accounts.add({ email, password, firstname, lastname: rest.join(' ') });
  if (account === undefined || !isConnected) return;
  const owner: Owner = { workspaceId: WORKSPACE.id, userId: id };
  await vault.save(owner, { email, salt: account.salt, iterations: account.iterations, key: account.key });
}
