import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { SECRETS } from './start-playground.js';

const QUIET = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** An unmodified Bolt app. */
export interface BoltApp {
  readonly app: App;
  /** Starts it against a playground; answers where it listens. */
  readonly start: (origin: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** A Bolt app with the HTTP receiver, its listeners added by `listen`. */
export function boltOverHttp(listen: (app: App) => void): BoltApp {
  const receiver = new HTTPReceiver({ signingSecret: SECRETS.signingSecret, logger: QUIET });
  let app: App;
  let started: Promise<unknown>;
  return {
    get app() {
      return app;
    },
    start: async (origin) => {
      app = new App({
        receiver,
        token: SECRETS.botToken,
        clientOptions: clientOptions(origin),
        logger: QUIET,
      });
      listen(app);
      started = app.start({ port: 0, host: '127.0.0.1' });
      const server = (await started) as { address(): { port: number } };
      return `http://127.0.0.1:${server.address().port}/slack/events`;
    },
    stop: async () => {
      await started;
      await app.stop();
    },
  };
}

/** A Bolt app with the Socket Mode receiver. */
export interface SocketBoltApp extends BoltApp {
  /** Resolves when the app has connected once more. */
  readonly reconnected: () => Promise<void>;
}

export function boltOverSocket(listen: (app: App) => void): SocketBoltApp {
  let app: App;
  let receiver: SocketModeReceiver;
  return {
    get app() {
      return app;
    },
    start: async (origin) => {
      receiver = new SocketModeReceiver({
        appToken: SECRETS.appToken,
        logger: QUIET,
        installerOptions: { clientOptions: clientOptions(origin) },
        clientPingTimeout: 800,
      });
      app = new App({
        receiver,
        token: SECRETS.botToken,
        clientOptions: clientOptions(origin),
        logger: QUIET,
      });
      listen(app);
      await app.start();
      return 'socket';
    },
    stop: async () => {
      await receiver.client.disconnect();
    },
    reconnected: () => new Promise((resolve) => receiver.client.once('connected', () => resolve())),
  };
}

function clientOptions(origin: string) {
  return { slackApiUrl: `${origin}/api/`, retryConfig: { retries: 0 } };
}
