import type { Handlers } from '../operations.js';

/** The edition of the Cloud API that the document describes. */
const VERSION = { software_version: '6.5.0', api_minor_version: 15 } as const;

/** What this server offers. */
export function createAboutHandlers({
  features,
}: {
  readonly features: ReadonlySet<string>;
}): Pick<Handlers, 'getFeatures' | 'getVersion'> {
  return {
    getFeatures: async () => ({ status: 200, body: { features: [...features] } }),
    getVersion: async () => ({ status: 200, body: VERSION }),
  };
}
