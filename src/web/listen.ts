import type { Server } from 'node:http';
import { StartError } from '../start-error.js';

/**
 * Opens a server's port.
 * @returns where this machine reaches it, such as `http://127.0.0.1:3000`
 * @throws StartError when the port cannot be had
 */
export async function listen(
  server: Server,
  {
    host,
    port,
    variable,
  }: {
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
    /** What whoever starts the process has to set to another. */
    readonly variable: string;
  },
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      error.code === 'EADDRINUSE'
        ? `StarLeaf cannot start: port ${port} is taken. Set ${variable} to another.`
        : `StarLeaf cannot start: it cannot listen on ${host}:${port} (${error.code}). Check HOST and ${variable}.`,
    );
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const anywhere = host === '0.0.0.0' || host === '::';
  return `http://${anywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
