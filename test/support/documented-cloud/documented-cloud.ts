import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { type Answer, answer, patternOf, type Records } from './answer.js';
import { Conferences } from './conferences.js';
import { errorBody, type Manner, worded } from './manner.js';
import { Profiles } from './profiles.js';
import { against, Refused } from './refused.js';
import { type Asked, admitRequest, readRequest } from './request.js';
import { SignIns } from './sign-ins.js';
import { type Mishap, Weather } from './weather.js';

/** A request that came, as a test asks about it. */
export interface Seen {
  readonly method: string;
  /** With `:` for each id. */
  readonly pattern: string;
  readonly path: string;
  /** As JSON has it; undefined where there was none. */
  readonly body: unknown;
  /** Undefined until it is answered, and where the connection was cut. */
  status: number | undefined;
}

const base = '/v1';

/**
 * A StarLeaf Cloud written from its documentation alone: it shares no code with the app or with our conference server.
 * It is stricter than either: what goes beyond the documentation is refused with 400 and kept in `violations`.
 */
export class DocumentedCloud {
  readonly signIns = new SignIns();
  readonly profiles = new Profiles();
  readonly conferences: Conferences;
  readonly weather = new Weather();
  readonly violations: string[] = [];
  readonly requests: Seen[] = [];
  /** The addresses that were sent a guest invite. */
  readonly invited: string[] = [];
  features: readonly string[] = ['conferencing', 'conf_layouts', 'conf_recording', 'guest_invites', 'webrtc'];
  manner: Manner = 'documented';
  /** More requests at a time are against the manners of a guest. */
  mostAtATime = 60;
  highestParallelism = 0;
  #atATime = 0;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.conferences = new Conferences({
      manner: () => this.manner,
      features: () => this.features,
      layoutOf: (email) => this.profiles.layoutOf(email),
    });
  }

  static async start(): Promise<DocumentedCloud> {
    const server = createServer();
    const cloud = new DocumentedCloud(server);
    server.on('request', (request, response) => void cloud.#serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return cloud;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${base}`;
  }

  /** Gives somebody an account. */
  add(email: string, password: string): void {
    this.signIns.add(email, password);
    this.profiles.add(email);
  }

  /** The requests of that kind that came, `GET /myconferences/:` say. */
  asked(kind: string): readonly Seen[] {
    return this.requests.filter(({ method, pattern }) => `${method} ${pattern}` === kind);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#atATime += 1;
    this.highestParallelism = Math.max(this.highestParallelism, this.#atATime);
    try {
      const asked = await readRequest(request, base);
      const seen = this.#note(asked);
      const said = await this.#underWay(asked);
      seen.status = said?.status;
      if (said) this.#send(said, response);
      else response.destroy();
    } finally {
      this.#atATime -= 1;
    }
  }

  #note(asked: Asked): Seen {
    const { method, path, text } = asked;
    const pattern = patternOf(path.split('/').slice(1));
    const seen = { method, pattern, path, body: text === '' ? undefined : parsed(text), status: undefined };
    this.requests.push(seen);
    return seen;
  }

  /** @returns undefined where the answer is lost */
  async #underWay(asked: Asked): Promise<Answer | undefined> {
    let ended = (): void => {};
    try {
      const name = nameSigningIn(asked);
      if (name !== undefined) ended = this.signIns.begin(name);
      if (this.#atATime > this.mostAtATime) against(`${this.#atATime} requests at a time`);
      return await this.#late(this.#work(asked, this.weather.take(asked)));
    } catch (error) {
      return await this.#late(this.#refusal(error, asked));
    } finally {
      ended();
    }
  }

  /** What is asked for is done at once: only its answer is under way for so long. */
  async #late<Value>(said: Value): Promise<Value> {
    if (this.weather.latencyMs > 0) await setTimeout(this.weather.latencyMs);
    return said;
  }

  #work(asked: Asked, mishap: Mishap | undefined): Answer | undefined {
    const request = admitRequest(asked);
    if (mishap?.kind === 'status') return this.#mishap(mishap.status, asked);
    const records: Records = {
      signIns: this.signIns,
      conferences: this.conferences,
      profiles: this.profiles,
      features: () => this.features,
      locate: (id) => this.#locate(id),
      invited: this.invited,
    };
    const said = answer(request, records);
    return mishap?.kind === 'answer-lost' ? undefined : said;
  }

  #mishap(status: number, asked: Asked): Answer {
    if (status === 401) this.signIns.expire(asked);
    const headers = status === 449 ? { 'set-cookie': this.signIns.refresh(asked) } : {};
    return { status, headers };
  }

  #refusal(error: unknown, { method, path }: Asked): Answer {
    const refused = error instanceof Refused ? error : new Refused(500, String(error), true);
    if (refused.isViolation) this.violations.push(`${method} ${path}: ${refused.reason}`);
    const body = errorBody(refused.reason, this.manner);
    return { status: refused.status, ...(body && { body }) };
  }

  #send({ status, body, headers }: Answer, response: ServerResponse): void {
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
    response.setHeader('X-SL-SERVER', 'documented-1');
    if (body) response.setHeader('Content-Type', 'application/json');
    response.statusCode = status;
    response.end(body && JSON.stringify(status < 400 ? worded(body, this.manner) : body));
  }

  /** Absolute or relative: the documentation does not say. */
  #locate(id: string): string {
    const origin = this.manner === 'sparse' ? '' : new URL(this.url).origin;
    return `${origin}${base}/myconferences/${encodeURIComponent(id)}`;
  }
}

/** Whose sign-in a request is part of. */
function nameSigningIn({ method, path, query, text }: Asked): string | undefined {
  if (path === '/challenge') return new URLSearchParams(query).get('username') ?? undefined;
  if (method !== 'POST' || path !== '/authenticate') return undefined;
  const body = parsed(text);
  const username =
    typeof body === 'object' && body !== null && 'username' in body ? body.username : undefined;
  return typeof username === 'string' ? username : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
