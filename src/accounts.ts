import { existsSync } from 'node:fs';
import { runAccountsCommand } from './conference-server/accounts-cli.js';
import { describeFaults, readConfig } from './config.js';
import { createLogger } from './log.js';
import { openConfiguredStorage } from './open-configured-storage.js';
import { startConferenceServer } from './start-conference-server.js';

if (existsSync('.env')) process.loadEnvFile('.env');
const config = readConfig(process.env);
if ('length' in config) {
  console.error(describeFaults(config));
  process.exit(1);
}

const logger = createLogger('warn');
const storage = await openConfiguredStorage(config, logger);
try {
  const { accounts, conferences } = await startConferenceServer({
    storage,
    jitsiUrl: config.jitsiUrl,
    logger,
  });
  process.exitCode = await runAccountsCommand(process.argv.slice(2), {
    accounts,
    conferences,
    input: process.stdin,
    output: process.stdout,
    errorOutput: process.stderr,
  });
} finally {
  await storage.close();
}
