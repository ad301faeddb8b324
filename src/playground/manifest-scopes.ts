/**
 * Which scope Slack asks for before it sends an event of a type; the others need none.
 * https://docs.slack.dev/reference/events
 */
export const EVENT_SCOPES: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  team_join: 'users:read',
  user_change: 'users:read',
  link_shared: 'links:read',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
};

/** The scopes that a manifest's features and subscriptions need, whatever else the app calls. */
export function scopesOfFeatures(features: {
  readonly commands: number;
  readonly shortcuts: number;
  readonly events: readonly string[];
}): ReadonlySet<string> {
  const ofEvents = features.events.flatMap((event) => EVENT_SCOPES[event] ?? []);
  return new Set([...(features.commands + features.shortcuts > 0 ? ['commands'] : []), ...ofEvents]);
}
