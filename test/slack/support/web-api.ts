import { EventEmitter, once } from 'node:events';
import { WebClient } from '@slack/web-api';
import express from 'express';
import { type LocalServer, serve } from './http.js';

type Fields = Readonly<Record<string, unknown>>;

/** One request that reached Slack. */
export interface Heard {
  /** A Web API method, or the path of a reply address. */
  readonly to: string;
  readonly fields: Fields;
}

/** A Slack that answers what a test has laid down, and keeps what it heard. */
export interface SlackStub {
  readonly origin: string;
  readonly apiUrl: string;
  readonly client: WebClient;
  readonly heard: Heard[];
  /** What a method answers; `{ ok: true }` unless told. */
  answer(method: string, answer: Fields | ((fields: Fields) => Fields)): void;
  /** Which status the reply addresses answer from now on. */
  answerReplies(status: number): void;
  /** The bodies that were sent to a method or a reply address. */
  to(path: string): readonly Fields[];
  /** Resolves once so many requests have come to a method or a reply address. */
  hears(path: string, times?: number): Promise<void>;
  close(): Promise<void>;
}

export async function startSlackStub(): Promise<SlackStub> {
  const answers = new Map<string, Fields | ((fields: Fields) => Fields)>();
  const heard: Heard[] = [];
  const arrivals = new EventEmitter().setMaxListeners(0);
  const hear = (arrival: Heard) => {
    heard.push(arrival);
    arrivals.emit('heard');
  };
  const to = (path: string) => heard.filter((each) => each.to === path).map(({ fields }) => fields);
  let replyStatus = 200;
  const app = express();
  app.use(express.urlencoded({ extended: false }), express.json());
  app.post('/api/:method', (request, response) => {
    const { method } = request.params;
    const fields: Fields = unfold(request.body);
    hear({ to: method, fields });
    const answer = answers.get(method) ?? {};
    response.json({ ok: true, ...(typeof answer === 'function' ? answer(fields) : answer) });
  });
  app.post('/response/:id', (request, response) => {
    hear({ to: request.path, fields: request.body });
    response.status(replyStatus).json({ ok: replyStatus === 200 });
  });
  const server: LocalServer = await serve(app);
  const apiUrl = `${server.origin}/api/`;
  return {
    origin: server.origin,
    apiUrl,
    client: new WebClient('xoxb-test', { slackApiUrl: apiUrl, retryConfig: { retries: 0 } }),
    heard,
    answer: (method, answer) => answers.set(method, answer),
    answerReplies: (status) => {
      replyStatus = status;
    },
    to,
    hears: async (path, times = 1) => {
      while (to(path).length < times) await once(arrivals, 'heard');
    },
    close: () => server.close(),
  };
}

/** The client sends structures as JSON in form fields. */
function unfold(body: Fields): Fields {
  const parse = (value: unknown): unknown =>
    typeof value === 'string' && /^[[{]/.test(value) ? JSON.parse(value) : value;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, parse(value)]));
}
