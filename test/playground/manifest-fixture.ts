import { type Manifest, readManifest } from '../../src/playground/manifest.js';

/** A manifest as a parsed `manifest.yml` would be, with everything that the playground goes by. */
export const MANIFEST = {
  display_information: { name: 'StarLeaf' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: 'StarLeaf', always_online: true },
    slash_commands: [
      { command: '/starleaf', description: 'Meet', usage_hint: 'meet tomorrow 3pm', should_escape: true },
      { command: '/plain', description: 'Not escaped', should_escape: false },
    ],
    shortcuts: [
      { name: 'Schedule', type: 'global', callback_id: 'schedule', description: 'Schedule a meeting' },
      { name: 'Meet about this', type: 'message', callback_id: 'about', description: 'About this message' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'app_mentions:read',
        'channels:history',
        'channels:read',
        'chat:write',
        'commands',
        'im:history',
        'im:write',
        'users:read',
        'users:read.email',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'message.im',
        'message.channels',
        'app_mention',
        'member_joined_channel',
      ],
    },
    interactivity: { is_enabled: true },
  },
};

const { display_information, features, oauth_config } = MANIFEST;

/** The fixture with further scopes. */
export function manifestWithScopes(...scopes: readonly string[]): Manifest {
  return readManifest({
    ...MANIFEST,
    oauth_config: { scopes: { bot: [...oauth_config.scopes.bot, ...scopes] } },
  });
}

/** A manifest with these scopes only, and nothing that would need others. */
export function manifestWithOnlyScopes(...scopes: readonly string[]): Manifest {
  return readManifest({
    display_information,
    features: { bot_user: features.bot_user },
    oauth_config: { scopes: { bot: scopes } },
  });
}

/** The fixture without events, for tests of what else the app is sent. */
export function manifestWithoutEvents(): Manifest {
  return readManifest({
    ...MANIFEST,
    settings: { ...MANIFEST.settings, event_subscriptions: { bot_events: [] } },
  });
}
