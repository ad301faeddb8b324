import { StarLeafError, type StarLeafFailure } from '../../starleaf/errors.js';
import type { Invitation } from '../invite/invite-guests.js';
import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';
import { escapeText } from './mrkdwn.js';
import { paragraphs } from './paragraphs.js';

/** Why StarLeaf invited somebody not, and whether the same may work a little later. */
const FAILURES: Readonly<Record<StarLeafFailure, { readonly words: string; readonly again: boolean }>> = {
  unreachable: { words: 'StarLeaf did not answer, so the mail may or may not have gone out', again: true },
  slow: { words: 'StarLeaf took too long, so the mail may or may not have gone out', again: true },
  down: { words: 'StarLeaf answers nobody at the moment, so I did not ask it', again: true },
  busy: { words: 'StarLeaf is very busy', again: true },
  unexpected: { words: 'StarLeaf answered in a way that I do not understand', again: true },
  quota: { words: 'StarLeaf sends no more of them just now', again: true },
  'sign-in-refused': { words: 'StarLeaf no longer accepts your sign-in', again: false },
  forbidden: { words: 'your StarLeaf account may not invite guests', again: false },
  'not-found': { words: 'StarLeaf does not offer guest invites', again: false },
  refused: { words: 'StarLeaf does not take this address', again: false },
};

export function isWorthAnotherTry({ outcome }: Invitation): boolean {
  return outcome instanceof StarLeafError && FAILURES[outcome.failure].again;
}

/** What StarLeaf answered for each address; only ever shown to the person who typed them. */
export function buildInvited(
  invitations: readonly Invitation[],
  facts: {
    /** What `Try again` goes on with; null where nothing would come of it. */
    readonly draftId: string | null;
    readonly references: readonly string[];
  },
): Message {
  const { draftId, references } = facts;
  const failed = invitations.filter(({ outcome }) => outcome instanceof StarLeafError).length;
  const done = invitations.length - failed;
  const text =
    failed === 0 ? `Invited: ${count(done)}.` : `Invited: ${count(done)}. Not invited: ${count(failed)}.`;
  return {
    text,
    blocks: [
      section(failed === 0 ? `:white_check_mark: ${text}` : `:warning: ${text}`),
      ...paragraphs(invitations.map(describeInvitation)),
      ...(draftId === null ? [] : [buildAgain(draftId, invitations.filter(isWorthAnotherTry).length)]),
      ...(references.length === 0 ? [] : [context(`Reference ${references.join(', ')}`)]),
    ],
  };
}

/** Where the organisation's StarLeaf has no guest invites. */
export function buildInvitesNotOffered(): Message {
  const text =
    'Guest invites are not part of your organisation’s StarLeaf, so nobody was invited. You can still invite people to a meeting by e-mail address: `/starleaf tomorrow 3pm with guest@example.com`.';
  return { text, blocks: [section(text)] };
}

function describeInvitation({ email, outcome }: Invitation): string {
  const address = escapeText(email);
  if (outcome instanceof StarLeafError) return `:x: ${address}: ${FAILURES[outcome.failure].words}`;
  switch (outcome) {
    case 'callable':
      return `:telephone_receiver: ${address}: can be called already`;
    case 'invited':
      return `:envelope: ${address}: invite sent, if the address exists`;
    default:
      return outcome satisfies never;
  }
}

function buildAgain(draftId: string, addresses: number) {
  const label = addresses === 1 ? 'Try again for this one' : `Try again for these ${addresses}`;
  return buttons(
    button({ actionId: 'try-again', label, value: `${draftId}:invite`, style: 'primary' }),
    button({ actionId: 'dismiss', label: 'Leave it', value: 'dismiss' }),
  );
}

function count(addresses: number): string {
  return addresses === 0 ? 'nobody' : `${addresses} address${addresses === 1 ? '' : 'es'}`;
}
