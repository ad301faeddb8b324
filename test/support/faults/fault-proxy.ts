import { EventEmitter, once } from 'node:events';
import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { type Rule, ruleShape, type TakenFault } from './fault.js';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Where a control request goes: `GET` tells what went wrong so far, `PUT` puts other rules in place, `DELETE` none. */
export const CONTROL_PATH = '/control/faults';

/**
 * Stands between the app and a neighbour, on loopback, and lets requests go wrong. For tests alone; another process
 * steers it at `/control/faults`.
 */
export class FaultProxy {
  /** How often each fault has befallen a request, by kind and status. */
  readonly befallen = new Map<string, number>();
  passedOn = 0;
  #rules: z.output<typeof ruleShape>[] = [];
  readonly #target: () => URL;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #hanging = new EventEmitter();
  #random: number;

  private constructor(facts: { target: () => URL; server: Server; seed: number }) {
    this.#target = facts.target;
    this.#server = facts.server;
    this.#random = facts.seed;
  }

  /** @param options.target asked with each request, so that it may be started later than its proxy */
  static async start(options: {
    readonly target: () => URL;
    readonly port?: number;
    readonly seed?: number;
  }): Promise<FaultProxy> {
    const server = createServer();
    const proxy = new FaultProxy({ target: options.target, server, seed: options.seed ?? 1 });
    server.on('request', (request, response) => {
      proxy.#serve(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves once the next request hangs, with what it asked for. */
  async hangs(): Promise<string> {
    const [asked] = await once(this.#hanging, 'hangs');
    return String(asked);
  }

  /** Puts rules in the place of those there were; the first that fits counts. */
  rule(...rules: readonly Rule[]): void {
    this.#rules = rules.map((rule) => ruleShape.parse(rule));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#agent.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    const path = request.url ?? '/';
    if (path === CONTROL_PATH) return this.#control(request.method ?? '', { body, response });
    const fault = this.#take({ method: request.method ?? '', path, body: body.toString() });
    if (fault !== undefined) {
      const name = fault.kind === 'answer' ? `answer ${fault.status}` : Object.values(fault).join(' ');
      this.befallen.set(name, (this.befallen.get(name) ?? 0) + 1);
    }
    switch (fault?.kind) {
      case 'answer':
        response.writeHead(fault.status, fault.headers).end(fault.body);
        return;
      case 'hang':
        if (fault.worked) await this.#passOn(request, body);
        this.#hanging.emit('hangs', `${request.method} ${path}`);
        return;
      case 'cut':
        if (fault.worked) await this.#passOn(request, body);
        response.destroy();
        return;
      case 'garbled': {
        const answer = await this.#passOn(request, body);
        send(response, { ...answer, body: garbled(answer.body, fault.as) });
        return;
      }
      case 'delay':
        await setTimeout(fault.milliseconds);
        send(response, await this.#passOn(request, body));
        return;
      case undefined:
        send(response, await this.#passOn(request, body));
        return;
      default:
        fault satisfies never;
    }
  }

  #control(method: string, { body, response }: { body: Buffer; response: ServerResponse }): void {
    if (method === 'DELETE') this.#rules = [];
    if (method === 'PUT') {
      const rules = z.array(ruleShape).safeParse(JSON.parse(body.toString() || 'null'));
      if (!rules.success) {
        response.writeHead(400).end(rules.error.message);
        return;
      }
      this.#rules = rules.data;
    }
    const { passedOn } = this;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ passedOn, befallen: Object.fromEntries(this.befallen) }));
  }

  #take({ method, path, body }: { method: string; path: string; body: string }): TakenFault | undefined {
    const rule = this.#rules.find(
      (each) =>
        (each.method === '*' || each.method === method) &&
        new RegExp(each.path).test(path) &&
        (body.includes(each.words) || body.includes(asForm(each.words))),
    );
    if (rule === undefined || this.#chance() >= rule.share) return undefined;
    if (rule.times !== null) {
      rule.times -= 1;
      if (rule.times === 0) this.#rules = this.#rules.filter((each) => each !== rule);
    }
    return rule.faults[Math.floor(this.#chance() * rule.faults.length)];
  }

  /** The same seed gives the same chances: mulberry32. */
  #chance(): number {
    this.#random = (this.#random + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#random ^ (this.#random >>> 15), 1 | this.#random);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  async #passOn(request: IncomingMessage, body: Buffer): Promise<Answer> {
    this.passedOn += 1;
    const { hostname, port } = this.#target();
    const { method, url: path, headers } = request;
    const passed = httpRequest({ hostname, port, method, path, headers, agent: this.#agent });
    return new Promise((resolve, reject) => {
      passed.on('error', reject);
      passed.on('response', (answer) => {
        readAll(answer).then(
          (bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes }),
          reject,
        );
      });
      passed.end(body);
    });
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _, connection: __, ...rest } = headers;
  response.writeHead(status, { ...rest, 'content-length': body.length }).end(body);
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function garbled(body: Buffer, as: 'no-json' | 'wrong-types'): Buffer {
  if (as === 'no-json') return Buffer.from('<html>Sign in to the network</html>');
  try {
    return Buffer.from(JSON.stringify(retyped(JSON.parse(body.toString()))));
  } catch {
    return body;
  }
}

/** `ok` stays, so that it looks like success. */
function retyped(value: unknown): unknown {
  if (Array.isArray(value)) return Object.fromEntries(value.entries());
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, key === 'ok' ? each : retyped(each)]),
    );
  }
  if (typeof value === 'string') return value.length;
  return String(value);
}

function asForm(words: string): string {
  return new URLSearchParams([['', words]]).toString().slice(1);
}
