import type { Answer } from '../answer.js';
import { buildInvitesNotOffered } from '../blocks/invited.js';
import { escapeText } from '../blocks/mrkdwn.js';
import { withAccount } from '../connected.js';
import { readAddresses } from '../invite/addresses.js';
import { buildInviteForm } from '../invite/invite-form.js';
import { inviteGuests } from '../invite/invite-guests.js';
import { findFault } from '../modals/invite.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf invite <addresses>`: guest invites of StarLeaf; without addresses, or where one is none, a form for them. */
export const invite: Subcommand = {
  name: 'invite',
  usage: 'invite guest@example.com',
  summary: 'invites people to StarLeaf by e-mail; alone, it shows a form for several',
  run: runInvite,
};

async function runInvite(use: SubcommandUse): Promise<Answer> {
  const text = use.rest.replace(MENTIONS, ' ').trim();
  if (text !== use.rest) return openForm(use, { text, notice: NOT_BY_MENTION });
  if (text === '') return openForm(use, { text, notice: null });
  const fault = findFault(text);
  if (fault === null) return inviteGuests(readAddresses(text).good, use);
  return openForm(use, { text, notice: `:warning: ${escapeText(fault)}` });
}

/** Of people and user groups, as Slack writes them. */
const MENTIONS = /<(?:@|!subteam\^)[^<>]*>/g;

const NOT_BY_MENTION =
  ':warning: Guest invites go to e-mail addresses that you give yourself. People of this workspace are invited to meetings: `/starleaf tomorrow 3pm with @ana`.';

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
