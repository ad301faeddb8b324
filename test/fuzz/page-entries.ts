import fc from 'fast-check';
import { Onlooker } from '../support/onlooker.js';
import { type AnyEntry, anyEntry } from './entry.js';
import {
  applyEdits,
  type Edits,
  edits,
  type Json,
  type JsonObject,
  junk,
  nastyText,
  wellFormed,
} from './json.js';
import { anyAddress, askForLink, emailOf, type Ground } from './person.js';
import { type Probe, send, sendRaw } from './probe.js';
import type { Target } from './target.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'] as const;

/** Text as it may stand in an address; what cannot is encoded. */
const segment = nastyText.map((text) => {
  const short = wellFormed(text).slice(0, 2_000);
  return /^[\w.~%!$&'()*+,;=:@-]+$/.test(short) ? short : encodeURIComponent(short);
});

const odd: fc.Arbitrary<Readonly<Record<string, string | readonly string[]>>> = fc.dictionary(
  fc.constantFrom(
    'accept',
    'accept-language',
    'cookie',
    'origin',
    'referer',
    'x-forwarded-proto',
    'x-forwarded-host',
    'host',
    'sec-fetch-site',
    'if-none-match',
    'range',
    'expect',
    'authorization',
    'transfer-encoding',
    'x-http-method-override',
    'content-encoding',
    'te',
    '__proto__',
  ),
  fc.oneof(
    fc.constantFrom(
      '',
      '*',
      'a=b',
      'sl_session=j:{"a":1}; sl_route=x',
      '__proto__=1; constructor=2',
      'https://evil.example',
      'null',
      'cross-site',
      'bytes=0-',
      'gzip',
      'evil.example:80',
      'y'.repeat(6_000),
      '\u00ff\u00fe',
    ),
    fc.array(fc.constantFrom('a', 'b=c'), { minLength: 2, maxLength: 3 }),
  ),
  { maxKeys: 3 },
);

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: Json | null;
}

/** A call with parts of it changed: another method, other segments, another body, odd headers. */
function callsLike(
  valid: readonly Call[],
  headers: () => Readonly<Record<string, string>>,
): fc.Arbitrary<Probe> {
  return fc
    .tuple(
      fc.constantFrom(...valid),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
      ),
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.tuple(fc.nat(9), segment) },
      ),
      fc.oneof<fc.Arbitrary<Json | null>[]>(fc.constant(null), segment),
      edits,
      fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: odd }),
      fc.oneof(
        { weight: 12, arbitrary: fc.constant(null) },
        {
          weight: 1,
          arbitrary: fc.oneof(
            nastyText,
            junk.map((value) => JSON.stringify(value)),
            fc.constantFrom('['.repeat(100_000), '{"a":'.repeat(20_000), '{"settings":'),
          ),
        },
      ),
    )
    .map(([call, method, other, query, all, extra, noise]) =>
      toProbe(call, { method, other, query, all, extra, noise, headers: headers() }),
    );
}

function toProbe(
  call: Call,
  change: {
    readonly method: string | null;
    readonly other: readonly [number, string] | null;
    readonly query: Json | null;
    readonly all: Edits;
    readonly extra: Readonly<Record<string, string | readonly string[]>>;
    readonly noise: string | null;
    readonly headers: Readonly<Record<string, string>>;
  },
): Probe {
  const [bare = '', search = ''] = call.path.split('?');
  const parts = bare.split('/');
  if (change.other !== null) parts[1 + (change.other[0] % Math.max(1, parts.length - 1))] = change.other[1];
  const query = change.query === null ? search : `${search}&q=${change.query}`;
  const body =
    change.noise ?? (call.body === null ? null : JSON.stringify(applyEdits(call.body, change.all)));
  return {
    method: change.method ?? call.method,
    path: `${parts.join('/')}${query === '' ? '' : `?${query}`}`.replace(/[^!-~]/g, encodeURIComponent),
    headers: {
      'x-forwarded-for': anyAddress(),
      ...(body !== null && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      }),
      ...change.headers,
      ...change.extra,
    },
    body,
  };
}

const SETTINGS: JsonObject = {
  title: 'Fuzz',
  description: 'words',
  timezone: 'Europe/London',
  start: '2027-03-01T15:00:00',
  end: '2027-03-01T15:30:00',
  permanent: false,
  repetition: { frequency: 'weekly', interval: 1, count: 5, until: null, days_of_week_mask: 2 },
  participants: [{ email: 'guest@guests.example', firstname: 'G', lastname: 'T' }],
  layout: 'speaker_with_strip',
  require_owner: false,
  recording: false,
  send_emails: false,
};

const API_CALLS: readonly Call[] = [
  { method: 'GET', path: '/v1/challenge?username=ben%40example.com', body: null },
  {
    method: 'POST',
    path: '/v1/authenticate',
    body: { username: 'ben@example.com', response: 'ab'.repeat(32) },
  },
  { method: 'GET', path: '/v1/myconferences', body: null },
  { method: 'GET', path: '/v1/myconferences?thisappmanaged=true', body: null },
  { method: 'POST', path: '/v1/myconferences', body: { settings: SETTINGS } },
  { method: 'PUT', path: '/v1/myconferences/fuzz', body: { settings: SETTINGS, send_update_emails: true } },
  { method: 'GET', path: '/v1/myconferences/fuzz', body: null },
  { method: 'DELETE', path: '/v1/myconferences/fuzz', body: null },
  { method: 'GET', path: '/v1/myconferences/fuzz/occurrences/2027-03-08T15:00:00Z', body: null },
  {
    method: 'PUT',
    path: '/v1/myconferences/fuzz/occurrences/2027-03-08T15:00:00Z',
    body: { settings: { title: 'Another', start: '2027-03-08T16:00:00', end: '2027-03-08T17:00:00' } },
  },
  { method: 'DELETE', path: '/v1/myconferences/fuzz/occurrences/2027-03-15T15:00:00Z', body: null },
  { method: 'GET', path: '/v1/myprofile', body: null },
  { method: 'PUT', path: '/v1/myprofile', body: { firstname: 'Ben', lastname: 'Carter' } },
  { method: 'PATCH', path: '/v1/myprofile', body: { timezone: 'UTC', locale: 'en_us', phone_work: '1' } },
  { method: 'POST', path: '/v1/invite', body: { invitee: 'somebody@guests.example' } },
  { method: 'GET', path: '/v1/features', body: null },
  { method: 'GET', path: '/v1/version', body: null },
];

/** The conference server's API, the pages that its mails lead to, and the playground's own paths. */
export async function playgroundEntries(target: Target): Promise<readonly AnyEntry[]> {
  const ben = { email: 'ben@example.com', password: 'brooklyn-heights' };
  let onlooker = await Onlooker.signIn(`${target.origin}/v1`, ben);
  const { signUp, reply } = await findMailLinks(target, onlooker);
  const pages: readonly Call[] = [
    { method: 'GET', path: signUp, body: null },
    { method: 'POST', path: signUp, body: { firstname: '', lastname: 'x', key: 'zz' } },
    { method: 'GET', path: `${reply}?answer=accepted`, body: null },
    { method: 'POST', path: reply, body: { reply: 'Accepted' } },
    { method: 'GET', path: '/sign-up/assets/page.css', body: null },
  ];
  const playground: readonly Call[] = [
    { method: 'GET', path: '/playground/state?user=U0BENCARTR', body: null },
    {
      method: 'POST',
      path: '/playground/messages',
      body: { user: 'U0CHIYOMRI', channel: 'C0GENERAL1', text: 'hello' },
    },
    {
      method: 'POST',
      path: '/playground/actions',
      body: {
        user: 'U0CHIYOMRI',
        container: { kind: 'home' },
        blockId: 'b',
        actionId: 'a',
        value: 'x',
        fields: {},
      },
    },
    {
      method: 'POST',
      path: '/playground/views/V1/submit',
      body: { user: 'U0CHIYOMRI', fields: { a: { b: 'c' } } },
    },
    { method: 'POST', path: '/playground/shortcuts', body: { user: 'U0CHIYOMRI', callbackId: 'nothing' } },
    {
      method: 'POST',
      path: '/playground/suggestions',
      body: { user: 'U0CHIYOMRI', container: { kind: 'home' }, blockId: 'b', actionId: 'a', query: 'lon' },
    },
    { method: 'GET', path: '/playground/mails/nothing/message.html', body: null },
    {
      method: 'POST',
      path: '/api/chat.postMessage',
      body: {
        channel: 'C0GENERAL1',
        text: 'x',
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x' } }],
      },
    },
    { method: 'POST', path: '/response/nothing', body: { text: 'x' } },
    { method: 'GET', path: '/archives/C0GENERAL1/p1700000000000100', body: null },
  ];
  const deliver = (probe: Probe) => send(target.origin, probe);
  const asBen = async (probe: Probe) => {
    const said = await deliver(probe);
    // The cookies of a session are renewed every quarter of an hour.
    if (said.status === 449) onlooker = await Onlooker.signIn(`${target.origin}/v1`, ben);
    return said;
  };
  const form = (probe: Probe): Probe =>
    probe.path.startsWith('/reply')
      ? { ...probe, headers: { ...probe.headers, 'content-type': 'application/x-www-form-urlencoded' } }
      : probe;
  return [
    anyEntry({
      name: '/v1, signed in',
      weight: 12,
      target,
      samples: callsLike(API_CALLS, () => ({ cookie: onlooker.cookies })),
      send: asBen,
    }),
    anyEntry({
      name: '/v1, a stranger',
      weight: 6,
      target,
      samples: callsLike(API_CALLS, () => ({})),
      send: deliver,
    }),
    anyEntry({
      name: 'sign-up and replies',
      weight: 5,
      target,
      samples: callsLike(pages, () => ({})),
      send: (probe) => deliver(form(probe)),
    }),
    anyEntry({
      name: 'the playground’s own',
      weight: 4,
      target,
      samples: callsLike(playground, () => ({})),
      send: deliver,
    }),
  ];
}

/** Links of mails that the server has sent: one to sign up, one to answer. */
async function findMailLinks(
  target: Target,
  onlooker: Onlooker,
): Promise<{ readonly signUp: string; readonly reply: string }> {
  await onlooker.ask('POST', '/invite', { invitee: 'newcomer@guests.example' });
  await onlooker.ask('PUT', '/myconferences/replied', { settings: { ...SETTINGS, send_emails: true } });
  const find = async (pattern: RegExp): Promise<string> => {
    for (let tries = 0; tries < 100; tries += 1) {
      const state = (await (await fetch(`${target.origin}/playground/state?user=U0BENCARTR`)).json()) as {
        mails: { id: string }[];
      };
      for (const { id } of state.mails) {
        const html = await (await fetch(`${target.origin}/playground/mails/${id}/message.html`)).text();
        const [found] = pattern.exec(html) ?? [];
        if (found !== undefined) return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no mail with ${pattern}`);
  };
  return { signUp: await find(/\/sign-up\/[\w-]+/), reply: await find(/\/reply\/[\w~-]+/) };
}

/** The connect pages, whose links are asked for as they are used up. */
export function connectEntry(ground: Ground): AnyEntry {
  let used = 0;
  let path: string | null = null;
  return anyEntry({
    name: 'connect pages',
    weight: 6,
    target: ground.target,
    samples: callsLike(
      [
        { method: 'GET', path: '/connect/TOKEN', body: null },
        { method: 'POST', path: '/connect/TOKEN/challenge', body: { email: emailOf('U0NEW') } },
        { method: 'POST', path: '/connect/TOKEN', body: { email: emailOf('U0NEW'), key: 'ab'.repeat(32) } },
        { method: 'GET', path: '/connect/assets/connect.css', body: null },
      ],
      () => ({}),
    ),
    send: async (probe) => {
      // Before the limit on one person is reached there is another.
      if (path === null || used % 30 === 0) path = await askForLink(ground, `U0LINK${used}`);
      used += 1;
      return send(ground.target.origin, { ...probe, path: probe.path.replace('/connect/TOKEN', path) });
    },
  });
}

/** Addresses that lead nowhere, and those that lead somewhere asked for in odd ways. */
export function addressEntry(target: Target): AnyEntry {
  const known = fc.constantFrom(
    '/',
    '/healthz',
    '/readyz',
    '/connect',
    '/v1',
    '/slack/events',
    '/slack',
    '/sign-up',
    '/reply',
    '/assets',
    '/link/',
    '/metrics',
    '/slack/install',
    '/slack/oauth_redirect',
  );
  const samples = fc
    .tuple(
      fc.constantFrom(...METHODS),
      known,
      fc.array(segment, { maxLength: 3 }),
      fc.array(segment, { maxLength: 2 }),
      odd,
    )
    .map(
      ([method, base, parts, queries, headers]): Probe => ({
        method,
        path: `${[base, ...parts].join('/')}${queries.length === 0 ? '' : `?${queries.map((each) => `${each}=${each}`).join('&')}`}`.replace(
          /[^!-~]/g,
          encodeURIComponent,
        ),
        headers: { 'x-forwarded-for': anyAddress(), ...headers },
        body: null,
      }),
    );
  return anyEntry({
    name: `addresses (${target.name})`,
    weight: 5,
    target,
    samples,
    send: (probe) => send(target.origin, probe),
  });
}

/** What is hardly HTTP any more. */
export function rawEntry(target: Target): AnyEntry {
  const line = fc.oneof(
    fc.constantFrom(
      'GET / HTTP/1.1',
      'POST /slack/events HTTP/1.1',
      'GET // HTTP/1.1',
      'GET http://evil.example/ HTTP/1.1',
      'GET /%zz HTTP/1.1',
      'CONNECT evil.example:443 HTTP/1.1',
      'OPTIONS * HTTP/1.1',
      'GET / HTTP/9.9',
      'GET /\u0000 HTTP/1.1',
      'BREW / HTCPCP/1.0',
      'PRI * HTTP/2.0',
      'GET /link/?ticket=x HTTP/1.1',
      `GET /${'a'.repeat(20_000)} HTTP/1.1`,
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001',
    ),
    fc.string({ maxLength: 60 }),
  );
  const header = fc.oneof(
    fc.constantFrom(
      'Host: 127.0.0.1',
      'Host: evil.example',
      'Host: a\r\nHost: b',
      'Content-Length: 5',
      'Content-Length: -1',
      'Content-Length: 5\r\nContent-Length: 6',
      'Content-Length: 99999999999',
      'Content-Length: 5\r\nTransfer-Encoding: chunked',
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: gzip, chunked',
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Connection: Upgrade\r\nUpgrade: h2c',
      'Expect: 100-continue',
      'Expect: the-unexpected',
      'Cookie: a\u0000b',
      ' folded: header',
      'No-Colon',
      `X-Long: ${'y'.repeat(20_000)}`,
      Array.from({ length: 300 }, (_, index) => `X-${index}: 1`).join('\r\n'),
    ),
    fc.string({ maxLength: 80 }),
  );
  const tail = fc.oneof(
    fc.constantFrom(
      '',
      '\r\n\r\n',
      'hello',
      '5\r\nhello\r\n0\r\n\r\n',
      'ffffffffffffffff\r\n',
      'zz\r\nhello',
    ),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  const samples = fc
    .tuple(line, fc.array(header, { maxLength: 4 }), tail)
    .map(([first, headers, rest]) => `${[first, ...headers].join('\r\n')}\r\n\r\n${rest}`);
  return anyEntry({
    name: `hardly HTTP (${target.name})`,
    weight: 4,
    target,
    samples,
    send: (text) => sendRaw(target.origin, [Buffer.from(text, 'latin1')]),
  });
}
