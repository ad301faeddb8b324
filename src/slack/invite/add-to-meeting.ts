import type { AgendaEntry } from '../../starleaf/agenda.js';
import { toEntryRef } from '../agenda/entry-ref.js';
import { type Chosen, withWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { buildAddOffer, buildNobodyToAdd, buildTooMany } from '../blocks/add-people.js';
import type { MeetingChange } from '../changes/change.js';
import { changeMeeting } from '../changes/change-meeting.js';
import { planOf } from '../changes/plan-of.js';
import { NOT_OURS } from '../changes/words.js';
import { invocationId } from '../invocation.js';
import { findInvited, type Invited, PLAN_LIMITS } from '../plan.js';
import type { SubcommandUse } from '../subcommand.js';
import { type AddScope, type SaidInvite, sayParticipants } from './read-invite.js';

/** Adds people to one of the person's meetings: asks first, since mails may go out; of a series, also to which dates. */
export function addToMeeting(said: SaidInvite, use: SubcommandUse): Promise<Answer> {
  const people = sayParticipants(said.participants);
  const again = (ref: string) => `invite ${people} to ${ref}`;
  return withWhich({ ...use, which: said.which, again }, async (chosen) => {
    const { entry, person } = chosen;
    const { tools } = use;
    if (!entry.meeting.isOurs) return { privately: NOT_OURS };
    const invited = await findInvited(said.participants, { people: tools.people, organiser: person });
    const present = new Set(invitedTo(entry, said.scope).map((email) => email.toLowerCase()));
    const added = invited.emails.filter((email) => !present.has(email.toLowerCase()));
    if (added.length === 0) return { privately: buildNobodyToAdd(entry.title, invited) };
    if (present.size + added.length > PLAN_LIMITS.mostInvitees)
      return { privately: buildTooMany(entry.title) };
    if (said.scope === null) return offer(said, { use, chosen, invited });
    return add(said.scope, { use, chosen, invited, added });
  });
}

/** Who is invited already, to this date or to the meeting as a whole. */
function invitedTo({ meeting, occurId }: AgendaEntry, scope: AddScope | null): readonly string[] {
  const exception =
    scope === 'this' ? meeting.exceptions.find((each) => each.occurId === occurId) : undefined;
  return (exception ?? meeting).participants.map(({ email }) => email);
}

/** Each button goes on with a sentence of its own, which is parked: addresses stand in no button. */
async function offer(
  { participants }: SaidInvite,
  facts: { readonly use: SubcommandUse; readonly chosen: Chosen; readonly invited: Invited },
): Promise<Answer> {
  const { use, chosen, invited } = facts;
  const { invocation, tools } = use;
  const { entry, reader, now } = chosen;
  const ref = toEntryRef({ confId: entry.meeting.confId, occurId: entry.occurId });
  const park = (scope: AddScope) => {
    const id = invocationId(invocation.owner, `${scope} ${invocation.id}`);
    const text = `invite ${scope} ${ref} ${sayParticipants(participants)}`;
    return tools.drafts.park({
      invocation: { ...invocation, id, text },
      continues: true,
      promptAddress: null,
    });
  };
  const [all, one] = await Promise.all([park('all'), entry.occurId === null ? null : park('this')]);
  return { privately: buildAddOffer(entry, { invited, drafts: { all, one }, reader, now }) };
}

async function add(
  scope: AddScope,
  facts: {
    readonly use: SubcommandUse;
    readonly chosen: Chosen;
    readonly invited: Invited;
    readonly added: readonly string[];
  },
): Promise<Answer> {
  const { use, chosen, added, invited } = facts;
  const { owner } = use.invocation;
  const { meeting, occurId } = chosen.entry;
  const { confId } = meeting;
  const invitees = [...invitedTo(chosen.entry, scope), ...added];
  const known = (await use.tools.cards.find(owner, confId))?.participants ?? [];
  const people = [...new Set([...known, ...invited.people.map(({ userId }) => userId)])];
  const plan = planOf(meeting);
  if (plan === undefined) return { privately: NOT_OURS };
  const change: MeetingChange =
    scope === 'this' && occurId !== null
      ? { kind: 'change-occurrence', occurId, change: { invitees } }
      : { kind: 'change', plan: { ...plan, invitees }, people };
  return changeMeeting({ tools: use.tools, account: chosen, owner, confId, change });
}
