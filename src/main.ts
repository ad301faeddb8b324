import { existsSync } from 'node:fs';
import { describeFaults, readConfig } from './config.js';
import { createLogger } from './log.js';
import { type Running, StartError, start } from './start.js';

if (existsSync('.env')) process.loadEnvFile('.env');
const config = readConfig(process.env);
if ('length' in config) {
  console.error(describeFaults(config));
  process.exit(1);
}

const logger = createLogger(config.logLevel);
try {
  const running = await start(config, logger);
  stopOnSignal(running);
  console.log(running.greeting);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}

/** Finishes what was begun, within the time an operator's platform grants; a second signal ends it at once. */
function stopOnSignal(running: Running): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), 25_000).unref();
    void running.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
