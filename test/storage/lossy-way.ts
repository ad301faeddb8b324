import { createServer, type Socket, connect as toServer } from 'node:net';

/** A way to a PostgreSQL server on which an answer can be lost. */
export interface LossyWay {
  /** The same database, by this way. */
  readonly url: string;
  /** Cuts the connection on which the next answer comes, once it has come, and does not let it through. */
  loseNextAnswer(): void;
  /** How many answers were lost. */
  readonly lost: () => number;
  close(): Promise<void>;
}

/** A relay in front of the server in a database URL. */
export async function openLossyWay(databaseUrl: string): Promise<LossyWay> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isArmed = false;
  let lost = 0;
  const relay = createServer((client) => {
    const server = toServer({ host: target.hostname, port: Number(target.port || 5432) });
    const ends = [client, server];
    for (const end of ends) {
      sockets.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        sockets.delete(end);
        for (const other of ends) other.destroy();
      });
    }
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      if (!isArmed) {
        client.write(bytes);
        return;
      }
      // What does not end in "ready for query" (Z, length 5, idle) is no whole answer yet.
      if (!bytes.subarray(-6).equals(Buffer.from('Z\0\0\0\u0005I'))) return;
      isArmed = false;
      lost += 1;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const address = relay.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  return {
    url: url.href,
    loseNextAnswer: () => {
      isArmed = true;
    },
    lost: () => lost,
    close: async () => {
      const closed = new Promise((resolve) => relay.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
