import type { Workspace } from '../workspace/workspace.js';
import type { Arguments } from './arguments.js';
import { ApiRefusal } from './refusal.js';

/** One call of a Web API method, its token already accepted. */
export interface Call {
  readonly workspace: Workspace;
  readonly args: Arguments;
  /** The URL to connect a socket to, made afresh. */
  readonly newSocketUrl: () => string;
}

/** What a method answers beside `ok: true`. */
export type Answer = Readonly<Record<string, unknown>>;

/** A method of Slack's Web API. */
export interface Method {
  /** The scope that the token must have; methods that need none, or decide by what is asked for, have none here. */
  readonly scope?: string;
  /** Only apps' own calls take the app-level token. */
  readonly token?: 'app';
  /** @throws ApiRefusal */
  readonly run: (call: Call) => Answer | Promise<Answer>;
}

/**
 * Refuses a call whose token lacks a scope.
 * @throws ApiRefusal `missing_scope`, naming what is needed and what is there.
 */
export function requireScope(workspace: Workspace, scope: string): void {
  if (workspace.scopes.includes(scope)) return;
  throw new ApiRefusal('missing_scope', { needed: scope, provided: workspace.scopes.join(',') });
}
