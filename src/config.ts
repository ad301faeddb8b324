import { isIP } from 'node:net';
import { parseCredentialsKey } from './credentials/parse-credentials-key.js';
import { createReader, type Read } from './environment.js';
import type { Connection } from './slack/receiver.js';
import { checkDatabaseUrl } from './storage/database-url.js';

/** How Slack reaches us, or that we bring a Slack of our own. */
export type SlackConnection = Connection | { readonly kind: 'playground' };

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const OAUTH_VARIABLES = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;
const SLACK_VARIABLES = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  ...OAUTH_VARIABLES,
] as const;

/** An SMTP server and what mails say they come from. */
export interface SmtpConfig {
  /** `smtp://` or `smtps://`, with user and password if it wants them. */
  readonly url: string;
  /** An address, or `Name <address>`. */
  readonly from: string;
}

/** Who may read the metrics, and where. */
export interface MetricsConfig {
  /** A port of their own, 0 taking any; null: the port of everything else. */
  readonly port: number | null;
  /** What has to come as a bearer; null only on a port of their own. */
  readonly token: string | null;
}

/**
 * Which proxies in front of us may say who calls and by which protocol: so many in a row, or those at these addresses;
 * null: none, and whoever connects is the client.
 */
export type TrustedProxies = number | readonly string[] | null;

/** Everything the process is told from outside, checked. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** How people's browsers reach us, without a trailing slash; null: this machine's own address. */
  readonly publicUrl: string | null;
  readonly slack: SlackConnection;
  /** Base of Slack's Web API with a trailing slash; null: Slack's own. */
  readonly slackApiUrl: string | null;
  /** Base of a StarLeaf-compatible API including `/v1`; null: our conference server in this process. */
  readonly starleafApiUrl: string | null;
  readonly databaseUrl: string;
  /** The first encrypts, all decrypt; null only in the playground, which keeps a key file. */
  readonly credentialsKeys: readonly Buffer[] | null;
  readonly jitsiUrl: string;
  /** Takes the mails of our conference server; null: they stay in its outbox. */
  readonly smtp: SmtpConfig | null;
  /** What our conference server offers, as StarLeaf names it; null: all that it does itself. */
  readonly features: readonly string[] | null;
  readonly trustProxy: TrustedProxies;
  /** Where apps are that sign their people in with our conference server, besides the one in this process. */
  readonly appAddresses: readonly string[];
  readonly logLevel: LogLevel;
  /** Null: metrics are served to nobody. */
  readonly metrics: MetricsConfig | null;
}

/** What the conference server is told that runs alone. */
export type ConferenceServerConfig = Omit<Config, 'slack' | 'slackApiUrl' | 'starleafApiUrl'>;

/** Why a variable cannot be used as it stands, and what to do about it: a sentence that names it. */
export type ConfigFault = string;

type Environment = Readonly<Record<string, string | undefined>>;
type Fault = (sentence: ConfigFault) => null;

/**
 * Reads the whole environment once.
 * @returns the Config, or every fault in it at once.
 */
export function readConfig(environment: Environment): Config | readonly ConfigFault[] {
  const faults: ConfigFault[] = [];
  const fault: Fault = (sentence) => {
    faults.push(sentence);
    return null;
  };
  const read = createReader(environment, fault);

  const playground = SLACK_VARIABLES.every((name) => read(name) === undefined);
  const slack = playground ? ({ kind: 'playground' } as const) : readSlack(read, fault);
  const config = {
    ...readServer(read, fault, playground),
    slackApiUrl: withSlash(readUrl(read('SLACK_API_URL'), 'SLACK_API_URL', fault)),
    starleafApiUrl: readUrl(read('STARLEAF_API_URL'), 'STARLEAF_API_URL', fault),
  };
  if (playground && !isLoopback(config.host)) {
    fault(
      'HOST lets others in, but the playground is for this machine only: leave it unset, or set the Slack variables',
    );
  }
  if (slack?.kind === 'oauth' && config.publicUrl === null && read('PUBLIC_URL') === undefined) {
    fault(
      'PUBLIC_URL is missing; give the address that Slack sends people back to, such as https://starleaf.example.com',
    );
  }
  return slack === null || faults.length > 0 ? faults : { ...config, slack };
}

/**
 * Reads what concerns the conference server where it runs alone; whatever is meant for the app is left aside.
 * @returns the Config, or every fault in it at once.
 */
export function readConferenceServerConfig(
  environment: Environment,
): ConferenceServerConfig | readonly ConfigFault[] {
  const faults: ConfigFault[] = [];
  const fault: Fault = (sentence) => {
    faults.push(sentence);
    return null;
  };
  const config = readServer(createReader(environment, fault), fault, false);
  return faults.length > 0 ? faults : config;
}

function readServer(read: Read, fault: Fault, playground: boolean): ConferenceServerConfig {
  return {
    host: read('HOST') ?? (playground ? '127.0.0.1' : '0.0.0.0'),
    port: readPort(read('PORT'), 'PORT', fault) ?? 3000,
    publicUrl: readUrl(read('PUBLIC_URL'), 'PUBLIC_URL', fault),
    databaseUrl: readDatabaseUrl(read('DATABASE_URL'), fault),
    credentialsKeys: readCredentialsKeys(read('CREDENTIALS_KEY'), !playground, fault),
    jitsiUrl: readUrl(read('JITSI_URL'), 'JITSI_URL', fault) ?? 'https://meet.jit.si',
    smtp: readSmtp(read, fault),
    features: readFeatures(read('FEATURES'), fault),
    trustProxy: readTrustProxy(read('TRUST_PROXY'), fault),
    appAddresses: readAddresses(read('APP_ADDRESSES'), 'APP_ADDRESSES', fault),
    logLevel: readLogLevel(read('LOG_LEVEL'), fault),
    metrics: readMetrics(read, fault),
  };
}

/** The lines that a person reads when the configuration cannot be used. */
export function describeFaults(faults: readonly ConfigFault[]): string {
  const lines = faults.map((fault) => `  - ${fault}`);
  return `StarLeaf cannot start. Please mend:\n${lines.join('\n')}\nEach variable is explained in .env.example.`;
}

function readSlack(read: Read, fault: Fault): Connection | null {
  return OAUTH_VARIABLES.some((name) => read(name) !== undefined)
    ? readManyWorkspaces(read, fault)
    : readOneWorkspace(read, fault);
}

/** How long the secret under which we sign has to be, in characters. */
const SHORTEST_SECRET = 32;

function readManyWorkspaces(read: Read, fault: Fault): Connection | null {
  const clientId = read('SLACK_CLIENT_ID');
  const clientSecret = read('SLACK_CLIENT_SECRET');
  const stateSecret = read('SLACK_STATE_SECRET');
  const signingSecret = read('SLACK_SIGNING_SECRET');
  const fromSlack = 'copy it from "Basic Information" of your Slack app';
  const faulty = [
    read('SLACK_BOT_TOKEN') !== undefined &&
      fault(
        'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for many; keep the token, or keep SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET',
      ),
    read('SLACK_APP_TOKEN') !== undefined &&
      fault('SLACK_APP_TOKEN is for one workspace; leave it out: several are served over HTTP'),
    clientId === undefined && fault(`SLACK_CLIENT_ID is missing; ${fromSlack}`),
    clientSecret === undefined && fault(`SLACK_CLIENT_SECRET is missing; ${fromSlack}`),
    signingSecret === undefined && fault(`SLACK_SIGNING_SECRET is missing; ${fromSlack}`),
    (stateSecret ?? '').length < SHORTEST_SECRET &&
      fault(
        `SLACK_STATE_SECRET is ${stateSecret === undefined ? 'missing' : 'too short to sign with'}; make one with: openssl rand -base64 32`,
      ),
  ].some((result) => result === null);
  if (faulty || clientId === undefined || clientSecret === undefined) return null;
  if (stateSecret === undefined || signingSecret === undefined) return null;
  return { kind: 'oauth', clientId, clientSecret, stateSecret, signingSecret };
}

function readOneWorkspace(read: Read, fault: Fault): Connection | null {
  const botToken = read('SLACK_BOT_TOKEN');
  const signingSecret = read('SLACK_SIGNING_SECRET');
  const appToken = read('SLACK_APP_TOKEN');

  const faulty = [
    botToken === undefined &&
      fault('SLACK_BOT_TOKEN is missing; copy it from "OAuth & Permissions" of your Slack app (xoxb-…)'),
    botToken?.startsWith('xoxb-') === false &&
      fault('SLACK_BOT_TOKEN is no bot token; those begin with xoxb-'),
    appToken?.startsWith('xapp-') === false &&
      fault('SLACK_APP_TOKEN is no app-level token; those begin with xapp-'),
    signingSecret === undefined &&
      appToken === undefined &&
      fault(
        'SLACK_SIGNING_SECRET is missing; copy it from "Basic Information", or set SLACK_APP_TOKEN for Socket Mode',
      ),
    signingSecret !== undefined &&
      appToken !== undefined &&
      fault(
        'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set; keep the first for Socket Mode or the second for HTTP',
      ),
  ].some((result) => result === null);
  if (faulty || botToken === undefined) return null;
  if (appToken !== undefined) return { kind: 'socket', botToken, appToken };
  return signingSecret === undefined ? null : { kind: 'http', botToken, signingSecret };
}

/** Null where none is given. */
function readPort(text: string | undefined, variable: string, fault: Fault): number | null {
  if (text === undefined) return null;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  return fault(`${variable} is not a port; give a whole number from 0 to 65535`);
}

function readMetrics(read: (name: string) => string | undefined, fault: Fault): MetricsConfig | null {
  const port = readPort(read('METRICS_PORT'), 'METRICS_PORT', fault);
  const token = read('METRICS_TOKEN') ?? null;
  if (port !== null && port !== 0 && port === Number(read('PORT') ?? 3000)) {
    return fault(
      'METRICS_PORT is PORT, which everybody reaches; give another, or METRICS_TOKEN instead of it',
    );
  }
  if (token !== null && !/^[\w.~+/=-]{16,}$/.test(token)) {
    return fault(
      'METRICS_TOKEN is no token; give at least 16 letters and digits, made with: openssl rand -hex 32',
    );
  }
  return port === null && token === null ? null : { port, token };
}

function readUrl(text: string | undefined, variable: string, fault: Fault): string | null {
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    return fault(`${variable} is not an address; give one that begins with https:// or http://`);
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return fault(`${variable} holds too much; give the plain address, without user, password, "?" or "#"`);
  }
  return url.href.replace(/\/+$/, '');
}

function withSlash(url: string | null): string | null {
  return url === null ? null : `${url}/`;
}

function readDatabaseUrl(text: string | undefined, fault: Fault): string {
  const url = text ?? 'sqlite://data/starleaf.db';
  const sentence = checkDatabaseUrl(url);
  if (sentence !== null) fault(sentence);
  return url;
}

function readCredentialsKeys(
  text: string | undefined,
  required: boolean,
  fault: Fault,
): readonly Buffer[] | null {
  if (text === undefined) {
    return required ? fault('CREDENTIALS_KEY is missing; make one with: openssl rand -base64 32') : null;
  }
  const result = parseCredentialsKey(text);
  return 'fault' in result ? fault(result.fault) : result.keys;
}

function readSmtp(read: Read, fault: Fault): SmtpConfig | null {
  const [url, from] = [read('SMTP_URL'), read('MAIL_FROM')];
  if (url === undefined) {
    return from === undefined ? null : fault('SMTP_URL is missing; MAIL_FROM alone sends no mail');
  }
  if (!/^smtps?:\/\/[^/?#]/.test(url) || !URL.canParse(url)) {
    return fault('SMTP_URL is not an SMTP server; give smtp://user:password@host:587 or smtps://…:465');
  }
  if (from === undefined) {
    return fault('MAIL_FROM is missing; give what mails come from, such as StarLeaf <meet@example.com>');
  }
  if (!/^([^<>@]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/.test(from)) {
    return fault('MAIL_FROM is no address; give one such as meet@example.com or StarLeaf <meet@example.com>');
  }
  return { url, from };
}

function readFeatures(text: string | undefined, fault: Fault): readonly string[] | null {
  if (text === undefined) return null;
  const names = splitList(text);
  if (names.every((name) => /^[a-z_]+$/.test(name))) return [...new Set(names)];
  return fault(
    'FEATURES is not a list of features; separate their names by commas: conferencing,conf_layouts',
  );
}

/** Networks that go by a name: those of this machine, of its link, and of private addresses. */
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

function readTrustProxy(text: string | undefined, fault: Fault): TrustedProxies {
  if (text === undefined || text === '0') return null;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const proxies = splitList(text);
  if (proxies.every((proxy) => NAMED_NETWORKS.includes(proxy) || isNetwork(proxy))) return proxies;
  return fault(
    'TRUST_PROXY names no proxies; give how many stand in front of this process, such as 1, or their addresses: 10.0.0.5,10.1.0.0/16',
  );
}

function readAddresses(text: string | undefined, variable: string, fault: Fault): readonly string[] {
  const addresses = splitList(text ?? '');
  if (addresses.every(isNetwork)) return addresses;
  fault(`${variable} is not a list of addresses; separate them by commas: 10.0.0.5,10.1.0.0/16`);
  return [];
}

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** An address, or a network such as `10.0.0.0/24`. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (longest < 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
}

function readLogLevel(text: string | undefined, fault: Fault): LogLevel {
  const level = LOG_LEVELS.find((known) => known === (text ?? 'info'));
  if (level === undefined) fault(`LOG_LEVEL is unknown; choose one of ${LOG_LEVELS.join(', ')}`);
  return level ?? 'info';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
