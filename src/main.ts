import { existsSync } from 'node:fs';
import { readConfig } from './config.js';
import { run } from './run.js';
import { start } from './start.js';

if (existsSync('.env')) process.loadEnvFile('.env');
await run(readConfig(process.env), start);
