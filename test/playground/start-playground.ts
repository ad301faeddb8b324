import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Keyv } from 'keyv';
import { pino } from 'pino';
import { seedConversations } from '../../src/playground/conversations.js';
import { readManifest } from '../../src/playground/manifest.js';
import { PEOPLE } from '../../src/playground/people.js';
import {
  createPlayground,
  type Playground,
  type PlaygroundOptions,
} from '../../src/playground/playground.js';
import type { Change, Message, Outcome, Snapshot } from '../../src/playground/protocol.js';
import { MANIFEST } from './manifest-fixture.js';

export const SECRETS = {
  botToken: 'xoxb-playground-test',
  appToken: 'xapp-playground-test',
  signingSecret: 'a signing secret',
} as const;

export const ANA = 'U0ANACOSTA';
export const BEN = 'U0BENCARTR';
export const GENERAL = 'C0GENERAL1';
export const DESIGN = 'C0DESIGN01';
export const LEADERSHIP = 'C0LEADERS1';
export const ANA_AND_BEN = 'D0ANABEN';
export const ANAS_APP = 'D0AANACOSTA';
export const BOT = 'U0STARLEAF';

/** 24 November 2026, 12:00 in London. */
export const NOON = Date.UTC(2026, 10, 24, 12);

/** A playground on a free port, driven as its page would drive it. */
export interface RunningPlayground {
  readonly origin: string;
  readonly playground: Playground;
  /** Moves the playground's clock. */
  readonly tick: (ms: number) => void;
  readonly state: (user?: string) => Promise<Snapshot>;
  readonly messages: (channel?: string, user?: string) => Promise<readonly Message[]>;
  readonly act: (path: string, body: object) => Promise<Outcome & Record<string, unknown>>;
  readonly type: (
    text: string,
    place?: { readonly channel?: string; readonly user?: string },
  ) => Promise<Outcome>;
  readonly api: (method: string, args?: object, token?: string) => Promise<ApiResult>;
  /** Resolves with the first change that fits. */
  readonly nextChange: (fits: (change: Change) => boolean, user?: string) => Promise<Change>;
  readonly close: () => Promise<void>;
}

export type ApiResult = Record<string, never> & {
  readonly ok: boolean;
  readonly error?: string;
};

/** Starts one; `startApp` gets its origin and says where the app listens. */
export async function startPlayground(
  options: Partial<PlaygroundOptions> & { readonly startApp?: (origin: string) => Promise<string> } = {},
): Promise<RunningPlayground> {
  let now = NOON;
  const app = express();
  const server = createServer(app);
  const origin = `http://127.0.0.1:${await listen(server)}`;
  const { startApp, ...given } = options;
  const playground = await createPlayground({
    manifest: readManifest(MANIFEST),
    people: PEOPLE,
    conversations: seedConversations(),
    origin,
    appUrl: 'http://127.0.0.1:9/nobody-listens',
    store: new Keyv<unknown>(),
    clock: () => now,
    logger: pino({ level: 'silent' }),
    ...SECRETS,
    ...given,
    ...(startApp && { appUrl: await startApp(origin) }),
  });
  app.use(playground.router);
  playground.attachTo(server);
  const post = async (path: string, body: object): Promise<Outcome & Record<string, unknown>> => {
    const response = await fetch(`${origin}/playground/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Outcome & Record<string, unknown>;
  };
  const state = async (user: string = ANA): Promise<Snapshot> =>
    (await (await fetch(`${origin}/playground/state?user=${user}`)).json()) as Snapshot;
  return {
    origin,
    playground,
    state,
    tick: (ms) => {
      now += ms;
    },
    messages: async (channel = GENERAL, user = ANA) =>
      (await state(user)).messages.filter((message) => message.channel === channel),
    act: (path, body) => post(path, { user: ANA, ...body }),
    type: (text, { channel = GENERAL, user = ANA } = {}) => post('messages', { user, channel, text }),
    api: (method, args = {}, token = SECRETS.botToken) => callApi(origin, { method, args, token }),
    nextChange: (fits, user = ANA) => nextChange(`${origin}/playground/events?user=${user}`, fits),
    close: async () => {
      playground.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function callApi(
  origin: string,
  { method, args, token }: { readonly method: string; readonly args: object; readonly token: string },
): Promise<ApiResult> {
  const response = await fetch(`${origin}/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(args),
  });
  return (await response.json()) as ApiResult;
}

async function nextChange(url: string, fits: (change: Change) => boolean): Promise<Change> {
  const response = await fetch(url);
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString();
    const lines = text.split('\n\n').filter((event) => event.startsWith('data: '));
    const found = lines.map((line) => JSON.parse(line.slice(6)) as Change).find(fits);
    if (found) return found;
  }
  throw new Error('the stream of changes ended');
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
