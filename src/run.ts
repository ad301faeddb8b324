import type { Logger } from 'pino';
import { type ConfigFault, describeFaults, type LogLevel } from './config.js';
import { createLogger } from './log.js';
import { StartError } from './start-error.js';

/** The process at work. */
export interface Running {
  /** Where this machine reaches it, such as `http://127.0.0.1:3000`. */
  readonly origin: string;
  /** What whoever started it reads first. */
  readonly greeting: string;
  /** Takes nothing new, finishes what was begun or leaves it to others, and closes the store. */
  stop(): Promise<void>;
}

/** What operators' platforms grant a process that was asked to stop, and a little less. */
const LONGEST_STOP_MS = 24_500;

/** Starts the process and stops it on a signal; says in words what keeps it from starting. */
export async function run<Config extends { readonly logLevel: LogLevel }>(
  config: Config | readonly ConfigFault[],
  start: (config: Config, logger: Logger) => Promise<Running>,
): Promise<void> {
  if (isFaults(config)) return fail(describeFaults(config));
  const logger = createLogger(config.logLevel);
  try {
    const running = await start(config, logger);
    stopOnSignal(running, logger);
    console.log(running.greeting);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    fail(error.message);
  }
}

function isFaults(config: object): config is readonly ConfigFault[] {
  return Array.isArray(config);
}

function fail(words: string): never {
  console.error(words);
  process.exit(1);
}

/** Finishes what was begun, within the time an operator's platform grants; a second signal ends it at once. */
function stopOnSignal(running: Running, logger: Logger): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => {
      logger.error('stopping took too long; what was accepted is left to others, or to the next start');
      process.exit(1);
    }, LONGEST_STOP_MS).unref();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
