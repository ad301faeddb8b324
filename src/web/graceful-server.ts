import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { SERVER_BOUNDS } from './request-bounds.js';

/** A web server that ends without cutting anybody short. */
export class GracefulServer {
  readonly server: Server;
  readonly #answering = new Set<ServerResponse>();
  #isWindingDown = false;
  #allAnswered = (): void => {};

  constructor(listener: RequestListener) {
    this.server = createServer(SERVER_BOUNDS, (request, response) => {
      this.#answering.add(response);
      response.once('close', () => {
        this.#answering.delete(response);
        if (this.#answering.size === 0) this.#allAnswered();
      });
      if (this.#isWindingDown) endConnection(response);
      listener(request, response);
    });
  }

  /** From now on each answer is the last one of its connection, so that clients look for another process. */
  windDown(): void {
    this.#isWindingDown = true;
    for (const response of this.#answering) endConnection(response);
  }

  /** Takes nobody new and resolves when whoever was being answered has their answer, or else after `patienceMs`. */
  async close(patienceMs: number): Promise<void> {
    this.windDown();
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    let late: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#allAnswered = resolve;
      late = setTimeout(resolve, patienceMs);
      if (this.#answering.size === 0) resolve();
    });
    clearTimeout(late);
    this.server.closeAllConnections();
    await closed;
  }
}

function endConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
  // It has no end of its own.
  else if (response.getHeader('content-type') === 'text/event-stream') response.end();
}
