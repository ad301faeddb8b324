import type { Challenges } from '../challenges.js';
import { type Handlers, refuse } from '../operations.js';
import type { Sessions } from '../sessions.js';
import type { SignInLimits } from '../sign-in-limits.js';
import type { ConferenceServerWatch } from '../watch.js';

export interface AuthenticationParts {
  readonly challenges: Challenges;
  readonly sessions: Sessions;
  readonly limits: SignInLimits;
  readonly watch: ConferenceServerWatch;
}

/** Challenge and response. A wrong password, an unknown username and a used-up challenge are refused in the same words. */
export function createAuthenticationHandlers({
  challenges,
  sessions,
  limits,
  watch,
}: AuthenticationParts): Pick<Handlers, 'getChallenge' | 'authenticate'> {
  return {
    getChallenge: async ({ query, address }) => {
      const waitSeconds = await limits.countChallenge(address);
      if (waitSeconds !== undefined) return refuseForNow(waitSeconds);
      return { status: 200, body: await challenges.issue(query.username) };
    },

    authenticate: async ({ body: { username, response }, address }) => {
      const attempt = { username, address };
      const note = (outcome: 'done' | 'refused' | 'limited') => watch.onSignIn?.({ side: 'server', outcome });
      const waitSeconds = await limits.begin(attempt);
      if (waitSeconds !== undefined) {
        note('limited');
        return refuseForNow(waitSeconds);
      }
      const account = await challenges.answer(username, response);
      if (account === undefined) {
        note('refused');
        return refuse(401, 'The username or the response is wrong.');
      }
      await limits.succeed(attempt);
      note('done');
      return { status: 204, cookies: await sessions.start(account) };
    },
  };
}

function refuseForNow(waitSeconds: number) {
  const headers = { 'Retry-After': String(waitSeconds) };
  return { ...refuse(429, 'Too many attempts to sign in. Try again later.'), headers };
}
