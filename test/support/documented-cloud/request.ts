import type { IncomingMessage } from 'node:http';
import { against } from './refused.js';

/** A request that has come. */
export interface Asked {
  readonly method: string;
  /** Below the base, as it came: percent-encoded. */
  readonly path: string;
  readonly query: string;
  readonly contentType: string | undefined;
  readonly cookies: ReadonlyMap<string, string>;
  readonly text: string;
}

/** A request that is put together as the documentation says. */
export interface ProperRequest extends Asked {
  readonly segments: readonly string[];
  readonly body: unknown;
}

/** Reads all of a request. */
export async function readRequest(request: IncomingMessage, base: string): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const [target = '', query = ''] = (request.url ?? '').split('?');
  return {
    method: request.method ?? '',
    path: target.startsWith(`${base}/`) ? target.slice(base.length) : target,
    query,
    contentType: request.headers['content-type'],
    cookies: new Map(
      (request.headers.cookie ?? '').split('; ').flatMap((pair) => {
        const [name = '', ...value] = pair.split('=');
        return name === '' ? [] : [[name, value.join('=')] as const];
      }),
    ),
    text: Buffer.concat(chunks).toString(),
  };
}

/** Checks what holds for every request. @throws Refused */
export function admitRequest(asked: Asked): ProperRequest {
  return { ...asked, segments: readPath(asked.path), body: readBody(asked) };
}

function readPath(path: string): readonly string[] {
  const segments = path.split('/').slice(1);
  if (segments.some((segment) => !/^([\w.~!'()*-]|%[0-9A-F]{2})+$/.test(segment)))
    against(`a path with an id that is not percent-encoded: ${path}`);
  return segments.map(decodeURIComponent);
}

function readBody({ method, contentType, text }: Asked): unknown {
  if (method === 'GET' || method === 'DELETE') {
    if (text !== '' || contentType !== undefined) against(`${method} with a body`);
    return undefined;
  }
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(contentType ?? ''))
    against(`Content-Type ${contentType}`);
  try {
    return JSON.parse(text);
  } catch {
    return against('a body that is not JSON');
  }
}
