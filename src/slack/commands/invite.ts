import type { Answer } from '../answer.js';
import { buildInvitesNotOffered } from '../blocks/invited.js';
import { escapeText } from '../blocks/mrkdwn.js';
import { withAccount } from '../connected.js';
import { addToMeeting } from '../invite/add-to-meeting.js';
import { readAddresses } from '../invite/addresses.js';
import { buildInviteForm } from '../invite/invite-form.js';
import { inviteGuests } from '../invite/invite-guests.js';
import { readInvite } from '../invite/read-invite.js';
import { findFault } from '../modals/invite.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/**
 * `/starleaf invite <addresses>`: guest invites of StarLeaf; without addresses, or where one is none, a form for them.
 * `/starleaf invite <people> to <which>`: adds them to a meeting, once that is confirmed.
 */
export const invite: Subcommand = {
  name: 'invite',
  usage: 'invite guest@example.com',
  summary:
    'invites people to StarLeaf by e-mail; with a meeting, as in `invite @ana to standup`, to that; alone, it shows a form',
  run: runInvite,
};

async function runInvite(use: SubcommandUse): Promise<Answer> {
  const { rest } = use;
  const said = readInvite(rest);
  if (said.scope !== null) return addToMeeting(said, use);
  const text = rest.replace(MENTIONS, ' ').trim();
  const fault = findFault(text);
  if (text === rest && fault === null) return inviteGuests(readAddresses(text).good, use);
  const namesMeeting = said.which !== '' && !said.which.includes('@');
  if (said.participants.length > 0 && namesMeeting) return addToMeeting(said, use);
  if (text !== rest) return openForm(use, { text, notice: NOT_BY_MENTION });
  return openForm(use, {
    text,
    notice: text === '' || fault === null ? null : `:warning: ${escapeText(fault)}`,
  });
}

/** Of people and user groups, as Slack writes them. */
const MENTIONS = /<(?:@|!subteam\^)[^<>]*>/g;

const NOT_BY_MENTION =
  ':warning: Guest invites go to e-mail addresses that you give yourself. People of this workspace are invited to meetings: `/starleaf invite @ana to standup`.';

async function openForm(
  { invocation, tools, stage }: SubcommandUse,
  { text, notice }: { readonly text: string; readonly notice: string | null },
): Promise<Answer> {
  const draftWords = '*an invitation to StarLeaf*';
  return withAccount({ invocation, draftWords, tools }, async ({ starleaf }) => {
    stage.expectView();
    if (!(await starleaf.features()).has('guest_invites')) return { privately: buildInvitesNotOffered() };
    const { good, bad } = readAddresses(text);
    return { view: buildInviteForm({ addresses: [...good, ...bad].join(', '), notice }) };
  });
}
