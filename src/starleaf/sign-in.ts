import type { Credential } from '../credentials/credential.js';
import { type ApiRequest, apiPath } from './api-request.js';
import { respond } from './challenge.js';
import type { Asking, Sending, StarLeafClient, StarLeafWatch } from './client.js';
import { StarLeafError, type StarLeafFailure } from './errors.js';
import { readBody, unexpected } from './read-body.js';
import { Session } from './session.js';
import { challengeAnswer } from './wire.js';

/** What the connect page needs to derive a key from a password. */
export interface KeyDerivation {
  /** Hexadecimal. */
  readonly salt: string;
  readonly iterations: number;
}

/**
 * Signs in by challenge and response, "Challenge and response authentication" in StarLeaf's documentation. StarLeaf
 * keeps one challenge per username, the newest: two at once would spoil each other, so callers take turns.
 */
export class SignIn {
  readonly #client: StarLeafClient;
  readonly #watch: StarLeafWatch;

  constructor(client: StarLeafClient, watch: StarLeafWatch) {
    this.#client = client;
    this.#watch = watch;
  }

  /** How a person's key is derived. Throws StarLeafError, `sign-in-refused` where StarLeaf knows nobody of that name. */
  readChallenge(asking: Asking): Promise<KeyDerivation> {
    const { who, patience } = asking;
    return this.#client.repeat(asking, async (attempt) => {
      const session = Session.begin(who);
      const { salt, iterations } = await this.#challenge(who, { session, patience, attempt });
      return { salt, iterations };
    });
  }

  /** A new session. Throws StarLeafError, `sign-in-refused` where the credential is not, or no longer, the right one. */
  async signIn(credential: Credential, patience = this.#client.patience()): Promise<Session> {
    try {
      const session = await this.#client.repeat({ who: credential.email, patience }, (attempt) => {
        const session = Session.begin(credential.email);
        return this.#signIn(credential, { session, patience, attempt });
      });
      this.#watch.onSignIn?.({ side: 'client', outcome: 'done' });
      return session;
    } catch (error) {
      const outcome = error instanceof StarLeafError ? error.failure : 'unknown';
      this.#watch.onSignIn?.({ side: 'client', outcome });
      throw error;
    }
  }

  async #signIn(credential: Credential, sending: Sending): Promise<Session> {
    const { salt, iterations, challenge } = await this.#challenge(credential.email, sending);
    const isSameKey =
      salt.toLowerCase() === credential.salt.toLowerCase() && iterations === credential.iterations;
    if (!isSameKey) throw new StarLeafError('sign-in-refused');
    await this.#authenticate(credential, { challenge, ...sending });
    return sending.session;
  }

  async #challenge(email: string, sending: Sending) {
    const request: ApiRequest = {
      method: 'GET',
      path: apiPath`/challenge`,
      query: { username: email },
      success: [200],
    };
    const answer = await this.#client.sendOnce(request, sending).catch(refusedIf('not-found'));
    return readBody(challengeAnswer, answer);
  }

  async #authenticate(
    { email, key }: Credential,
    { challenge, ...sending }: Sending & { readonly challenge: string },
  ): Promise<void> {
    const request: ApiRequest = {
      method: 'POST',
      path: apiPath`/authenticate`,
      body: { username: email, response: respond(key, challenge) },
      success: [200, 201, 202, 204],
    };
    const answer = await this.#client.sendOnce(request, sending).catch(refusedIf('refused', 'not-found'));
    // Early servers answered a wrong password with 200 and an error in the body.
    if (hasError(answer.body)) throw new StarLeafError('sign-in-refused', { status: answer.status });
    if (!sending.session.cookiesFor(this.#client.url(apiPath`/myconferences`))) throw unexpected(answer);
  }
}

/** No source says which status a wrong password gets. */
function refusedIf(...failures: readonly StarLeafFailure[]): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof StarLeafError) || !failures.includes(error.failure)) throw error;
    throw new StarLeafError('sign-in-refused', { ...(error.status !== null && { status: error.status }) });
  };
}

function hasError(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body;
}
