import type { Request, RequestHandler } from 'express';
import { z } from 'zod';

/** One HTTP request that was answered. */
export interface CountedRequest {
  readonly method: string;
  /** Where it went, with parameters by their names, such as `/connect/:token`; `other` where nothing is. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Tells of each request once its answer was sent. */
export function countRequests(onRequest: (counted: CountedRequest) => void): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once('finish', () => {
      onRequest({
        method: METHODS.includes(request.method) ? request.method : 'other',
        route: routeOf(request),
        status: response.statusCode,
        seconds: (performance.now() - began) / 1_000,
      });
    });
    next();
  };
}

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Express notes the route that answered; of the conference server's API its document's validator notes the operation. */
const noted = z.object({
  route: z.object({ path: z.union([z.string(), z.array(z.string())]) }).optional(),
  openapi: z.object({ openApiRoute: z.string() }).optional(),
});

/** Never the address itself, which may hold anything; `baseUrl` is where a router is mounted, in whatever case was asked for. */
function routeOf(request: Request): string {
  const { data } = noted.safeParse(request);
  if (data?.openapi !== undefined) return data.openapi.openApiRoute;
  const path = data?.route?.path;
  if (path === undefined) return 'other';
  const first = (Array.isArray(path) ? path[0] : path) ?? '';
  return `${request.baseUrl.toLowerCase()}${first}`;
}
