import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Browser, findLink } from '../support/browser.js';
import { findFreePort } from '../support/process.js';
import { OAUTH_APP, type SlackEmulator, startSlackEmulator } from '../support/slack-emulator.js';
import { openWorld, type World } from '../support/world.js';

let slack: SlackEmulator;
let world: World;
let browser: Browser;

beforeEach(async () => {
  const port = await findFreePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  slack = await startSlackEmulator(publicUrl);
  world = await openWorld({ port, publicUrl, slack: OAUTH_APP, slackApiUrl: slack.apiUrl });
  browser = new Browser();
});

afterEach(async () => {
  await world.close();
  await slack.close();
});

/** Goes as far as Slack's consent page. @returns its address */
async function begin(inBrowser = browser): Promise<string> {
  const page = await inBrowser.open(`${world.origin}/slack/install`);
  expect(page.status).toBe(200);
  return findLink(await page.text(), 'Add to Slack');
}

/** Comes back from Slack as ana. */
async function comeBack(back: string, inBrowser = browser): Promise<{ status: number; page: string }> {
  const response = await inBrowser.open(back);
  return { status: response.status, page: await response.text() };
}

describe('a workspace installs the app', () => {
  test('from our page by way of Slack’s, and whoever did it is told what to do', async () => {
    const consentUrl = new URL(await begin());
    expect(consentUrl.origin).toBe(new URL(slack.url).origin);
    expect(consentUrl.searchParams.get('redirect_uri')).toBe(`${world.origin}/slack/oauth_redirect`);

    const { status, page } = await comeBack(await slack.consent(browser, consentUrl.href, 'ana'));
    expect(status).toBe(200);
    expect(page).toContain('StarLeaf is in Slack');
    expect(page).toContain('Roofers');
    expect(page).toContain('/starleaf tomorrow 3pm');
    expect(findLink(page, 'Open Slack')).toMatch(/^slack:\/\/app\?team=T\w+&id=A\w+$/);
    expect(browser.cookiesOf(world.origin).size).toBe(0);

    await world.restart();
    expect(await slack.readDirectMessages('ana')).toEqual([expect.stringContaining('StarLeaf is ready')]);
    expect(await slack.readDirectMessages('ben')).toEqual([]);
  });

  test('again, and nobody is told twice', async () => {
    for (const login of ['ana', 'ben']) {
      const { page } = await comeBack(await slack.consent(browser, await begin(), login));
      expect(page).toContain('StarLeaf is in Slack');
    }
    await world.restart();
    expect(await slack.readDirectMessages('ana')).toHaveLength(1);
    expect(await slack.readDirectMessages('ben')).toEqual([]);
  });

  test('and neither page nor log shows a token, a code or a state', async () => {
    const back = await slack.consent(browser, await begin(), 'ana');
    const { page } = await comeBack(back);
    const { searchParams } = new URL(back);
    const logged = world.logged();
    for (const secret of [searchParams.get('code'), searchParams.get('state'), 'xoxb-']) {
      expect(secret).not.toBeNull();
      expect(`${page}${logged}`).not.toContain(secret);
    }
    expect(logged).toContain('installed in a workspace');
  });
});

describe('nothing is installed, and the page says what to do', () => {
  test('where somebody says no to Slack', async () => {
    await begin();
    const { status, page } = await comeBack(`${world.origin}/slack/oauth_redirect?error=access_denied`);
    expect(status).toBe(200);
    expect(page).toContain('You said no to Slack');
    expect(findLink(page, 'Begin again')).toBe('install');
  });

  test('where the state is not the one we sent', async () => {
    const back = new URL(await slack.consent(browser, await begin(), 'ana'));
    back.searchParams.set('state', `${back.searchParams.get('state')}x`);
    await expectRefusal(back.href, /another browser/);
  });

  test('where somebody else’s browser comes back, as one that was tricked would', async () => {
    const back = await slack.consent(browser, await begin(), 'ana');
    const other = new Browser();
    await expectRefusal(back, /another browser/, other);
    await begin(other);
    await expectRefusal(back, /another browser/, other);
  });

  test('where the same way back is used twice', async () => {
    const back = await slack.consent(browser, await begin(), 'ana');
    const cookies = [...browser.cookiesOf(back)].map(([name, value]) => `${name}=${value}`).join('; ');
    await comeBack(back);
    const answer = await fetch(back, { headers: { cookie: cookies } });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('used before');
  });

  test('where Slack does not know the code, and the reference is in the log', async () => {
    const back = new URL(await slack.consent(browser, await begin(), 'ana'));
    back.searchParams.set('code', 'a code that Slack never gave');
    const { status, page } = await comeBack(back.href);
    expect(status).toBe(502);
    expect(page).toContain('Slack would not confirm');
    expect(page).not.toContain('invalid_code');
    const [, reference = ''] = /Reference (\w{4})/.exec(page) ?? [];
    expect(world.logged()).toContain(reference);
    expect(world.logged()).toContain('invalid_code');
  });

  test('where somebody comes back without having begun', async () => {
    await expectRefusal(`${world.origin}/slack/oauth_redirect`, /on the way back from Slack/);
    await expectRefusal(`${world.origin}/slack/oauth_redirect?code=1`, /on the way back from Slack/);
  });

  async function expectRefusal(back: string, words: RegExp, inBrowser = browser): Promise<void> {
    const { status, page } = await comeBack(back, inBrowser);
    expect(status).toBe(400);
    expect(page).toMatch(words);
    expect(page).toContain('Begin again');
  }

  afterEach(async () => {
    await world.restart();
    const told = await slack.readDirectMessages('ana');
    expect(told.length).toBeLessThanOrEqual(1);
  });
});

describe('the pages', () => {
  test('run nothing, are framed by nobody, and are kept nowhere', async () => {
    for (const path of ['install', 'oauth_redirect?error=access_denied']) {
      const { headers } = await fetch(`${world.origin}/slack/${path}`);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  test('are found styled', async () => {
    const page = await (await fetch(`${world.origin}/slack/install`)).text();
    const [, style = ''] = /<link rel="stylesheet" href="([^"]*)"/.exec(page) ?? [];
    const answer = await fetch(new URL(style, `${world.origin}/slack/install`));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/css');
  });

  test('set a cookie that scripts do not see and that holds for ten minutes', async () => {
    const [cookie = ''] = (await fetch(`${world.origin}/slack/install`)).headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/Secure/);
    expect(cookie).toMatch(/Max-Age=600/);
  });
});
