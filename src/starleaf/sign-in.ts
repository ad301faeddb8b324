import type { Credential } from '../credentials/credential.js';
import { type ApiRequest, apiPath } from './api-request.js';
import { respond } from './challenge.js';
import type { StarLeafClient } from './client.js';
import { StarLeafError, type StarLeafFailure } from './errors.js';
import type { Patience } from './patience.js';
import { readBody, unexpected } from './read-body.js';
import { Session } from './session.js';
import { Turns } from './turns.js';
import { challengeAnswer } from './wire.js';

/** What the connect page needs to derive a key from a password. */
export interface KeyDerivation {
  /** Hexadecimal. */
  readonly salt: string;
  readonly iterations: number;
}

type Exchange = { readonly session: Session; readonly patience: Patience };

/** Signs in by challenge and response, "Challenge and response authentication" in StarLeaf's documentation. */
export class SignIn {
  readonly #client: StarLeafClient;
  /** StarLeaf keeps one challenge per username, the newest: two at once would spoil each other. */
  readonly #turns = new Turns();

  constructor(client: StarLeafClient) {
    this.#client = client;
  }

  /** How a person's key is derived. Throws StarLeafError, `sign-in-refused` where StarLeaf knows nobody of that name. */
  readChallenge(email: string): Promise<KeyDerivation> {
    return this.#inTurn(email, async (patience) => {
      const { salt, iterations } = await this.#challenge(email, { session: Session.begin(email), patience });
      return { salt, iterations };
    });
  }

  /** A new session. Throws StarLeafError, `sign-in-refused` where the credential is not, or no longer, the right one. */
  signIn(credential: Credential): Promise<Session> {
    return this.#inTurn(credential.email, (patience) => this.#signIn(credential, patience));
  }

  #inTurn<Value>(email: string, work: (patience: Patience) => Promise<Value>): Promise<Value> {
    return this.#turns.take(email.toLowerCase(), () => {
      const patience = this.#client.patience();
      return patience.repeat(() => work(patience));
    });
  }

  async #signIn(credential: Credential, patience: Patience): Promise<Session> {
    const session = Session.begin(credential.email);
    const { salt, iterations, challenge } = await this.#challenge(credential.email, { session, patience });
    const isSameKey =
      salt.toLowerCase() === credential.salt.toLowerCase() && iterations === credential.iterations;
    if (!isSameKey) throw new StarLeafError('sign-in-refused');
    await this.#authenticate(credential, { challenge, session, patience });
    return session;
  }

  async #challenge(email: string, exchange: Exchange) {
    const request: ApiRequest = {
      method: 'GET',
      path: apiPath`/challenge`,
      query: { username: email },
      success: [200],
    };
    const answer = await this.#client.sendOnce(request, exchange).catch(refusedIf('not-found'));
    return readBody(challengeAnswer, answer);
  }

  async #authenticate(
    { email, key }: Credential,
    { challenge, ...exchange }: Exchange & { readonly challenge: string },
  ): Promise<void> {
    const request: ApiRequest = {
      method: 'POST',
      path: apiPath`/authenticate`,
      body: { username: email, response: respond(key, challenge) },
      success: [200, 201, 202, 204],
    };
    const answer = await this.#client.sendOnce(request, exchange).catch(refusedIf('refused', 'not-found'));
    // Early servers answered a wrong password with 200 and an error in the body.
    if (hasError(answer.body)) throw new StarLeafError('sign-in-refused', { status: answer.status });
    if (!exchange.session.cookiesFor(this.#client.url(apiPath`/myconferences`))) throw unexpected(answer);
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
