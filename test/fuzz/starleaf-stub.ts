import { createHmac, pbkdf2Sync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { applyEdits, type Edits, type Json } from './json.js';

/** What becomes of the answers to one person's requests. */
export type Malice =
  | { readonly kind: 'edited'; readonly edits: Edits; readonly status: number | null }
  | { readonly kind: 'text'; readonly status: number; readonly text: string; readonly type: string }
  /** Nothing but a megabyte after the other. */
  | { readonly kind: 'endless' }
  /** A little that becomes a lot. */
  | { readonly kind: 'bomb' }
  | { readonly kind: 'cut' }
  /** One byte now and then. */
  | { readonly kind: 'drip' }
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>>; readonly status: number };

const SALT = '00112233445566778899aabbccddeeff';
const CHALLENGE = 'ab'.repeat(32);
export const PASSWORD = 'correct horse battery';
const KEY = pbkdf2Sync(PASSWORD, Buffer.from(SALT, 'hex'), 10, 32, 'sha256');
const RESPONSE = createHmac('sha256', KEY).update(Buffer.from(CHALLENGE, 'hex')).digest('hex');
const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
const MEGABYTE = Buffer.alloc(1024 * 1024, '[');

/** A StarLeaf where everybody has the same account, until somebody's answers are spoilt. */
export class StarLeafStub {
  readonly #server: Server;
  readonly #malice = new Map<string, Malice>();

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<StarLeafStub> {
    const stub = new StarLeafStub();
    await new Promise<void>((resolve) => stub.#server.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** From now on, what this person's requests get; null: what is right. */
  spoil(email: string, malice: Malice | null): void {
    if (malice === null) this.#malice.delete(email);
    else this.#malice.set(email, malice);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stub');
    const body = readJson(Buffer.concat(chunks).toString());
    const [, email] = /sl_session=([^;]+)/.exec(request.headers.cookie ?? '') ?? [];
    const who = searchParams.get('username') ?? body.username ?? (email && decodeURIComponent(email)) ?? '';
    const right = answer(request.method ?? '', pathname.slice('/v1'.length), String(who));
    const malice = this.#malice.get(String(who));
    if (malice === undefined) give(response, right);
    else spoil(response, right, malice);
  }
}

interface Answer {
  readonly status: number;
  readonly body?: Json;
  readonly cookie?: string;
}

function answer(method: string, path: string, who: string): Answer {
  if (path === '/challenge')
    return { status: 200, body: { salt: SALT, iterations: 10, challenge: CHALLENGE } };
  if (path === '/authenticate')
    return { status: 204, cookie: `sl_session=${encodeURIComponent(who)}; Path=/` };
  if (path === '/features')
    return {
      status: 200,
      body: { features: ['conferencing', 'conf_layouts', 'guest_invites', 'conf_recording'] },
    };
  if (path === '/version') return { status: 200, body: { software_version: '6.5.0', api_minor_version: 15 } };
  if (path === '/invite') return { status: 200, body: { status: 'invite sent if possible' } };
  if (path === '/myprofile') return method === 'GET' ? { status: 200, body: profile(who) } : { status: 204 };
  const [, , id, , occurId] = path.split('/').map(decodeURIComponent);
  if (id === undefined) {
    return method === 'GET'
      ? { status: 200, body: { conf_ids: ['once', 'series'] } }
      : { status: 201, body: { conf_id: 'new', dial_info: DIAL_INFO } };
  }
  if (method === 'DELETE') return { status: 204 };
  if (method === 'PUT' && occurId === undefined && id !== 'once' && id !== 'series')
    return { status: 201, body: { dial_info: DIAL_INFO } };
  if (method !== 'GET') return { status: 204 };
  if (occurId !== undefined) return { status: 200, body: occurrence() };
  return { status: 200, body: conference(id) };
}

const DIAL_INFO = {
  app_url: 'https://meet.starleaf.com/1234567890/app',
  webrtc_link: 'https://meet.starleaf.com/1234567890/web',
  dial_info_url: 'https://meet.starleaf.com/1234567890',
  formatted_access_code: '123 456 7890',
  access_code_pstn: '1234567890',
  dial_standards: '1234567890@example.call.sl',
  pstn_numbers: ['+44 330 000 0000'],
};

function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

function conference(id: string): Json {
  const date = day(1);
  return {
    settings: {
      title: id === 'series' ? 'Standup' : 'Design review',
      description: 'What we mean to do',
      timezone: 'Europe/London',
      start: `${date}T15:00:00`,
      end: `${date}T15:30:00`,
      permanent: false,
      repetition:
        id === 'series'
          ? {
              frequency: 'daily',
              interval: 1,
              count: 10,
              until: null,
              days_of_week_mask: null,
              days_of_month_mask: null,
              months_of_year_mask: null,
              month_day_what: null,
              month_day_which: null,
            }
          : null,
      participants: [{ email: 'guest@example.com', firstname: 'Gu', lastname: 'Est', reply: 'Accepted' }],
      layout: 'speaker_with_strip',
      require_owner: false,
      recording: false,
      send_emails: true,
      hide_dir_entry: false,
      externally_managed: true,
      rtmp_enable: false,
      rtmp_uri: null,
      rtmp_token: null,
    },
    dial_info: DIAL_INFO,
    occur_mod: id === 'series' ? [`${day(3)}T15:00:00Z`] : [],
  };
}

function occurrence(): Json {
  const date = day(3);
  return {
    settings: {
      title: 'Standup, moved',
      description: null,
      timezone: 'Europe/London',
      start: `${date}T16:00:00`,
      end: `${date}T16:30:00`,
      participants: [],
      layout: 'speaker_with_strip',
      require_owner: false,
      recording: false,
    },
    canceled: false,
  };
}

function profile(email: string): Json {
  return {
    email,
    firstname: 'Fu',
    lastname: 'Zz',
    timezone: 'Europe/London',
    locale: 'en_us',
    phone_home: null,
    phone_work: '+44 20 7946 0000',
    phone_mobile: null,
    conf_layout: null,
    externally_managed: false,
    integration_name: null,
    defaults: { timezone: 'UTC', locale: 'en_int', conf_layout: 'speaker_with_strip' },
  };
}

function give(response: ServerResponse, { status, body, cookie }: Answer): void {
  response.writeHead(status, {
    'x-sl-server': 'stub',
    ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function spoil(response: ServerResponse, right: Answer, malice: Malice): void {
  switch (malice.kind) {
    case 'edited':
      give(response, {
        ...right,
        status: malice.status ?? right.status,
        body: applyEdits(right.body ?? {}, malice.edits),
      });
      return;
    case 'text':
      response.writeHead(malice.status, { 'content-type': malice.type }).end(malice.text);
      return;
    case 'headers':
      response.writeHead(malice.status, malice.headers).end(JSON.stringify(right.body ?? {}));
      return;
    case 'endless': {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && response.write(MEGABYTE));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
      return;
    }
    case 'bomb':
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(BOMB);
      return;
    case 'cut':
      response.writeHead(200, { 'content-length': '1000' }).write('{"', () => response.destroy());
      return;
    case 'drip': {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drops = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drops));
      return;
    }
    default:
      malice satisfies never;
  }
}

function readJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The response that answers the stub's one challenge, for whoever checks it. */
export const RIGHT_RESPONSE = RESPONSE;
