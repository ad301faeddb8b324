import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Ajv, type AnySchema } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { parse } from 'yaml';
import { z } from 'zod';
import { BOT_SCOPES } from '../src/slack/install/scopes.js';
import { COMMAND, EVENTS, SHORTCUTS } from '../src/slack/listeners.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const source: unknown = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8'));
const manifest = z
  .object({
    features: z.object({
      slash_commands: z.array(
        z.object({ command: z.string(), should_escape: z.boolean(), usage_hint: z.string() }),
      ),
      shortcuts: z.array(z.object({ callback_id: z.string() })).default([]),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }).optional(),
      interactivity: z.object({ is_enabled: z.literal(true) }),
    }),
  })
  .parse(source);

/** Which scope each Web API method that we call asks for. https://docs.slack.dev/reference/methods */
const SCOPE_OF: Readonly<Record<string, readonly string[]>> = {
  'auth.teams.list': [],
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.info': ['channels:read'],
  'oauth.v2.access': [],
  'users.info': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
  'usergroups.users.list': ['usergroups:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** Scopes that no method name shows, and what they are for. */
const OTHER_SCOPES: Readonly<Record<string, string>> = {
  commands: 'the slash command',
  'chat:write.public': 'cards in public channels the app has not joined',
  'users:read.email': 'the e-mail address in users.info',
};

function calledMethods(): readonly string[] {
  const folder = join(ROOT, 'src/slack');
  const text = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const calls = text.matchAll(/\bclient\s*\.((?:[a-zA-Z\d]+\.)+[a-zA-Z]+)\(/g);
  return [...new Set([...calls].map(([, method]) => method ?? ''))].sort();
}

describe('the manifest', () => {
  test('is what Slack takes', () => {
    const schema: AnySchema = JSON.parse(
      JSON.stringify(
        createGenerator({
          path: join(ROOT, 'node_modules/@slack/web-api/dist/types/request/manifest.d.ts'),
          type: 'Manifest',
          skipTypeCheck: true,
          additionalProperties: false,
        }).createSchema('Manifest'),
      ),
    );
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    validate(source);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('reads the same as manifest.json, which is made from it', () => {
    expect(JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'))).toEqual(source);
  });

  test('has the command, shortcuts and events that the app listens to', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
    expect(manifest.features.slash_commands.every(({ should_escape }) => should_escape)).toBe(true);
    const shortcuts = manifest.features.shortcuts.map(({ callback_id }) => callback_id);
    expect(shortcuts).toEqual(SHORTCUTS.map(({ id }) => id));
    expect(manifest.settings.event_subscriptions?.bot_events).toEqual(EVENTS);
  });

  test('asks for exactly the scopes that the methods we call need', () => {
    const methods = calledMethods();
    expect(methods).toEqual(Object.keys(SCOPE_OF).sort());
    const needed = [...methods.flatMap((method) => SCOPE_OF[method] ?? []), ...Object.keys(OTHER_SCOPES)];
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...new Set(needed)].sort());
  });

  test('asks for the same scopes as the pages by which workspaces install the app, in the same order', () => {
    expect(BOT_SCOPES).toEqual(manifest.oauth_config.scopes.bot);
  });

  test('hints only at subcommands that exist', async () => {
    const { SUBCOMMANDS } = await import('../src/slack/listeners.js');
    const words = (manifest.features.slash_commands[0]?.usage_hint ?? '').split(' · ').slice(1);
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !SUBCOMMANDS.has(word))).toEqual([]);
  });
});
