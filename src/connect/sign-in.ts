import { z } from 'zod';
import type { Credential } from '../credentials/credential.js';
import type { Owner } from '../credentials/owner.js';
import type { Vault } from '../credentials/vault.js';
import { StarLeafError } from '../starleaf/errors.js';
import { type Answer, refusals, tooMany, wrongPassword } from './answer.js';
import { emailShape } from './ask-challenge.js';
import type { ConnectLink } from './connect-link.js';
import type { ConnectLinks } from './connect-links.js';
import type { RateLimits } from './rate-limits.js';
import { describeStarLeafError } from './starleaf-refusal.js';
import type { StarLeafSignIn } from './starleaf-sign-in.js';

const bodyShape = z.object({ email: emailShape, key: z.string().regex(/^[0-9a-f]{64}$/) });

/** Somebody who has just connected. */
export interface Connected {
  readonly owner: Owner;
  /** Of the StarLeaf account. */
  readonly email: string;
  /** As it was handed in with the link. */
  readonly resume: string | null;
}

export interface SignInUse {
  readonly links: ConnectLinks;
  readonly vault: Vault;
  readonly starleaf: StarLeafSignIn;
  readonly limits: RateLimits;
  /** Told once the credential is kept; not waited for. */
  readonly announce: (connected: Connected) => void;
}

/**
 * The page's second request: signs in with StarLeaf and, where that works, uses the link up and keeps the credential.
 * Salt and iterations are those that StarLeaf itself gave for this address, never the browser's.
 */
export async function signIn(use: SignInUse, link: ConnectLink, body: unknown): Promise<Answer> {
  const request = bodyShape.safeParse(body);
  if (!request.success) return refusals.malformed;
  const { email, key } = request.data;
  const challenge = await use.links.findChallenge(link);
  if (challenge?.email !== email) return refusals.noChallenge;
  const { salt, iterations } = challenge;
  const answer = await use.links.exclusively(link, () =>
    trySignIn(use, link, { email, salt, iterations, key }),
  );
  return answer ?? refusals.underWay;
}

async function trySignIn(use: SignInUse, link: ConnectLink, credential: Credential): Promise<Answer> {
  const { links, vault, starleaf, limits } = use;
  // Another sign-in may have ended the link after this request had found it.
  if (await links.isSpent(link)) return refusals.linkOver;
  const wait = await limits.countTry(link.owner, credential.email);
  if (wait !== null) return tooMany(wait);
  try {
    await starleaf.signIn(link.owner, credential);
  } catch (error) {
    const isRefused = error instanceof StarLeafError && error.failure === 'sign-in-refused';
    if (!isRefused) await limits.takeBackTry(link.owner, credential.email);
    if (!(error instanceof StarLeafError)) throw error;
    if (!isRefused) return describeStarLeafError(error);
    const triesLeft = await links.countWrongTry(link);
    return triesLeft === 0 ? refusals.triesUsedUp : wrongPassword(triesLeft);
  }
  await limits.takeBackTry(link.owner, credential.email);
  if (!(await links.spend(link))) return refusals.linkOver;
  await vault.save(link.owner, credential);
  use.announce({ owner: link.owner, email: credential.email, resume: link.resume });
  return { status: 204 };
}
