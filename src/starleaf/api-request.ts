import { StarLeafError } from './errors.js';

/** A path of the API: what goes over the wire, and what may be logged. */
export interface ApiPath {
  /** With each id percent-encoded. */
  readonly path: string;
  /** With `:id` for each id. */
  readonly pattern: string;
}

/** One request of the StarLeaf Cloud API. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: ApiPath;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
  /** The statuses that the documentation gives for success; any other is an error. */
  readonly success: readonly number[];
}

/** What StarLeaf said, after success. */
export interface Answer {
  readonly status: number;
  /** The parsed JSON; undefined where there is none. */
  readonly body: unknown;
  /** The `Location` header. */
  readonly location: string | null;
  /** The `X-SL-SERVER` header. */
  readonly server: string | null;
}

/** Sends a request as one signed-in person. Throws StarLeafError. */
export type Send = (request: ApiRequest) => Promise<Answer>;

/**
 * Template tag for paths below the base URL: apiPath`/myconferences/${confId}`.
 * @throws StarLeafError `not-found` for an id that no path can hold, so that nothing is called so: empty, `.` or `..`.
 */
export function apiPath(parts: TemplateStringsArray, ...ids: readonly string[]): ApiPath {
  if (ids.some((id) => /^\.{0,2}$/.test(id))) throw new StarLeafError('not-found');
  return {
    path: String.raw({ raw: parts }, ...ids.map(encode)),
    pattern: String.raw({ raw: parts }, ...ids.map(() => ':id')),
  };
}

/** Half of a surrogate pair, which no address can hold, becomes the sign for what cannot be read: nothing is called so. */
function encode(id: string): string {
  return encodeURIComponent(Buffer.from(id).toString());
}

/** Whether sending it twice does no more than sending it once. */
export function isIdempotent({ method }: ApiRequest): boolean {
  return method === 'GET' || method === 'PUT' || method === 'DELETE';
}
