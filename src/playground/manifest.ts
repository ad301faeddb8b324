import { z } from 'zod';
import { scopesOfFeatures } from './manifest-scopes.js';

const commandSchema = z.object({
  command: z.string().regex(/^\/[^\s]{1,31}$/, 'a command begins with a slash and has no spaces'),
  description: z.string().max(2000),
  usage_hint: z.string().max(1000).optional(),
  should_escape: z.boolean().optional(),
});

const shortcutSchema = z.object({
  name: z.string().max(24),
  type: z.enum(['global', 'message']),
  callback_id: z.string().max(255),
  description: z.string().max(150),
});

const appHomeSchema = z.object({
  home_tab_enabled: z.boolean().default(false),
  messages_tab_enabled: z.boolean().default(true),
  messages_tab_read_only_enabled: z.boolean().default(true),
});

/**
 * The part of Slack's app manifest that the playground goes by.
 * https://docs.slack.dev/reference/app-manifest
 */
const structureSchema = z.object({
  display_information: z.object({ name: z.string().max(35), description: z.string().max(140).optional() }),
  features: z.object({
    app_home: appHomeSchema.optional(),
    bot_user: z.object({ display_name: z.string().max(80), always_online: z.boolean().optional() }),
    slash_commands: z.array(commandSchema).max(50).default([]),
    shortcuts: z.array(shortcutSchema).max(10).default([]),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
      interactivity: z.object({ is_enabled: z.boolean() }).optional(),
      socket_mode_enabled: z.boolean().optional(),
    })
    .default({}),
});

export type Manifest = z.infer<typeof structureSchema>;

/** Slack takes no manifest whose features and subscriptions lack their scopes. */
const manifestSchema = structureSchema.superRefine((manifest, context) => {
  const { slash_commands, shortcuts } = manifest.features;
  const needed = scopesOfFeatures({
    commands: slash_commands.length,
    shortcuts: shortcuts.length,
    events: manifest.settings.event_subscriptions?.bot_events ?? [],
  });
  const granted = grantedScopes(manifest);
  for (const scope of needed) {
    if (granted.includes(scope)) continue;
    context.addIssue({ code: 'custom', path: ['oauth_config', 'scopes', 'bot'], message: `needs ${scope}` });
  }
});

/**
 * A parsed `manifest.yml` as the playground needs it.
 * @throws ZodError naming each fault.
 */
export function readManifest(manifest: unknown): Manifest {
  return manifestSchema.parse(manifest);
}

/** What the app's bot token may do once installed, optional scopes granted. */
export function grantedScopes(manifest: Manifest): readonly string[] {
  const { bot, bot_optional } = manifest.oauth_config.scopes;
  return [...new Set([...bot, ...bot_optional])];
}

/** Whether Slack sends the app events of this type. */
export function isSubscribed(manifest: Manifest, event: string): boolean {
  return manifest.settings.event_subscriptions?.bot_events.includes(event) ?? false;
}
