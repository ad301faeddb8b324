import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Credential } from '../../src/credentials/credential.js';
import { answerOccurrence } from './documented-occurrence.js';
import { answerProfile, newProfile, type StoredProfile } from './documented-profile.js';
import { settingsFault } from './documented-settings.js';

/** What goes wrong with one request. */
export type Fault =
  /** Another answer than the right one; nothing is done. */
  | { kind: 'answer'; status: number; body?: string | Buffer; headers?: Record<string, string | string[]> }
  /** The connection ends without an answer, before or after the work is done. */
  | { kind: 'cut'; worked: boolean }
  /** Headers come, and the connection ends within the body. */
  | { kind: 'cut-body' }
  /** No answer ever comes. */
  | { kind: 'hang' }
  /** Headers come at once, the body one byte at a time for ever. */
  | { kind: 'drip' }
  /** "449 Retry": new cookies, without which no request is accepted any more. */
  | { kind: 'retry' }
  /** The right answer, when the promise is settled. */
  | { kind: 'wait'; until: Promise<unknown> };

/** A request as it came. */
export interface Seen {
  method: string;
  /** Below the base path, still percent-encoded. */
  path: string;
  query: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

/** What it answers. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string | string[]>;
}

interface Person {
  salt: string;
  iterations: number;
  key: string;
  challenge: string | undefined;
}

export interface StoredConference {
  owner: string;
  settings: Record<string, unknown>;
  dialInfo: Record<string, unknown>;
  occurrences: Map<string, { settings: Record<string, unknown>; canceled: boolean }>;
}

/**
 * A StarLeaf as strict as its documentation, made for these tests alone. What a client does against the
 * documentation is refused and noted in `violations`.
 */
export class FakeStarLeaf {
  readonly seen: Seen[] = [];
  readonly violations: string[] = [];
  readonly conferences = new Map<string, StoredConference>();
  readonly profiles = new Map<string, StoredProfile>();
  readonly invited: string[] = [];
  features = ['conferencing', 'guest_invites'];
  locationIsRelative = false;
  readonly #people = new Map<string, Person>();
  readonly #sessions = new Map<string, string>();
  readonly #faults: { method: string; path: string; fault: Fault }[] = [];
  readonly #server: Server;
  readonly #basePath: string;
  #route = 'a';

  private constructor(server: Server, basePath: string) {
    this.#server = server;
    this.#basePath = basePath;
  }

  static async start(basePath = '/v1'): Promise<FakeStarLeaf> {
    const server = createServer();
    const fake = new FakeStarLeaf(server, basePath);
    server.on('request', (request, response) => void fake.#serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('Not listening');
    return `http://127.0.0.1:${address.port}${this.#basePath}`;
  }

  /** Gives somebody an account, or another password. */
  addPerson(email: string, password: string): Credential {
    const salt = randomBytes(16).toString('hex');
    const key = pbkdf2Sync(password, Buffer.from(salt, 'hex'), 10, 32, 'sha256').toString('hex');
    this.profiles.set(email, newProfile(email));
    this.#people.set(email, { salt, iterations: 10, key, challenge: undefined });
    return { email, salt, iterations: 10, key };
  }

  /** Lets the next request of that method (`*`: any) and path, or path beginning, go wrong. Each call adds one. */
  fail(method: string, path: string, fault: Fault): void {
    this.#faults.push({ method, path, fault });
  }

  /** Lets nothing go wrong any more. */
  forgetFaults(): void {
    this.#faults.length = 0;
  }

  expireSessions(): void {
    this.#sessions.clear();
  }

  /** How many requests of that method and path, or path beginning, have come. */
  count(method: string, path: string): number {
    return this.seen.filter((request) => request.method === method && request.path.startsWith(path)).length;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen = await this.#read(request);
    this.seen.push(seen);
    const index = this.#faults.findIndex(
      ({ method, path }) => (method === '*' || method === seen.method) && seen.path.startsWith(path),
    );
    const fault = index < 0 ? undefined : this.#faults.splice(index, 1)[0]?.fault;
    if (fault) await this.#goWrong(fault, { seen, response });
    else this.#send(response, this.#work(seen));
  }

  async #read(request: IncomingMessage): Promise<Seen> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const method = request.method ?? '';
    const { pathname, search } = new URL(request.url ?? '', 'http://fake');
    const isBodyless = method === 'GET' || method === 'DELETE';
    if (isBodyless && (text !== '' || request.headers['content-type']))
      this.violations.push(`${method} with a body`);
    if (!isBodyless && request.headers['content-type'] !== 'application/json') {
      this.violations.push(`${method} with content type ${request.headers['content-type']}`);
    }
    if (!pathname.startsWith(`${this.#basePath}/`)) this.violations.push(`${pathname} is not below the base`);
    return {
      method,
      path: pathname.slice(this.#basePath.length),
      query: search,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }

  async #goWrong(fault: Fault, { seen, response }: { seen: Seen; response: ServerResponse }): Promise<void> {
    switch (fault.kind) {
      case 'answer':
        response.writeHead(fault.status, { 'x-sl-server': 'fake-1', ...fault.headers }).end(fault.body);
        return;
      case 'cut':
        if (fault.worked) this.#work(seen);
        response.destroy();
        return;
      case 'cut-body':
        response.writeHead(200, { 'content-length': '1000' }).write('{', () => response.destroy());
        return;
      case 'hang':
        return;
      case 'drip': {
        response.writeHead(200);
        const drops = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(drops));
        return;
      }
      case 'retry':
        this.#route += 'a';
        this.#send(response, { status: 449, headers: { 'set-cookie': this.#routeCookie() } });
        return;
      case 'wait':
        await fault.until;
        this.#send(response, this.#work(seen));
        return;
      default:
        fault satisfies never;
    }
  }

  #send(response: ServerResponse, { status, body, headers }: Answer): void {
    const json = body === undefined ? undefined : JSON.stringify(body);
    response.writeHead(status, {
      'x-sl-server': 'fake-1',
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    });
    response.end(json);
  }

  #routeCookie(): string {
    return `route=${this.#route}; Path=/; Secure`;
  }

  #work(seen: Seen): Answer {
    const { method, path } = seen;
    if (method === 'GET' && path === '/challenge') return this.#challenge(seen);
    if (method === 'POST' && path === '/authenticate') return this.#authenticate(seen);
    const cookies = new Map(
      (seen.headers.cookie ?? '').split('; ').map((pair) => [...pair.split('=', 2)] as [string, string]),
    );
    const email = this.#sessions.get(cookies.get('sl_session') ?? '');
    if (email === undefined || cookies.get('route') !== this.#route)
      return { status: 401, body: { error: 'Unauthorized' } };
    const [, collection, id, occurrences, occurId] = path.split('/').map(decodeURIComponent);
    if (collection === 'myconferences' && occurrences === undefined)
      return this.#conference(seen, { email, id });
    if (collection === 'myconferences') return this.#occurrence(seen, { email, id, occurId });
    const profile = this.profiles.get(email);
    if (path === '/myprofile' && profile) return this.#noting(answerProfile(profile, seen));
    if (method === 'POST' && path === '/invite') return this.#invite(seen);
    if (method === 'GET' && path === '/features')
      return { status: 200, body: { features: this.features, hint: 1 } };
    if (method === 'GET' && path === '/version') {
      return { status: 200, body: { software_version: '6.5.0d3', api_minor_version: 15 } };
    }
    return { status: 404, body: { error: 'Not Found' } };
  }

  #challenge({ query }: Seen): Answer {
    const person = this.#people.get(new URLSearchParams(query).get('username') ?? '');
    const challenge = randomBytes(32).toString('hex');
    if (!person)
      return { status: 200, body: { salt: randomBytes(16).toString('hex'), iterations: 10, challenge } };
    person.challenge = challenge;
    return { status: 200, body: { salt: person.salt, iterations: person.iterations, challenge } };
  }

  #authenticate({ body }: Seen): Answer {
    const { username, response } = body as { username: string; response: string };
    const person = this.#people.get(username);
    const challenge = person?.challenge;
    if (person) person.challenge = undefined;
    const expected =
      person && challenge
        ? createHmac('sha256', Buffer.from(person.key, 'hex'))
            .update(Buffer.from(challenge, 'hex'))
            .digest('hex')
        : undefined;
    if (response !== expected) return { status: 401, body: { error: 'Authentication failed' } };
    const session = randomBytes(8).toString('hex');
    this.#sessions.set(session, username);
    const cookie = `sl_session=${session}; Path=${this.#basePath || '/'}; HttpOnly`;
    return { status: 204, headers: { 'set-cookie': [cookie, this.#routeCookie()] } };
  }

  #conference(
    { method, query, body }: Seen,
    { email, id }: { email: string; id: string | undefined },
  ): Answer {
    if (id === undefined) return method === 'POST' ? this.#create(body, email) : this.#list(query, email);
    const confId = id;
    const known = this.conferences.get(confId);
    const own = known?.owner === email ? known : undefined;
    if (method === 'PUT') return this.#put(body, { email, confId, own });
    if (!own) return { status: 404, body: { error: { message: 'No such conference' } } };
    if (method === 'GET') {
      return {
        status: 200,
        body: { settings: own.settings, dial_info: own.dialInfo, occur_mod: [...own.occurrences.keys()] },
      };
    }
    this.conferences.delete(confId);
    return { status: 204 };
  }

  #occurrence(
    seen: Seen,
    { email, id = '', occurId = '' }: { email: string; id: string | undefined; occurId: string | undefined },
  ): Answer {
    const conference = this.conferences.get(id);
    if (conference?.owner !== email) return { status: 404, body: { error: 'No such conference' } };
    return this.#noting(answerOccurrence(conference, { ...seen, occurId }));
  }

  #invite({ body }: Seen): Answer {
    const { invitee } = body as { invitee: string };
    if (this.#people.has(invitee)) return { status: 200, body: { status: 'invitee is callable' } };
    this.invited.push(invitee);
    return { status: 200, body: { status: 'invite sent if possible' } };
  }

  #noting(answer: Answer): Answer {
    if (answer.status === 400) this.violations.push(JSON.stringify(answer.body));
    return answer;
  }

  #list(query: string, email: string): Answer {
    const managedOnly = query === '?thisappmanaged=true';
    const ids = [...this.conferences]
      .filter(([, { owner }]) => owner === email)
      .filter(([, { settings }]) => !managedOnly || settings.externally_managed === true)
      .map(([confId]) => confId);
    return { status: 200, body: { conf_ids: ids } };
  }

  #create(body: unknown, email: string): Answer {
    const fault = settingsFault(body);
    if (fault) return this.#refuse(fault);
    const confId = `${randomBytes(16).toString('hex')}@starleaf.com`;
    const dialInfo = this.#store(confId, { body, email });
    const path = `${this.#basePath}/myconferences/${encodeURIComponent(confId)}`;
    const location = this.locationIsRelative ? path : `${new URL(this.url).origin}${path}`;
    return { status: 201, headers: { location }, body: { conf_id: confId, dial_info: dialInfo } };
  }

  #put(
    body: unknown,
    { email, confId, own }: { email: string; confId: string; own: StoredConference | undefined },
  ): Answer {
    const fault = confId.endsWith('@starleaf.com') && !own ? 'conf_id' : settingsFault(body);
    if (fault) return this.#refuse(fault);
    if (own) {
      own.settings = (body as { settings: Record<string, unknown> }).settings;
      return { status: 204 };
    }
    return { status: 201, body: { dial_info: this.#store(confId, { body, email }) } };
  }

  #store(confId: string, { body, email }: { body: unknown; email: string }): Record<string, unknown> {
    const number = String(1_000_000_000 + this.conferences.size);
    const dialInfo = {
      app_url: `https://meet.starleaf.com/${number}/app`,
      formatted_access_code: number.replace(/(...)(...)(....)/, '$1 $2 $3'),
      dial_starleaf: number,
      dial_standards: `${number}@example.call.sl`,
      pstn_numbers: ['+44 330 000 0000'],
      dial_info_url: `https://meet.starleaf.com/${number}`,
      webrtc_link: null,
    };
    const { settings } = body as { settings: Record<string, unknown> };
    this.conferences.set(confId, { owner: email, settings, dialInfo, occurrences: new Map() });
    return dialInfo;
  }

  #refuse(fault: string): Answer {
    this.violations.push(fault);
    return { status: 400, body: { error: fault } };
  }
}
