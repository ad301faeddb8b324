import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { createLogger } from '../../src/log.js';
import { findLeaks, noteTyped, secretsOf } from './secrets.js';

const HEX = '0f'.repeat(32);
const TOKEN = `${'k3_'.repeat(14)}x`;

/** One of each kind, as careless code might log it. */
const CANARIES: readonly (readonly [kind: string, secret: string])[] = [
  ['an e-mail address', 'ana.costa+x@example.com'],
  ['a token of Slack’s', 'xoxb-12-34-abcdef'],
  ['a token of Slack’s', 'xapp-1-A0-abcdef'],
  ['a link to connect', `http://127.0.0.1:3000/connect/${TOKEN}`],
  ['a link to sign up', `/sign-up/${TOKEN}`],
  ['a link to reply', `00000000-0000-4000-8000-000000000000~1764000000~${TOKEN}`],
  ['a reply address', 'https://hooks.slack.com/commands/T1/2/3'],
  ['a reply address', 'http://127.0.0.1:3000/response/abc'],
  ['a cookie', 'sl_session=abc'],
  ['a key, salt or signature', HEX],
  ['a token of ours', TOKEN],
  ['a password', 'brooklyn-heights'],
  ['what somebody typed', 'tomorrow 3pm about the secret roof'],
  ['what somebody typed', 'the secret'],
  ['what the process was configured with', 'a signing secret of ours'],
];

describe('secrets in a log', () => {
  noteTyped('tomorrow 3pm about the secret roof');
  const own = secretsOf({
    slack: { kind: 'http', botToken: 'xoxb-1', signingSecret: 'a signing secret of ours' },
  });

  test.each(CANARIES)('%s is found: %s', (kind, secret) => {
    const log = `{"level":30,"msg":"an invocation"}\n{"level":30,"msg":"careless ${secret} line"}\n`;
    expect(findLeaks(log, own).map((leak) => leak.kind)).toContain(kind);
  });

  test('are not found in a log that tells what happened and no more', () => {
    const log = [
      '{"level":30,"time":1764000000000,"request":"7F3KABCDEFGHJKMN","subcommand":"meet","outcome":"scheduled","milliseconds":12,"msg":"invocation"}',
      '{"level":30,"method":"PUT","path":"/myconferences/:id","status":201,"server":"stub","msg":"StarLeaf exchange"}',
      '{"level":50,"err":{"name":"TypeError","frames":["    at run (file:///app/node_modules/@slack/bolt/dist/App.js:12:3)"]},"msg":"failed"}',
    ].join('\n');
    expect(findLeaks(log, own)).toEqual([]);
  });
});

describe('what careless code logs', () => {
  function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
    let text = '';
    const sink = new Writable({
      write: (chunk, _, done) => {
        text += chunk;
        done();
      },
    });
    write(createLogger('trace', sink));
    return text;
  }

  /** As axios and the Web API's client make them: with everything that was sent. */
  function careless(): Error {
    const error = new Error('Request to ana@example.com failed', { cause: new Error('xoxb-1-2-abc') });
    return Object.assign(error, {
      config: { headers: { cookie: 'sl_session=abc' } },
      request: { body: HEX },
    });
  }

  test.each<[string, (logger: ReturnType<typeof createLogger>) => void]>([
    ['an error with its request', (logger) => logger.error({ err: careless() }, 'failed')],
    ['an error alone', (logger) => logger.error(careless())],
    ['an error under another name', (logger) => logger.warn({ reason: careless() }, 'failed')],
    ['an error deep within', (logger) => logger.warn({ a: { b: [careless()] } }, 'failed')],
    [
      'secrets deep within',
      (logger) => logger.info({ a: { b: { c: { password: 'brooklyn-heights' } } } }, 'x'),
    ],
    ['secrets in its words', (logger) => logger.debug(`asked for ana@example.com with xoxb-1-2-abc, ${HEX}`)],
    ['a cookie among other words', (logger) => logger.trace({ said: 'sl_session=abc; Path=/' }, 'x')],
    ['an address to connect', (logger) => logger.trace({ url: `http://x/connect/${TOKEN}` }, 'x')],
  ])('%s comes out without them', (_, write) => {
    const text = logged(write);
    expect(text).toContain('"level"');
    expect(findLeaks(text)).toEqual([]);
  });
});
