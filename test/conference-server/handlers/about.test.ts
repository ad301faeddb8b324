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

test('unless the operator says otherwise, the server offers what it does itself: recording is Jitsi’s', async () => {
  const plain = await startServer();
  const client = await plain.signIn(ADA);
  const { features } = (await client.request('GET', '/features')).body;
  await plain.close();
  expect(features).toEqual(['conferencing', 'conf_layouts', 'guest_invites', 'webrtc']);
});

test('the version is that of the API’s last edition', async () => {
  const client = await server.signIn(ADA);
  expect((await client.request('GET', '/version')).body).toEqual({
    software_version: '6.5.0',
    api_minor_version: 15,
  });
});
