import { existsSync } from 'node:fs';
import { readConferenceServerConfig } from './config.js';
import { run } from './run.js';
import { startConferenceServerAlone } from './start-conference-server-alone.js';

if (existsSync('.env')) process.loadEnvFile('.env');
await run(readConferenceServerConfig(process.env), startConferenceServerAlone);
