import { z } from 'zod';
import { APP } from '../identity.js';
import type { Person } from '../protocol.js';
import { flag, readArguments, text } from './arguments.js';
import type { Answer, Call, Method } from './method.js';
import { pagingArguments, takePage } from './page.js';
import { ApiRefusal } from './refusal.js';
import { toBotUserObject, toProfileObject, toUserObject } from './user-object.js';

const infoArguments = z.object({ user: text, include_locale: flag.optional() });

function info({ workspace, args }: Call): Answer {
  const { user, include_locale } = readArguments(infoArguments, args);
  if (user === APP.botUserId) return { user: toBotUserObject(workspace) };
  const person = findPerson(workspace, user);
  return { user: toUserObject({ person, workspace, includeLocale: include_locale ?? false }) };
}

const listArguments = z.object({
  include_locale: flag.optional(),
  ...pagingArguments,
});

function list({ workspace, args }: Call): Answer {
  const { include_locale, ...paging } = readArguments(listArguments, args);
  const users = workspace.people.map((person) =>
    toUserObject({ person, workspace, includeLocale: include_locale ?? false }),
  );
  const { items, response_metadata } = takePage([...users, toBotUserObject(workspace)], paging);
  return { members: items, cache_ts: Math.floor(workspace.now() / 1000), response_metadata };
}

function lookupByEmail({ workspace, args }: Call): Answer {
  const { email } = readArguments(z.object({ email: text }), args);
  const person = workspace.people.find((each) => each.email.toLowerCase() === email.toLowerCase());
  if (!person) throw new ApiRefusal('users_not_found');
  return { user: toUserObject({ person, workspace, includeLocale: false }) };
}

function profile({ workspace, args }: Call): Answer {
  const { user } = readArguments(z.object({ user: text }), args);
  return { profile: toProfileObject(findPerson(workspace, user), workspace) };
}

function findPerson(workspace: Call['workspace'], id: string): Person {
  const person = workspace.findPerson(id);
  if (!person) throw new ApiRefusal('user_not_found');
  return person;
}

/** https://docs.slack.dev/reference/methods?family=users */
export const USERS_METHODS: Readonly<Record<string, Method>> = {
  'users.info': { scope: 'users:read', run: info },
  'users.list': { scope: 'users:read', run: list },
  'users.lookupByEmail': { scope: 'users:read.email', run: lookupByEmail },
  'users.profile.get': { scope: 'users.profile:read', run: profile },
};
