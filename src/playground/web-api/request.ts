import type { Request } from 'express';
import type { Arguments } from './arguments.js';

/** A Web API request, its token taken out. */
export interface ApiRequest {
  readonly token: string | undefined;
  readonly args: Arguments;
}

/** Arguments from the query and a form or JSON body; the token from the header, or beside the form's arguments. */
export function readRequest(request: Request): ApiRequest {
  const [, bearer] = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '') ?? [];
  const body: unknown = request.body;
  const { token, ...args }: Record<string, unknown> = {
    ...request.query,
    ...(typeof body === 'object' && body !== null ? body : {}),
  };
  // A JSON body carries no token: Slack looks for it in the header only.
  const given = request.is('application/json') ? undefined : token;
  return { token: bearer ?? (typeof given === 'string' ? given : undefined), args };
}
