import { describe, expect, test } from '@jest/globals';
import { Features } from '../../src/slack/features.js';
import { StarLeafError } from '../../src/starleaf/errors.js';
import { listen } from './support/log.js';

const ana = { workspaceId: 'T1', userId: 'U1' };

/** An account whose features are asked for, and counted. */
function account(email: string, ...names: readonly string[]) {
  const asked = { times: 0 };
  const features = async () => {
    asked.times += 1;
    return new Set(names);
  };
  return { email, features, asked };
}

describe('what somebody may use', () => {
  test('is asked for once in a while', async () => {
    const features = new Features(listen().logger);
    const work = account('ana@example.com', 'webrtc');
    expect(await features.find(ana, work)).toEqual(new Set(['webrtc']));
    await features.find(ana, work);
    expect(work.asked.times).toBe(1);
  });

  test('is that of the account they have now, whichever process they connected it through', async () => {
    const features = new Features(listen().logger);
    await features.find(ana, account('ana@example.com', 'webrtc'));
    expect(await features.find(ana, account('ana@elsewhere.example', 'lync'))).toEqual(new Set(['lync']));
  });

  test.each(['unreachable', 'slow', 'down', 'busy'] as const)(
    'is nothing that is optional while StarLeaf is "%s", and asked for again',
    async (failure) => {
      const features = new Features(listen().logger);
      const failing = {
        email: 'ana@example.com',
        features: () => Promise.reject(new StarLeafError(failure)),
      };
      expect(await features.find(ana, failing)).toEqual(new Set());
      expect(await features.find(ana, account('ana@example.com', 'webrtc'))).toEqual(new Set(['webrtc']));
    },
  );
});
