import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorld, type World } from '../support/world.js';

const TLS = 'https://starleaf.example.com';
const TOKEN = 'a'.repeat(43);

let world: World;

const get = (path: string) => fetch(`${world.origin}${path}`, { redirect: 'manual' });

describe('where people reach us over TLS', () => {
  beforeAll(async () => {
    world = await openWorld({ publicUrl: TLS });
  });
  afterAll(() => world.close());

  test.each([
    ['the connect page', `/connect/${TOKEN}`],
    ['the page to sign up', `/sign-up/${TOKEN}`],
    ['the page to reply', `/reply/${TOKEN}`],
    ['StarLeaf’s API', '/v1/myconferences'],
    ['what is not there', '/nowhere'],
  ])(
    '%s asks browsers to keep to that, says nobody where they came from, and is framed by nobody',
    async (_, path) => {
      const { headers } = await get(path);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test.each([
    ['the connect page', `/connect/${TOKEN}`],
    ['the page to sign up', `/sign-up/${TOKEN}`],
    ['the page to reply', `/reply/${TOKEN}`],
    ['StarLeaf’s API', '/v1/myconferences'],
  ])('nobody keeps %s', async (_, path) => {
    expect((await get(path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('in the playground, which has no TLS', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('nobody is asked to keep to TLS', async () => {
    for (const path of ['/', `/connect/${TOKEN}`, `/sign-up/${TOKEN}`, '/nowhere']) {
      expect({ path, asked: (await get(path)).headers.get('strict-transport-security') }).toEqual({
        path,
        asked: null,
      });
    }
  });

  test('its page runs its own script alone, is framed by nobody and tells nobody where people came from', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/script-src|unsafe-eval/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
