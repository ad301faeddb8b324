import { z } from 'zod';
import { readArguments, text } from './arguments.js';
import type { Answer, Call, Method } from './method.js';
import { ApiRefusal } from './refusal.js';

function listUsers({ workspace, args }: Call): Answer {
  const { usergroup } = readArguments(z.object({ usergroup: text }), args);
  const group = workspace.userGroups.find((each) => each.id === usergroup);
  if (!group) throw new ApiRefusal('no_such_subteam');
  return { users: group.members };
}

/** https://docs.slack.dev/reference/methods?family=usergroups */
export const USERGROUPS_METHODS: Readonly<Record<string, Method>> = {
  'usergroups.users.list': { scope: 'usergroups:read', run: listUsers },
};
