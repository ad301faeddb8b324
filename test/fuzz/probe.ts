import {
  Agent,
  type ClientRequest,
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestOptions,
} from 'node:http';
import { connect } from 'node:net';

/** One request as it goes out. */
export interface Probe {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer | null;
}

/** What came back. */
export interface Said {
  /** Null where the connection was closed without a word of HTTP. */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  readonly milliseconds: number;
}

/** Longer than anything may take. */
const PATIENCE_MS = 30_000;

/** What is read of an answer. */
const MOST_READ = 200_000;

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** No answer came in time. */
export class Hang extends Error {
  override readonly name = 'Hang';
}

/** Sends a request and reads its answer. @throws Hang */
export async function send(origin: string, { method, path, headers, body }: Probe, tries = 1): Promise<Said> {
  const began = performance.now();
  const target = new URL(origin);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      asked?.destroy();
      reject(new Hang(`${method} ${path.slice(0, 80)} was not answered`));
    }, PATIENCE_MS);
    const settle = (said: Omit<Said, 'milliseconds'>) => {
      clearTimeout(timer);
      resolve({ ...said, milliseconds: performance.now() - began });
    };
    const asked = begin(
      { agent, host: target.hostname, port: target.port, method, path, headers: copyOf(headers) },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (text.length < MOST_READ) text += chunk;
        });
        const end = () => settle({ status: response.statusCode ?? null, headers: response.headers, text });
        response.on('end', end);
        response.on('error', end);
      },
    );
    if (asked === null) return settle({ status: null, headers: {}, text: '' });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      // It was about to close a connection that had been idle: no answer to this request.
      if (asked.reusedSocket && error.code === 'ECONNRESET' && tries < 3) {
        resolve(send(origin, { method, path, headers, body }, tries + 1));
        return;
      }
      // It may hang up on what it does not want to hear to the end, but it has to be there.
      if (error.code === 'ECONNREFUSED') reject(error);
      else settle({ status: null, headers: {}, text: '' });
    });
    asked.end(body ?? undefined);
  });
}

function copyOf(headers: Probe['headers']): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
}

/** Null for what Node itself refuses to send. */
function begin(options: RequestOptions, hear: (response: IncomingMessage) => void): ClientRequest | null {
  try {
    return httpRequest(options, hear);
  } catch {
    return null;
  }
}

/** Sends bytes as they are, and reads whatever comes until the server hangs up or has said a whole head. @throws Hang */
export function sendRaw(origin: string, pieces: readonly Buffer[]): Promise<Said> {
  const began = performance.now();
  const target = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(target.port), target.hostname);
    let text = '';
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      const [, status] = /^HTTP\/1\.[01] (\d{3})/.exec(text) ?? [];
      resolve({
        status: status === undefined ? null : Number(status),
        headers: {},
        text,
        milliseconds: performance.now() - began,
      });
    };
    // A request that never ends is given up by us: nobody owes it an answer before the server's own time is over.
    const timer = setTimeout(finish, 150);
    socket.setEncoding('latin1');
    socket.on('connect', () => {
      for (const piece of pieces) socket.write(piece);
    });
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\r\n\r\n')) setImmediate(finish);
    });
    socket.on('close', finish);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNREFUSED') return finish();
      clearTimeout(timer);
      reject(error);
    });
  });
}

export function closeProbes(): void {
  agent.destroy();
}
