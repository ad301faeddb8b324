import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { listen } from './start-playground.js';

/** A request as the app got it. */
export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders;
  /** The JSON of a payload or event, or the fields of a command. */
  readonly body: Readonly<Record<string, never>>;
}

/** An app of a few lines that answers as a test tells it to; it knows nothing of Bolt. */
export interface ScriptedApp {
  readonly requests: ReceivedRequest[];
  /** What it answers from now on. */
  answer: (request: ReceivedRequest) => ScriptedAnswer;
  readonly start: () => Promise<string>;
  readonly stop: () => void;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  /** Never answers. */
  readonly silent?: boolean;
}

export function scriptedApp(): ScriptedApp {
  let server: Server;
  const app: ScriptedApp = {
    requests: [],
    answer: () => ({}),
    start: async () => {
      server = createServer(async (request, response) => {
        let text = '';
        for await (const chunk of request) text += chunk;
        const received = { headers: request.headers, body: readBody(request.headers, text) };
        app.requests.push(received);
        const { status = 200, json, text: words, silent } = app.answer(received);
        if (silent) return;
        response.statusCode = status;
        response.end(json === undefined ? words : JSON.stringify(json));
      });
      return `http://127.0.0.1:${await listen(server)}/slack/events`;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return app;
}

function readBody(headers: IncomingHttpHeaders, text: string): ReceivedRequest['body'] {
  if (headers['content-type'] === 'application/json') return JSON.parse(text);
  const fields = Object.fromEntries(new URLSearchParams(text));
  return fields.payload === undefined ? (fields as never) : JSON.parse(fields.payload);
}
