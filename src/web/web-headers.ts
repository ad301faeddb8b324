import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers of every answer; pages that need more say so themselves. What browsers are shown loads nothing, is framed by
 * nobody and guessed at by nobody, and where people reach us over TLS they shall keep to it.
 * @param publicUrl how people's browsers reach us; null: by this machine's own address
 */
export function webHeaders(publicUrl: string | null): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: publicUrl?.startsWith('https:') === true && {
      maxAge: 31_536_000,
      includeSubDomains: false,
    },
  });
}
