import type { Credential } from '../credentials/credential.js';
import type { Owner } from '../credentials/owner.js';

/** What connecting needs of StarLeaf; `src/starleaf/service.ts` gives it. Both throw StarLeafError. */
export interface StarLeafSignIn {
  /** With what the key for this account is derived: the salt in hexadecimal, and the number of iterations. */
  readChallenge(email: string): Promise<{ readonly salt: string; readonly iterations: number }>;
  /** Signs in and keeps the session for its owner; `sign-in-refused` says that the password was wrong. */
  signIn(owner: Owner, credential: Credential): Promise<void>;
}
