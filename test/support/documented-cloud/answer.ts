import { z } from 'zod';
import type { Conferences } from './conferences.js';
import { admit } from './fields.js';
import type { Profiles } from './profiles.js';
import { against, deny } from './refused.js';
import type { ProperRequest } from './request.js';
import type { Asker, SignIns } from './sign-ins.js';

/** What is answered. */
export interface Answer {
  readonly status: number;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/** What the answers come from. */
export interface Records {
  readonly signIns: SignIns;
  readonly conferences: Conferences;
  readonly profiles: Profiles;
  readonly features: () => readonly string[];
  /** Where a conference is, for `Location`. */
  readonly locate: (id: string) => string;
  readonly invited: string[];
}

type Handler = (request: ProperRequest, asker: Asker, records: Records) => Answer;

const done: Answer = { status: 204 };

/** The requests of a user, by method and path. */
const handlers: Readonly<Record<string, Handler>> = {
  'POST /myconferences': ({ body }, { email }, { conferences, features, locate }) => {
    if (!features().includes('conferencing')) deny(403, 'No feature conferencing');
    const created = conferences.create(email, body);
    return { status: 201, body: created, headers: { location: locate(created.conf_id) } };
  },
  'GET /myconferences': ({ query }, { email }, { conferences }) => {
    if (query !== '' && query !== 'thisappmanaged=true') against(`an unknown query: ${query}`);
    return { status: 200, body: conferences.list(email, { managedByApps: query !== '' }) };
  },
  'GET /myconferences/:': (request, asker, { conferences }) => ({
    status: 200,
    body: conferences.read(keyOf(request, asker)),
  }),
  'PUT /myconferences/:': (request, asker, { conferences, locate }) => {
    const key = keyOf(request, asker);
    const created = conferences.put(key, request.body);
    return created ? { status: 201, body: created, headers: { location: locate(key.id) } } : done;
  },
  'DELETE /myconferences/:': (request, asker, { conferences }) => {
    conferences.cancel(keyOf(request, asker));
    return done;
  },
  'GET /myconferences/:/occurrences/:': (request, asker, { conferences }) => ({
    status: 200,
    body: conferences.readOccurrence(keyOf(request, asker), request.segments[3] ?? ''),
  }),
  'PUT /myconferences/:/occurrences/:': (request, asker, { conferences }) => {
    conferences.putOccurrence(keyOf(request, asker), request.segments[3] ?? '', request.body);
    return done;
  },
  'DELETE /myconferences/:/occurrences/:': (request, asker, { conferences }) => {
    conferences.cancelOccurrence(keyOf(request, asker), request.segments[3] ?? '');
    return done;
  },
  'GET /myprofile': (_, { email }, { profiles }) => ({ status: 200, body: profiles.read(email) }),
  'PUT /myprofile': ({ body }, { email }, { profiles }) => {
    profiles.put(email, body);
    return done;
  },
  'PATCH /myprofile': ({ body }, { email }, { profiles }) => {
    profiles.patch(email, body);
    return done;
  },
  'POST /invite': ({ body }, _, { signIns, features, invited }) => {
    if (!features().includes('guest_invites')) deny(403, 'No feature guest_invites');
    const { invitee } = admit(z.strictObject({ invitee: z.email() }), body);
    if (signIns.knows(invitee)) return { status: 200, body: { status: 'invitee is callable' } };
    invited.push(invitee);
    return { status: 200, body: { status: 'invite sent if possible' } };
  },
  'GET /features': (_, __, { features }) => ({ status: 200, body: { features: features() } }),
  'GET /version': () => ({ status: 200, body: { software_version: '6.5.0d3', api_minor_version: 15 } }),
};

/** Does what is asked. @throws Refused */
export function answer(request: ProperRequest, records: Records): Answer {
  const { method, path, query, segments } = request;
  if (path === '/challenge') return challenge(request, records);
  if (method === 'POST' && path === '/authenticate')
    return { status: 204, headers: { 'set-cookie': records.signIns.authenticate(request.body) } };
  const asker = records.signIns.whoAsks(request);
  const pattern = patternOf(segments);
  const handler = handlers[`${method} ${pattern}`];
  if (!handler) return against(`${method} ${pattern} is not documented for users`);
  if (query !== '' && pattern !== '/myconferences') against(`a query where there is none: ${query}`);
  return handler(request, asker, records);
}

/** A path with `:` for each id. */
export function patternOf(segments: readonly string[]): string {
  return segments.map((segment, index) => `/${index % 2 === 1 ? ':' : segment}`).join('');
}

function challenge({ method, query }: ProperRequest, { signIns }: Records): Answer {
  const parameters = [...new URLSearchParams(query)];
  const [name, username = ''] = parameters[0] ?? [];
  if (method !== 'GET' || name !== 'username' || parameters.length !== 1 || !username.includes('@'))
    against(`${method} /challenge?${query}`);
  return { status: 200, body: signIns.challenge(username) };
}

function keyOf({ segments }: ProperRequest, { email: owner, session }: Asker) {
  return { owner, id: segments[1] ?? '', session };
}
