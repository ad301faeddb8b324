import { APP, WORKSPACE } from '../identity.js';
import type { Person } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';

/**
 * Slack's user object. The e-mail address is there only for apps that may read it.
 * https://docs.slack.dev/reference/objects/user-object
 */
export function toUserObject(options: {
  readonly person: Person;
  readonly workspace: Workspace;
  readonly includeLocale: boolean;
}): Readonly<Record<string, unknown>> {
  const { person, workspace } = options;
  return {
    id: person.id,
    team_id: WORKSPACE.id,
    name: person.name,
    deleted: false,
    color: person.color.slice(1),
    real_name: person.realName,
    tz: person.zone,
    tz_label: zoneLabel(person.zone, workspace.now()),
    tz_offset: zoneOffset(person.zone, workspace.now()),
    profile: toProfileObject(person, workspace),
    // The first person set the workspace up.
    is_admin: person.id === workspace.people[0]?.id,
    is_owner: person.id === workspace.people[0]?.id,
    is_primary_owner: person.id === workspace.people[0]?.id,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    updated: 0,
    ...(options.includeLocale && { locale: person.locale }),
  };
}

/** The profile inside a user object, also answered by `users.profile.get`. */
export function toProfileObject(person: Person, workspace: Workspace): Readonly<Record<string, unknown>> {
  return {
    real_name: person.realName,
    real_name_normalized: person.realName.normalize('NFKD').replace(/\p{M}/gu, ''),
    display_name: person.name,
    display_name_normalized: person.name,
    first_name: person.realName.split(' ')[0],
    status_text: '',
    status_emoji: '',
    team: WORKSPACE.id,
    ...(workspace.scopes.includes('users:read.email') && { email: person.email }),
  };
}

/** The app's own user, as `users.info` shows it. */
export function toBotUserObject(workspace: Workspace): Readonly<Record<string, unknown>> {
  const name = botHandle(workspace);
  return {
    id: APP.botUserId,
    team_id: WORKSPACE.id,
    name,
    deleted: false,
    real_name: workspace.manifest.features.bot_user.display_name,
    tz: 'America/Los_Angeles',
    tz_label: zoneLabel('America/Los_Angeles', workspace.now()),
    tz_offset: zoneOffset('America/Los_Angeles', workspace.now()),
    profile: {
      real_name: workspace.manifest.features.bot_user.display_name,
      display_name: '',
      api_app_id: APP.id,
      bot_id: APP.botId,
      always_active: true,
      team: WORKSPACE.id,
    },
    is_bot: true,
    is_app_user: false,
    updated: 0,
  };
}

/** The name behind `@` of the app's user. */
export function botHandle(workspace: Workspace): string {
  return workspace.manifest.features.bot_user.display_name.toLowerCase().replace(/[^a-z0-9._-]/g, '');
}

function zoneLabel(zone: string, now: number): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' });
  return format.formatToParts(now).find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** Seconds east of UTC. */
function zoneOffset(zone: string, now: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = format.formatToParts(now).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(offset) ?? [];
  const seconds = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return sign === '-' ? -seconds : seconds;
}
