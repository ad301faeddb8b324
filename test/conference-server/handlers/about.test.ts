import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ADA, type RunningServer, startServer } from '../fixture.js';

let server: RunningServer;

beforeEach(async () => {
  server = await startServer({ features: ['conferencing', 'webrtc', 'conferencing'] });
});
afterEach(() => server.close());

test('features are those of the organisation, each once', async () => {
  const client = await server.signIn(ADA);
  expect((await client.request('GET', '/features')).body).toEqual({ features: ['conferencing', 'webrtc'] });
});

test('the version is that of the API’s last edition', async () => {
  const client = await server.signIn(ADA);
  expect((await client.request('GET', '/version')).body).toEqual({
    software_version: '6.5.0',
    api_minor_version: 15,
  });
});
