import { APP, WORKSPACE } from '../identity.js';
import type { Answer, Call, Method } from './method.js';
import { ApiRefusal } from './refusal.js';
import { botHandle } from './user-object.js';

function authTest({ workspace }: Call): Answer {
  return {
    url: `${workspace.origin}/`,
    team: WORKSPACE.name,
    user: botHandle(workspace),
    team_id: WORKSPACE.id,
    user_id: APP.botUserId,
    bot_id: APP.botId,
    is_enterprise_install: false,
  };
}

function apiTest({ args }: Call): Answer {
  if (typeof args.error === 'string') throw new ApiRefusal(args.error, { args });
  return { args };
}

function teamInfo(): Answer {
  const { id, name, domain } = WORKSPACE;
  return { team: { id, name, domain, email_domain: '', icon: { image_default: true } } };
}

function openConnection({ newSocketUrl }: Call): Answer {
  return { url: newSocketUrl() };
}

/** Who calls, and whether anybody answers. https://docs.slack.dev/reference/methods/auth.test */
export const AUTH_METHODS: Readonly<Record<string, Method>> = {
  'api.test': { run: apiTest },
  'auth.test': { run: authTest },
  'team.info': { scope: 'team:read', run: teamInfo },
  'apps.connections.open': { token: 'app', run: openConnection },
};
