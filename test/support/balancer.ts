import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answered, type Captured, capture, forward, give, NobodyThereError } from './forward.js';

/** A reverse proxy before replicas of the app, as an operator would have one. */
export interface Balancer {
  readonly port: number;
  readonly origin: string;
  /** How many requests of Slack's it has sent on twice. */
  readonly deliveredTwice: number;
  close(): Promise<void>;
}

/** To which replicas a request goes besides the one whose turn it is. */
export type AlsoTo = (request: Captured) => 'nobody' | 'the-same' | 'another';

/**
 * Each request goes to the next replica in turn, or to the one after it where nobody listens. What was sent and not
 * answered is not sent again: it answers 502.
 * @param facts.ports where the replicas listen
 */
export async function startBalancer(facts: {
  readonly ports: readonly number[];
  /** Its own; any that is free unless told. */
  readonly port?: number;
  readonly alsoTo?: AlsoTo;
}): Promise<Balancer> {
  const { ports, alsoTo = () => 'nobody' as const } = facts;
  let turn = 0;
  let deliveredTwice = 0;
  const server = createServer(async (incoming, response) => {
    try {
      const request = await capture(incoming);
      const first = turn++;
      const answered = sendFrom(ports, { request, first });
      const also = alsoTo(request);
      if (also !== 'nobody') {
        deliveredTwice += 1;
        // Slack hears of one answer only.
        sendFrom(ports, { request, first: also === 'another' ? turn++ : first }).catch(() => undefined);
      }
      give(await answered, response);
    } catch {
      response.writeHead(502).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(facts.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    get deliveredTwice() {
      return deliveredTwice;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function sendFrom(
  ports: readonly number[],
  { request, first }: { readonly request: Captured; readonly first: number },
): Promise<Answered> {
  for (let step = 0; ; step += 1) {
    const port = ports[(first + step) % ports.length] ?? 0;
    try {
      return await forward(request, port);
    } catch (error) {
      if (!(error instanceof NobodyThereError) || step + 1 >= ports.length) throw error;
    }
  }
}
