import { randomBytes } from 'node:crypto';
import express from 'express';
import type { Logger } from 'pino';
import type { Workspace } from '../workspace/workspace.js';
import { AUTH_METHODS } from './auth.js';
import { BLOCKS_METHODS } from './blocks.js';
import { CHAT_METHODS } from './chat.js';
import { CONVERSATIONS_METHODS } from './conversations.js';
import { type FaultInjection, injectFaults } from './fault-injection.js';
import { type Answer, type Method, requireScope } from './method.js';
import { ApiRefusal } from './refusal.js';
import { type ApiRequest, readRequest } from './request.js';
import { USERGROUPS_METHODS } from './usergroups.js';
import { USERS_METHODS } from './users.js';
import { VIEWS_METHODS } from './views.js';

const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...AUTH_METHODS,
    ...BLOCKS_METHODS,
    ...CHAT_METHODS,
    ...CONVERSATIONS_METHODS,
    ...USERGROUPS_METHODS,
    ...USERS_METHODS,
    ...VIEWS_METHODS,
  }),
);

/** The scope that a Web API method always asks for, if any; undefined also for methods that are not served. */
export function scopeOfMethod(method: string): string | undefined {
  return METHODS.get(method)?.scope;
}

/** What the Web API needs to know of the app and the world. */
export interface WebApiOptions {
  readonly workspace: Workspace;
  readonly botToken: string;
  readonly appToken: string;
  readonly newSocketUrl: () => string;
  readonly injectFault: FaultInjection | undefined;
  readonly logger: Logger;
}

/**
 * Slack's Web API under `/api`: answers 200 with `ok`, refuses with an error code.
 * https://docs.slack.dev/apis/web-api
 */
export function webApiRouter(options: WebApiOptions): express.Router {
  const router = express.Router();
  router.use(express.json({ limit: '1mb', type: 'application/json' }));
  router.use(express.urlencoded({ extended: false, limit: '1mb' }));
  router.use(injectFaults(options.injectFault, (path) => path.slice(1)));
  router.all('/:method', async (request, response) => {
    const name = request.params.method;
    response.set('x-slack-req-id', randomBytes(16).toString('hex'));
    response.set('x-oauth-scopes', options.workspace.scopes.join(','));
    response.set('x-accepted-oauth-scopes', METHODS.get(name)?.scope ?? '');
    response.json(await answer(options, { name, ...readRequest(request) }));
  });
  return router;
}

async function answer(options: WebApiOptions, call: ApiRequest & { readonly name: string }): Promise<Answer> {
  const { workspace, newSocketUrl } = options;
  try {
    const method = METHODS.get(call.name);
    if (!method) throw new ApiRefusal('unknown_method', { req_method: call.name });
    if (call.name !== 'api.test') acceptToken(options, { method, token: call.token });
    if (method.scope) requireScope(workspace, method.scope);
    return { ok: true, ...(await method.run({ workspace, newSocketUrl, args: call.args })) };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    options.logger.info({ method: call.name, error: error.code }, 'Web API call refused');
    return { ok: false, error: error.code, ...error.details };
  }
}

function acceptToken(
  options: WebApiOptions,
  { method, token }: { readonly method: Method; readonly token: string | undefined },
): void {
  if (!token) throw new ApiRefusal('not_authed');
  const isKnown = token === options.botToken || token === options.appToken;
  if (!isKnown) throw new ApiRefusal('invalid_auth');
  const wanted = method.token === 'app' ? options.appToken : options.botToken;
  if (token !== wanted) throw new ApiRefusal('not_allowed_token_type');
}
