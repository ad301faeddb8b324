import { apiPath, type Send } from './api-request.js';
import { readBody } from './read-body.js';
import { featuresAnswer, versionAnswer } from './wire.js';

/** What a StarLeaf server is and can do. Each throws StarLeafError. */
export interface ServerFacts {
  /** What the person's organisation may use: `conferencing`, `conf_layouts`, `conf_recording`, `lync`, … */
  features(): Promise<ReadonlySet<string>>;
  version(): Promise<{ readonly softwareVersion: string; readonly apiMinorVersion: number }>;
}

/** The requests about the server, sent as one person. */
export function serverFacts(send: Send): ServerFacts {
  return {
    async features() {
      const answer = await send({ method: 'GET', path: apiPath`/features`, success: [200] });
      return new Set(readBody(featuresAnswer, answer).features);
    },
    async version() {
      const answer = await send({ method: 'GET', path: apiPath`/version`, success: [200] });
      const { software_version, api_minor_version } = readBody(versionAnswer, answer);
      return { softwareVersion: software_version, apiMinorVersion: api_minor_version };
    },
  };
}
