import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import type { Browser } from './browser.js';
import { findFreePort } from './process.js';

/** An app registered with the emulator. */
export const OAUTH_APP = {
  kind: 'oauth',
  clientId: '12345.67890',
  clientSecret: 'the secret of the client',
  stateSecret: 'a secret of thirty-two characters or more',
  signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
} as const;

/** A Slack that others wrote (npm: emulate): Web API, and OAuth with a page on which one chooses who one is. */
export interface SlackEmulator {
  readonly url: string;
  readonly apiUrl: string;
  /** Presses the button of a person on the consent page. @returns where Slack sends their browser */
  consent(browser: Browser, consentUrl: string, login: string): Promise<string>;
  /** All that somebody was told in direct messages. */
  readDirectMessages(login: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

const PEOPLE = ['ana', 'ben'];
const tokenOf = (name: string) => `xoxp-of-${name}`;

/** @param appOrigin where people are sent back to */
export async function startSlackEmulator(appOrigin: string): Promise<SlackEmulator> {
  const emulator = await createEmulator({
    service: 'slack',
    port: await findFreePort(),
    seed: {
      slack: {
        team: { name: 'Roofers', domain: 'roofers' },
        users: PEOPLE.map((name) => ({ name, real_name: name, email: `${name}@example.com` })),
        channels: [{ name: 'general' }],
        tokens: PEOPLE.map((name) => ({ token: tokenOf(name), user: name, type: 'user' })),
        oauth_apps: [
          {
            name: 'StarLeaf',
            client_id: OAUTH_APP.clientId,
            client_secret: OAUTH_APP.clientSecret,
            redirect_uris: [`${appOrigin}/slack/oauth_redirect`],
          },
        ],
      },
    },
  });
  return {
    url: emulator.url,
    apiUrl: `${emulator.url}/api/`,
    consent: async (browser, consentUrl, login) => {
      const page = await (await browser.open(consentUrl)).text();
      const form = [...page.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(([text]) =>
        text.includes(login),
      );
      if (form === undefined) throw new Error(`the consent page has no ${login}: ${page}`);
      const [, action = '', inside = ''] = form;
      const fields = [...inside.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].map(
        ([, name = '', value = '']): [string, string] => [name, fromEntities(value)],
      );
      const answer = await browser.open(new URL(action, emulator.url).href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
      return answer.headers.get('location') ?? '';
    },
    readDirectMessages: async (login) => {
      const client = new WebClient(tokenOf(login), { slackApiUrl: `${emulator.url}/api/` });
      const { channels = [] } = await client.conversations.list({ types: 'im' });
      const histories = await Promise.all(
        channels.map(({ id = '' }) => client.conversations.history({ channel: id })),
      );
      return histories.flatMap(({ messages = [] }) => messages.map(({ text = '' }) => text));
    },
    close: () => emulator.close(),
  };
}

function fromEntities(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
