import { StarLeafError } from '../../starleaf/errors.js';
import type { InviteOutcome } from '../../starleaf/invitations.js';
import type { StarLeafAccount } from '../../starleaf/service.js';
import type { Answer } from '../answer.js';
import { buildInvited, buildInvitesNotOffered, isWorthAnotherTry } from '../blocks/invited.js';
import { withAccount } from '../connected.js';
import { noteFailure } from '../failure.js';
import { type Invocation, invocationId } from '../invocation.js';
import type { Tools } from '../tools.js';
import type { Trail } from '../trail.js';

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
    const invitations = await inviteEach(emails, { starleaf, trail: tools.trail });
    const [draftId, references] = await Promise.all([
      parkFailed(invitations, { invocation, tools }),
      noteFailures(invitations, tools),
    ]);
    return { privately: buildInvited(invitations, { draftId, references }) };
  });
}

/**
 * Some at a time, each written down before it is asked for: after a crash nobody is mailed twice without being asked.
 */
async function inviteEach(
  emails: readonly string[],
  { starleaf, trail }: { readonly starleaf: StarLeafAccount; readonly trail: Trail },
): Promise<readonly Invitation[]> {
  const known = emails.flatMap((email): Invitation[] => {
    const outcome = trail.invites[email];
    if (outcome === undefined) return [];
    return [{ email, outcome: outcome === 'asked' ? new StarLeafError('unreachable') : outcome }];
  });
  const done = [...known];
  const left = emails.filter((email) => !known.some((invitation) => invitation.email === email));
  for (let from = 0; from < left.length; from += MOST_AT_ONCE) {
    const some = left.slice(from, from + MOST_AT_ONCE);
    await trail.keepInvites(Object.fromEntries(some.map((email) => [email, 'asked'])));
    const invited = await Promise.all(some.map((email) => invite(email, starleaf)));
    await trail.keepInvites(
      Object.fromEntries(
        invited.flatMap(({ email, outcome }) => (typeof outcome === 'string' ? [[email, outcome]] : [])),
      ),
    );
    done.push(...invited);
  }
  return done;
}

async function invite(email: string, starleaf: StarLeafAccount): Promise<Invitation> {
  try {
    return { email, outcome: await starleaf.inviteGuest(email) };
  } catch (error) {
    if (!(error instanceof StarLeafError) || error.failure === 'sign-in-refused') throw error;
    return { email, outcome: error };
  }
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
