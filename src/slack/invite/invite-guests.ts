import pLimit from 'p-limit';
import { StarLeafError } from '../../starleaf/errors.js';
import type { InviteOutcome } from '../../starleaf/invitations.js';
import type { StarLeafAccount } from '../../starleaf/service.js';
import type { Answer } from '../answer.js';
import { buildInvited, buildInvitesNotOffered, isWorthAnotherTry } from '../blocks/invited.js';
import { withAccount } from '../connected.js';
import { noteFailure } from '../failure.js';
import { type Invocation, invocationId } from '../invocation.js';
import type { Tools } from '../tools.js';

/** What became of the invitation of one address. */
export interface Invitation {
  readonly email: string;
  readonly outcome: InviteOutcome | StarLeafError;
}

/** How many invitations are under way at a time. */
const MOST_AT_ONCE = 5;

/** Asks StarLeaf to invite guests, and says what it answered for each; those that failed can be tried again alone. */
export async function inviteGuests(
  emails: readonly string[],
  { invocation, tools }: { readonly invocation: Invocation; readonly tools: Tools },
): Promise<Answer> {
  const asTyped = { ...invocation, text: `invite ${emails.join(' ')}` };
  const draftWords = `*an invitation to StarLeaf for ${emails.length === 1 ? 'one guest' : `${emails.length} guests`}*`;
  return withAccount({ invocation: asTyped, draftWords, tools }, async ({ starleaf }) => {
    if (!(await starleaf.features()).has('guest_invites')) return { privately: buildInvitesNotOffered() };
    const invitations = await inviteEach(emails, starleaf);
    const [draftId, references] = await Promise.all([
      parkFailed(invitations, { invocation, tools }),
      noteFailures(invitations, tools),
    ]);
    return { privately: buildInvited(invitations, { draftId, references }) };
  });
}

async function inviteEach(
  emails: readonly string[],
  starleaf: StarLeafAccount,
): Promise<readonly Invitation[]> {
  const limit = pLimit(MOST_AT_ONCE);
  const invite = async (email: string): Promise<Invitation> => {
    try {
      return { email, outcome: await starleaf.inviteGuest(email) };
    } catch (error) {
      if (!(error instanceof StarLeafError) || error.failure === 'sign-in-refused') throw error;
      return { email, outcome: error };
    }
  };
  return Promise.all(emails.map((email) => limit(() => invite(email)))).finally(() => limit.clearQueue());
}

/** @returns what `Try again` goes on with; null where nothing would come of it */
async function parkFailed(
  invitations: readonly Invitation[],
  { invocation, tools }: { readonly invocation: Invocation; readonly tools: Tools },
): Promise<string | null> {
  const failed = invitations.filter(isWorthAnotherTry).map(({ email }) => email);
  if (failed.length === 0) return null;
  const id = invocationId(invocation.owner, `again ${invocation.id}`);
  const again = { ...invocation, id, text: `invite ${failed.join(' ')}` };
  return tools.drafts.park({ invocation: again, continues: true, promptAddress: null });
}

/** One line in the log for each kind of failure, without an address. @returns the references, each once */
function noteFailures(invitations: readonly Invitation[], { logger }: Tools): readonly string[] {
  const failures = invitations.flatMap(({ outcome }) => (outcome instanceof StarLeafError ? [outcome] : []));
  const kinds = new Map(failures.map((error) => [error.failure, error]));
  return [...new Set([...kinds.values()].map((error) => noteFailure(error, logger).reference))];
}
