import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** A request as it came, to be sent on as often as one likes. */
export interface Captured {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Nobody listens there: the request was not seen by anybody. */
export class NobodyThereError extends Error {
  override readonly name = 'NobodyThereError';
}

export async function capture(incoming: IncomingMessage): Promise<Captured> {
  const { method = 'GET', url: path = '/', headers } = incoming;
  return { method, path, headers, body: await readAll(incoming) };
}

/**
 * Sends a request to this machine's port, on a connection of its own.
 * @throws NobodyThereError where it cannot have been seen; any other error leaves that open
 */
export async function forward({ method, path, headers, body }: Captured, port: number): Promise<Answered> {
  const { connection: _, 'transfer-encoding': __, 'content-length': ___, ...others } = headers;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent: false,
        headers: { ...others, ...(body.length > 0 && { 'content-length': body.length }) },
      },
      (incoming) => {
        readAll(incoming).then(
          (received) =>
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: received }),
          reject,
        );
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ECONNREFUSED' ? new NobodyThereError(`nobody listens on ${port}`) : error);
    });
    outgoing.end(body);
  });
}

/** Passes an answer on to whoever asked. */
export function give({ status, headers, body }: Answered, response: ServerResponse): void {
  const { connection: _, 'transfer-encoding': __, 'content-length': ___, ...others } = headers;
  response.writeHead(status, { ...others, 'content-length': body.length });
  response.end(body);
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}
