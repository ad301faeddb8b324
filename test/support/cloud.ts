import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { pino } from 'pino';
import { createCipher } from '../../src/credentials/cipher.js';
import { startConferenceServer } from '../../src/start-conference-server.js';
import { openStorage } from '../../src/storage/open-storage.js';

/** What befalls requests to StarLeaf, until told otherwise. */
export type Weather =
  | { readonly kind: 'fair' }
  | { readonly kind: 'down' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The next so many requests of this method lose their answer after the work was done. */
  | { readonly kind: 'answers-lost'; readonly method: string; readonly times: number }
  /** The next so many requests of this method get this status and nothing is done. */
  | { readonly kind: 'status'; readonly method: string; readonly status: number; readonly times: number };

/** A conference server of its own process-like kind, with weather. */
export interface Cloud {
  readonly url: string;
  readonly requests: readonly string[];
  setWeather(weather: Weather): void;
  add(email: string, password: string): Promise<void>;
  setPassword(email: string, password: string): Promise<void>;
  close(): Promise<void>;
}

export async function startCloud(): Promise<Cloud> {
  const storage = await openStorage({
    databaseUrl: 'sqlite://:memory:',
    cipher: createCipher([Buffer.alloc(32, 3)]),
  });
  const { router, accounts } = await startConferenceServer({
    storage,
    jitsiUrl: 'https://jitsi.example.com',
    logger: pino({ level: 'silent' }),
  });
  let weather: Weather = { kind: 'fair' };
  const requests: string[] = [];
  const sky: RequestHandler = (request, response, next) => {
    requests.push(`${request.method} ${request.path}`);
    const now = weather;
    switch (now.kind) {
      case 'fair':
        return next();
      case 'down':
        return request.socket.destroy();
      case 'slow':
        setTimeout(next, now.milliseconds);
        return;
      case 'answers-lost':
        if (request.method !== now.method || now.times === 0) return next();
        weather = { ...now, times: now.times - 1 };
        // The work goes on; its answer meets a closed connection.
        response.end = () => {
          request.socket.destroy();
          return response;
        };
        return next();
      case 'status':
        if (request.method !== now.method || now.times === 0) return next();
        weather = { ...now, times: now.times - 1 };
        response.status(now.status).end();
        return;
      default:
        now satisfies never;
    }
  };
  const server = createServer(express().use('/v1', sky, router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    setWeather: (next) => {
      weather = next;
    },
    add: async (email, password) => {
      await accounts.add({ email, password, firstname: 'Test', lastname: 'Person' });
    },
    setPassword: async (email, password) => {
      await accounts.setPassword(email, password);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await storage.close();
    },
  };
}
