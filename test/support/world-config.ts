import type { Config } from '../../src/config.js';

/** What journeys take place under, until they say otherwise. */
export function worldConfig(databaseUrl: string): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    slack: { kind: 'playground' },
    slackApiUrl: null,
    starleafApiUrl: null,
    databaseUrl,
    credentialsKeys: [Buffer.alloc(32, 7)],
    jitsiUrl: 'https://jitsi.example.com',
    smtp: null,
    features: null,
    trustProxy: null,
    appAddresses: [],
    // All there is: no secret may be in any of it.
    logLevel: 'trace',
    metrics: null,
  };
}
