import { existsSync } from 'node:fs';
import { describeFaults, readConfig } from './config.js';
import { openConfiguredCipher } from './open-configured-storage.js';
import { runStoreCommand } from './storage/store-cli.js';

if (existsSync('.env')) process.loadEnvFile('.env');
const config = readConfig(process.env);
if ('length' in config) {
  console.error(describeFaults(config));
  process.exit(1);
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => stopping.abort());
}
process.exitCode = await runStoreCommand(process.argv.slice(2), {
  databaseUrl: config.databaseUrl,
  cipher: openConfiguredCipher(config),
  output: process.stdout,
  errorOutput: process.stderr,
  signal: stopping.signal,
  now: Date.now,
});
