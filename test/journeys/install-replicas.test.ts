import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createCipher } from '../../src/credentials/cipher.js';
import { findWorkspace } from '../../src/namespaces.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { Browser, findLink } from '../support/browser.js';
import { type HeardIn, type ManyWorkspaces, startManyWorkspaces } from '../support/many-workspaces.js';
import { describePostgres, openPostgres, type TestDatabase } from '../support/postgres.js';
import { findFreePort } from '../support/process.js';
import { OAUTH_APP } from '../support/slack-emulator.js';
import { openWorld, type World } from '../support/world.js';

const ALPHA = 'T0ALPHA';
const ANA = 'U0ANA';

describePostgres('two replicas on one PostgreSQL, and a balancer that knows nothing of sessions', () => {
  let database: TestDatabase;
  let slack: ManyWorkspaces;
  let replicas: readonly [World, World];

  beforeEach(async () => {
    database = await openPostgres();
    const ports = [await findFreePort(), await findFreePort()];
    const publicUrl = `http://127.0.0.1:${ports[0]}`;
    slack = await startManyWorkspaces({
      appUrl: publicUrl,
      signingSecret: OAUTH_APP.signingSecret,
      places: [{ id: ALPHA, name: 'Alpha', rotates: true }],
    });
    const open = (port = 0) =>
      openWorld({
        port,
        publicUrl,
        slack: OAUTH_APP,
        slackApiUrl: slack.apiUrl,
        databaseUrl: database.url,
        starleafApiUrl: 'http://127.0.0.1:9/v1',
      });
    replicas = [await open(ports[0]), await open(ports[1])];
  });

  afterEach(async () => {
    for (const replica of replicas) await replica.close();
    await slack.close();
    await database.drop();
  });

  /** The same at the other replica. */
  const atOther = (url: string) => url.replace(replicas[0].origin, replicas[1].origin);

  const saysTo =
    (words: string) =>
    ({ to, fields }: HeardIn) =>
      to === 'response_url' && JSON.stringify(fields).includes(words);

  async function whatIsKept(): Promise<readonly string[]> {
    const storage = await openStorage({
      databaseUrl: database.url,
      cipher: createCipher([Buffer.alloc(32, 7)]),
    });
    const namespaces = new Set<string>();
    for (const namespace of await storage.namespaces()) {
      for await (const entry of storage.entries(namespace)) {
        if (findWorkspace(namespace, entry) === ALPHA) namespaces.add(namespace);
      }
    }
    await storage.close();
    return [...namespaces];
  }

  test('installing begins at one and ends at the other; the app is taken out at one, and neither knows it any more', async () => {
    const browser = new Browser();
    const page = await (await browser.open(`${replicas[0].origin}/slack/install`)).text();
    const consent = { placeId: ALPHA, installerId: ANA };
    const back = atOther(slack.consent(findLink(page, 'Add to Slack'), consent));
    const cookies = [...browser.cookiesOf(back)].map(([name, value]) => `${name}=${value}`).join('; ');
    expect((await browser.open(back)).status).toBe(200);
    const again = await fetch(back.replace(replicas[1].origin, replicas[0].origin), {
      headers: { cookie: cookies },
    });
    expect(again.status).toBe(400);

    await slack.command({ placeId: ALPHA, userId: ANA, text: 'tomorrow 3pm about the roof' });
    await slack.hears(saysTo('/connect/'));
    expect(await whatIsKept()).toEqual(expect.arrayContaining(['installations', 'drafts', 'connect-links']));

    slack.endTokens(ALPHA);
    expect((await slack.event(ALPHA, { type: 'app_uninstalled' })).status).toBe(200);
    await replicas[0].restart();
    expect(await whatIsKept()).toEqual([]);
    await slack.command({ placeId: ALPHA, userId: ANA, text: 'list' });
    await slack.hears(saysTo('not, or no longer, installed'));
  });
});
