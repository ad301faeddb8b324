import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { signRequest } from '../../../src/playground/delivery/signature.js';
import { listen, type RunningPlayground, SECRETS, startPlayground } from '../start-playground.js';

describe('a signature', () => {
  test('is the one of Slack’s worked example', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    const secret = '8f742231b10e8888abcd99yyyzzz85a5';
    expect(signRequest({ secret, timestamp: 1531420618, body })).toBe(
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    );
  });
});

describe('requests to the app', () => {
  let running: RunningPlayground;
  let close: () => void;
  afterEach(async () => {
    close();
    await running.close();
  });

  test('carry a signature of their very bytes and a timestamp of now, checked without Bolt', async () => {
    const received: { readonly request: IncomingMessage; readonly body: string }[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      received.push({ request, body });
      response.end();
    });
    close = () => server.close();
    const appUrl = `http://127.0.0.1:${await listen(server)}/slack/events`;
    running = await startPlayground({ appUrl });
    await running.type('/starleaf meet at five & bring “<cake>”');
    const [{ request, body }] = received as [(typeof received)[0]];
    const timestamp = String(request.headers['x-slack-request-timestamp']);
    const expected = createHmac('sha256', SECRETS.signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    expect(request.headers['x-slack-signature']).toBe(`v0=${expected}`);
    expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(60);
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      token: expect.any(String),
      team_id: 'T0PLAYGRND',
      team_domain: 'playground',
      channel_id: 'C0GENERAL1',
      channel_name: 'general',
      user_id: 'U0ANACOSTA',
      user_name: 'ana',
      command: '/starleaf',
      text: 'meet at five &amp; bring “&lt;cake&gt;”',
      api_app_id: 'A0STARLEAF',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(`^${running.origin}/response/`),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
    });
  });
});
