import { apiPath, type Send } from './api-request.js';
import { readBody, unexpected } from './read-body.js';
import { inviteAnswer } from './wire.js';

/** What became of a guest invite: they can be called already, or a mail has gone out if the address is one. */
export type InviteOutcome = 'callable' | 'invited';

/** The request that asks somebody to join StarLeaf, "Sending guest invites" in its documentation. */
export interface InviteRequests {
  /** Throws StarLeafError. A lost answer is `unreachable`: nobody is mailed twice without being asked. */
  inviteGuest(email: string): Promise<InviteOutcome>;
}

const outcomes: ReadonlyMap<string, InviteOutcome> = new Map([
  ['invitee is callable', 'callable'],
  ['invite sent if possible', 'invited'],
]);

/** The request for a guest invite, sent as one person. */
export function inviteRequests(send: Send): InviteRequests {
  return {
    async inviteGuest(email) {
      const body = { invitee: email };
      const answer = await send({ method: 'POST', path: apiPath`/invite`, body, success: [200] });
      const outcome = outcomes.get(readBody(inviteAnswer, answer).status.trim().toLowerCase());
      if (!outcome) throw unexpected(answer);
      return outcome;
    },
  };
}
