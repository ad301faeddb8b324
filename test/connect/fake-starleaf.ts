import type { StarLeafSignIn } from '../../src/connect/starleaf-sign-in.js';
import type { Credential } from '../../src/credentials/credential.js';
import type { Owner } from '../../src/credentials/owner.js';
import { StarLeafError, type StarLeafFailure } from '../../src/starleaf/errors.js';

/** Accounts of which some key is right; failures on demand. */
export class FakeStarLeaf implements StarLeafSignIn {
  readonly rightKey = 'd9f95f65c2df9d285d26882300ca5be29e3ed500556663835c4c62e270515022';
  readonly wrongKey = '0'.repeat(64);
  salt = '000102030405060708090a0b0c0d0e0f';
  iterations = 10_000;
  failure: StarLeafFailure | 'bug' | null = null;
  /** Sign-ins wait for what this gives. */
  gate: () => Promise<void> = async () => {};
  readonly challenged: string[] = [];
  readonly signedIn: { owner: Owner; credential: Credential }[] = [];

  async readChallenge(email: string) {
    this.challenged.push(email);
    this.fail();
    return { salt: this.salt, iterations: this.iterations };
  }

  async signIn(owner: Owner, credential: Credential) {
    await this.gate();
    this.fail();
    if (credential.key !== this.rightKey) throw new StarLeafError('sign-in-refused', { status: 401 });
    this.signedIn.push({ owner, credential });
  }

  private fail() {
    if (this.failure === 'bug') throw new TypeError('something nobody foresaw');
    if (this.failure !== null) throw new StarLeafError(this.failure, { retryAfterSeconds: 90 });
  }
}
