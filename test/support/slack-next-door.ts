import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { Keyv } from 'keyv';
import { pino } from 'pino';
import { parse } from 'yaml';
import { type ConversationRecord, seedConversations } from '../../src/playground/conversations.js';
import { readManifest } from '../../src/playground/manifest.js';
import { PEOPLE } from '../../src/playground/people.js';
import { createPlayground } from '../../src/playground/playground.js';
import type { Person } from '../../src/playground/protocol.js';
import { findFreePort } from './process.js';
import { Seat } from './seat.js';

/** The tokens of an app installed in it. */
export const TOKENS = {
  botToken: 'xoxb-1-2-abcdef',
  appToken: 'xapp-1-A0-abcdef',
  signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
} as const;

/** The local Slack on a server of its own, as far away from the app as the real one. */
export interface SlackNextDoor {
  readonly origin: string;
  readonly apiUrl: string;
  seat(name: string): Seat;
  close(): Promise<void>;
}

/**
 * @param appPort where the app will listen for signed requests; null: it comes by Socket Mode
 * @param through how the app is to reach it, where something stands between them
 * @param seed who is there; those of the playground unless told
 */
export async function startSlackNextDoor(
  appPort: number | null,
  through?: (own: URL) => Promise<string>,
  seed: { readonly people?: readonly Person[]; readonly conversations?: readonly ConversationRecord[] } = {},
): Promise<SlackNextDoor> {
  const { people = PEOPLE, conversations = seedConversations(people) } = seed;
  const port = await findFreePort();
  const own = `http://127.0.0.1:${port}`;
  const origin = (await through?.(new URL(own))) ?? own;
  const manifest = readFileSync(fileURLToPath(new URL('../../manifest.yml', import.meta.url)), 'utf8');
  const playground = await createPlayground({
    ...TOKENS,
    manifest: readManifest(parse(manifest)),
    people,
    conversations,
    origin,
    appUrl: appPort === null ? 'socket' : `http://127.0.0.1:${appPort}/slack/events`,
    store: new Keyv(),
    clock: Date.now,
    logger: pino({ level: 'silent' }),
  });
  const server = createServer(express().use(playground.router));
  playground.attachTo(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: own,
    apiUrl: `${origin}/api/`,
    seat: (name) => new Seat(own, people.find((person) => person.name === name)?.id ?? ''),
    close: async () => {
      playground.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
