import { describe, expect, test } from '@jest/globals';
import { grantedScopes, isSubscribed, readManifest } from '../../src/playground/manifest.js';
import { scopeOfMethod } from '../../src/playground/web-api/router.js';
import { MANIFEST } from './manifest-fixture.js';

describe('a manifest', () => {
  test('is read for what the playground goes by', () => {
    const manifest = readManifest(MANIFEST);
    expect(manifest.features.slash_commands[0]).toMatchObject({ command: '/starleaf', should_escape: true });
    expect(isSubscribed(manifest, 'app_home_opened')).toBe(true);
    expect(isSubscribed(manifest, 'team_join')).toBe(false);
  });

  test('grants optional scopes as well', () => {
    const { scopes } = MANIFEST.oauth_config;
    const manifest = readManifest({
      ...MANIFEST,
      oauth_config: { scopes: { ...scopes, bot_optional: ['team:read'] } },
    });
    expect(grantedScopes(manifest)).toContain('team:read');
  });

  test('without the scopes of its commands and events is refused, naming them', () => {
    const without = { ...MANIFEST, oauth_config: { scopes: { bot: ['chat:write'] } } };
    expect(() => readManifest(without)).toThrow(/needs commands.*needs/s);
    expect(() => readManifest(without)).toThrow(/needs im:history/);
  });

  test('with a command that has no slash is refused', () => {
    const slash_commands = [{ command: 'starleaf', description: 'Meet' }];
    expect(() => readManifest({ ...MANIFEST, features: { ...MANIFEST.features, slash_commands } })).toThrow(
      /begins with a slash/,
    );
  });
});

test('each Web API method names the scope that it always asks for', () => {
  expect(scopeOfMethod('users.info')).toBe('users:read');
  expect(scopeOfMethod('auth.test')).toBeUndefined();
});
