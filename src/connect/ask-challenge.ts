import { z } from 'zod';
import { StarLeafError } from '../starleaf/errors.js';
import { type Answer, refusals } from './answer.js';
import { challengeShape } from './challenge.js';
import type { ConnectLink } from './connect-link.js';
import type { ConnectLinks } from './connect-links.js';
import { describeStarLeafError } from './starleaf-refusal.js';
import type { StarLeafSignIn } from './starleaf-sign-in.js';

/** An e-mail address loosely: StarLeaf decides what it knows. */
export const emailShape = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/);

const bodyShape = z.object({ email: z.string() });

export interface AskChallengeUse {
  readonly links: ConnectLinks;
  readonly starleaf: StarLeafSignIn;
}

/** The page's first request: with what does the key for this e-mail address have to be derived? */
export async function askChallenge(
  { links, starleaf }: AskChallengeUse,
  link: ConnectLink,
  body: unknown,
): Promise<Answer> {
  const request = bodyShape.safeParse(body);
  if (!request.success) return refusals.malformed;
  const email = emailShape.safeParse(request.data.email);
  if (!email.success) return refusals.notAnEmail;
  try {
    const { salt, iterations } = await starleaf.readChallenge(email.data);
    const challenge = challengeShape.safeParse({ email: email.data, salt, iterations });
    if (!challenge.success) return refusals.misunderstood;
    await links.noteChallenge(link, challenge.data);
    return { status: 200, body: { salt, iterations } };
  } catch (error) {
    if (error instanceof StarLeafError) return describeStarLeafError(error);
    throw error;
  }
}
