import { describe, expect, test } from '@jest/globals';
import { type Config, describeFaults, readConferenceServerConfig, readConfig } from '../src/config.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OVER_HTTP = {
  SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
  CREDENTIALS_KEY: KEY,
};

const { SLACK_BOT_TOKEN: _token, ...WITHOUT_TOKEN } = OVER_HTTP;
const FOR_MANY = {
  ...WITHOUT_TOKEN,
  SLACK_CLIENT_ID: '12345.67890',
  SLACK_CLIENT_SECRET: 'f00',
  SLACK_STATE_SECRET: 'a secret of thirty-two characters',
  PUBLIC_URL: 'https://starleaf.example.com',
};

function readGood(environment: Record<string, string>): Config {
  const config = readConfig(environment);
  if ('length' in config) throw new Error(config.join('\n'));
  return config;
}

function faultsOf(environment: Record<string, string>): readonly string[] {
  const config = readConfig(environment);
  return 'length' in config ? config : [];
}

describe('with nothing set', () => {
  test('the playground starts, on this machine alone, with its data under ./data', () => {
    expect(readGood({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      slack: { kind: 'playground' },
      slackApiUrl: null,
      starleafApiUrl: null,
      databaseUrl: 'sqlite://data/starleaf.db',
      credentialsKeys: null,
      jitsiUrl: 'https://meet.jit.si',
      smtp: null,
      features: null,
      trustProxy: null,
      appAddresses: [],
      logLevel: 'info',
      metrics: null,
    });
  });

  test('empty variables count as not set', () => {
    expect(readGood({ SLACK_BOT_TOKEN: '', PORT: ' ', CREDENTIALS_KEY: '' })).toEqual(readGood({}));
  });
});

describe('the proxies in front of us', () => {
  const proxies = (TRUST_PROXY: string) => readGood({ ...OVER_HTTP, TRUST_PROXY }).trustProxy;

  test.each<[string, Config['trustProxy']]>([
    ['', null],
    ['0', null],
    ['1', 1],
    ['loopback', ['loopback']],
    ['uniquelocal, 192.0.2.7, 2001:db8::/32', ['uniquelocal', '192.0.2.7', '2001:db8::/32']],
  ])('“%s” are %j', (text, expected) => {
    expect(proxies(text)).toEqual(expected);
  });

  test.each(['true', '-1', '100', 'proxy.example.com', '10.0.0.0/33', '10.0.0.0/8/8', '300.1.1.1', '1,2'])(
    '“%s” are none',
    (TRUST_PROXY) => {
      expect(faultsOf({ ...OVER_HTTP, TRUST_PROXY })).toEqual([expect.stringContaining('TRUST_PROXY')]);
    },
  );

  test('apps elsewhere are given by address', () => {
    const { appAddresses } = readGood({ ...OVER_HTTP, APP_ADDRESSES: '10.0.0.5, 10.1.0.0/16' });
    expect(appAddresses).toEqual(['10.0.0.5', '10.1.0.0/16']);
    expect(faultsOf({ ...OVER_HTTP, APP_ADDRESSES: 'app,10.0.0.5' })).toEqual([
      expect.stringContaining('APP_ADDRESSES'),
    ]);
  });
});

describe('the conference server alone', () => {
  test('asks for a key, and for nothing of Slack', () => {
    expect(readConferenceServerConfig({ CREDENTIALS_KEY: KEY, PORT: '3100' })).toMatchObject({
      host: '0.0.0.0',
      port: 3100,
      databaseUrl: 'sqlite://data/starleaf.db',
    });
    expect(readConferenceServerConfig({ PORT: 'many', SMTP_URL: 'post' })).toEqual([
      expect.stringContaining('PORT'),
      expect.stringContaining('CREDENTIALS_KEY'),
      expect.stringContaining('SMTP_URL'),
    ]);
  });
});

describe('with Slack variables', () => {
  test('a bot token and a signing secret mean HTTP, open to the outside', () => {
    const config = readGood(OVER_HTTP);
    expect(config.slack).toEqual({
      kind: 'http',
      botToken: OVER_HTTP.SLACK_BOT_TOKEN,
      signingSecret: OVER_HTTP.SLACK_SIGNING_SECRET,
    });
    expect(config.host).toBe('0.0.0.0');
  });

  test('a bot token and an app token mean Socket Mode', () => {
    const { SLACK_SIGNING_SECRET: _, ...rest } = OVER_HTTP;
    expect(readGood({ ...rest, SLACK_APP_TOKEN: 'xapp-1-a' }).slack).toEqual({
      kind: 'socket',
      botToken: OVER_HTTP.SLACK_BOT_TOKEN,
      appToken: 'xapp-1-a',
    });
  });

  test('client id and secrets mean an app that many workspaces install', () => {
    expect(readGood(FOR_MANY).slack).toEqual({
      kind: 'oauth',
      clientId: FOR_MANY.SLACK_CLIENT_ID,
      clientSecret: FOR_MANY.SLACK_CLIENT_SECRET,
      stateSecret: FOR_MANY.SLACK_STATE_SECRET,
      signingSecret: FOR_MANY.SLACK_SIGNING_SECRET,
    });
  });

  test('several keys rotate: the first encrypts', () => {
    const other = Buffer.alloc(32, 9).toString('base64');
    const config = readGood({ ...OVER_HTTP, CREDENTIALS_KEY: `${other},${KEY}` });
    expect(config.credentialsKeys?.map((key) => key.toString('base64'))).toEqual([other, KEY]);
  });

  test('addresses are taken with or without a slash at the end', () => {
    const config = readGood({
      ...OVER_HTTP,
      PUBLIC_URL: 'https://meet.example.com/',
      SLACK_API_URL: 'http://127.0.0.1:9000/api',
      STARLEAF_API_URL: 'https://api.example.com/v1/',
      JITSI_URL: 'https://jitsi.example.com/',
    });
    expect(config.publicUrl).toBe('https://meet.example.com');
    expect(config.slackApiUrl).toBe('http://127.0.0.1:9000/api/');
    expect(config.starleafApiUrl).toBe('https://api.example.com/v1');
    expect(config.jitsiUrl).toBe('https://jitsi.example.com');
  });
});

describe('for our conference server', () => {
  test('an SMTP server and what mails come from', () => {
    const smtp = { SMTP_URL: 'smtps://me:pass@mail.example.com', MAIL_FROM: 'StarLeaf <meet@example.com>' };
    expect(readGood(smtp).smtp).toEqual({ url: smtp.SMTP_URL, from: smtp.MAIL_FROM });
    expect(readGood({ ...smtp, MAIL_FROM: 'meet@example.com' }).smtp?.from).toBe('meet@example.com');
  });

  test('features, each once', () => {
    expect(readGood({ FEATURES: 'conferencing, conf_recording,,conferencing' }).features).toEqual([
      'conferencing',
      'conf_recording',
    ]);
  });
});

describe('a fault names its variable and the remedy', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    [
      'a signing secret alone',
      { SLACK_SIGNING_SECRET: 'x', CREDENTIALS_KEY: KEY },
      /^SLACK_BOT_TOKEN is missing; .*xoxb-/,
    ],
    [
      'a bot token alone',
      { SLACK_BOT_TOKEN: 'xoxb-1', CREDENTIALS_KEY: KEY },
      /^SLACK_SIGNING_SECRET is missing; .*SLACK_APP_TOKEN/,
    ],
    ['a user token', { ...OVER_HTTP, SLACK_BOT_TOKEN: 'xoxp-1' }, /^SLACK_BOT_TOKEN is no bot token/],
    [
      'both ways at once',
      { ...OVER_HTTP, SLACK_APP_TOKEN: 'xapp-1' },
      /^SLACK_APP_TOKEN and SLACK_SIGNING_SECRET/,
    ],
    [
      'one workspace and many at once',
      { ...FOR_MANY, SLACK_BOT_TOKEN: 'xoxb-1' },
      /^SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for many; keep/,
    ],
    ['many by Socket Mode', { ...FOR_MANY, SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_APP_TOKEN is for one/],
    ['no client id', { ...FOR_MANY, SLACK_CLIENT_ID: '' }, /^SLACK_CLIENT_ID is missing; copy/],
    ['no client secret', { ...FOR_MANY, SLACK_CLIENT_SECRET: '' }, /^SLACK_CLIENT_SECRET is missing; copy/],
    [
      'many without a signing secret',
      { ...FOR_MANY, SLACK_SIGNING_SECRET: '' },
      /^SLACK_SIGNING_SECRET is missing; copy/,
    ],
    ['no state secret', { ...FOR_MANY, SLACK_STATE_SECRET: '' }, /^SLACK_STATE_SECRET is missing; .*openssl/],
    [
      'a short state secret',
      { ...FOR_MANY, SLACK_STATE_SECRET: 'short' },
      /^SLACK_STATE_SECRET is too short/,
    ],
    ['many that are sent back nowhere', { ...FOR_MANY, PUBLIC_URL: '' }, /^PUBLIC_URL is missing/],
    ['no key', { ...OVER_HTTP, CREDENTIALS_KEY: '' }, /^CREDENTIALS_KEY is missing; .*openssl/],
    ['a short key', { ...OVER_HTTP, CREDENTIALS_KEY: 'YWJj' }, /CREDENTIALS_KEY .*3 bytes/],
    ['a port that is none', { PORT: '70000' }, /^PORT is not a port/],
    ['a port in words', { PORT: '0x10' }, /^PORT is not a port/],
    [
      'an address without a scheme',
      { ...OVER_HTTP, PUBLIC_URL: 'meet.example.com' },
      /^PUBLIC_URL is not an address/,
    ],
    [
      'an address with a password',
      { STARLEAF_API_URL: 'https://a:b@c.d/v1' },
      /^STARLEAF_API_URL holds too much/,
    ],
    ['a store we do not know', { DATABASE_URL: 'mysql://x/y' }, /DATABASE_URL .*mysql/],
    ['a sender without a server', { MAIL_FROM: 'meet@example.com' }, /^SMTP_URL is missing/],
    ['a server without a sender', { SMTP_URL: 'smtp://localhost:25' }, /^MAIL_FROM is missing/],
    [
      'a mail server that is none',
      { SMTP_URL: 'https://a.b', MAIL_FROM: 'a@b.c' },
      /^SMTP_URL is not an SMTP/,
    ],
    ['a sender that is none', { SMTP_URL: 'smtp://a.b', MAIL_FROM: 'StarLeaf' }, /^MAIL_FROM is no address/],
    ['features that are none', { FEATURES: 'conferencing;webrtc' }, /^FEATURES is not a list/],
    ['a log level we do not know', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL is unknown; choose one of/],
    ['a playground open to others', { HOST: '0.0.0.0' }, /^HOST lets others in/],
  ])('%s', (_, environment, sentence) => {
    expect(faultsOf(environment)).toEqual([expect.stringMatching(sentence)]);
  });

  test('all faults are told in one go, and no secret with them', () => {
    const text = describeFaults(
      faultsOf({
        SLACK_BOT_TOKEN: 'xoxp-geheim',
        PORT: 'three',
        CREDENTIALS_KEY: 'geheim',
        LOG_LEVEL: 'loud',
        SMTP_URL: 'http://me:geheim@example.com',
      }),
    );
    for (const variable of [
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'PORT',
      'CREDENTIALS_KEY',
      'LOG_LEVEL',
    ]) {
      expect(text).toContain(variable);
    }
    expect(text).not.toContain('geheim');
  });
});

describe('metrics', () => {
  test('are served to nobody unless asked for', () => {
    expect(readGood(OVER_HTTP).metrics).toBeNull();
  });

  test('have a port of their own, or a token on the port of everything else, or both', () => {
    const token = 'ab'.repeat(16);
    expect(readGood({ METRICS_PORT: '9464' }).metrics).toEqual({ port: 9464, token: null });
    expect(readGood({ METRICS_TOKEN: token }).metrics).toEqual({ port: null, token });
    expect(readGood({ METRICS_PORT: '9464', METRICS_TOKEN: token }).metrics).toEqual({ port: 9464, token });
  });

  test.each<[Record<string, string>]>([
    [{ METRICS_PORT: 'many' }],
    [{ METRICS_PORT: '3000' }],
    [{ METRICS_PORT: '8080', PORT: '8080' }],
    [{ METRICS_TOKEN: 'short' }],
    [{ METRICS_TOKEN: 'two words are no bearer token' }],
  ])('%p is a fault that says what to do', (environment) => {
    const faults = faultsOf(environment);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^METRICS_(PORT|TOKEN) .*; give /);
    expect(faults[0]).not.toContain(environment.METRICS_TOKEN ?? 'two words');
  });
});
