import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { APP } from '../identity.js';
import type { AppLink } from './app-link.js';

/**
 * Slack's checks of a request URL: the challenge that must come back, and the probe of the certificate that wants
 * nothing but 200.
 * https://docs.slack.dev/reference/events/url_verification
 */
export async function verifyApp(link: AppLink): Promise<boolean> {
  const challenge = randomBytes(24).toString('base64url');
  const token = APP.verificationToken;
  const answer = await link.send({ kind: 'event', body: { type: 'url_verification', token, challenge } });
  const echo = z
    .object({ body: z.object({ challenge: z.literal(challenge) }) })
    .or(z.object({ body: z.literal(challenge) }));
  if (!echo.safeParse(answer).success) return false;
  const probe = await link.send({ kind: 'command', body: { ssl_check: '1', token } });
  return probe.kind === 'acknowledged';
}
