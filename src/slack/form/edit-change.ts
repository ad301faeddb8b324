import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { MeetingChange } from '../changes/change.js';
import { inZone } from '../local-time.js';
import { type Invited, type PlanExtras, settleTime } from '../plan.js';
import type { EditBase } from './edit-base.js';
import type { FormReader } from './form-reader.js';
import type { Memo, Subject } from './memo.js';
import type { FormRequest } from './read-form.js';

/** What a submitted form is about, beside what it asks for. */
export interface EditFacts {
  readonly subject: Extract<Subject, { readonly kind: 'edit' }>;
  readonly base: EditBase;
  readonly invited: Invited;
  readonly reader: FormReader;
  /** Whether those whom StarLeaf mails hear of it. */
  readonly tells: boolean;
  readonly offers: Memo['offers'];
}

/** A submitted form as a change of the conference, or of one or some of its occurrences. */
export function toEditChange(asked: FormRequest, facts: EditFacts): MeetingChange {
  const { subject, base, invited } = facts;
  const { occurId, scope } = subject;
  const times = timesOf(asked, facts);
  const people = invited.people.map(({ userId }) => userId);
  if (occurId !== null && scope === 'this') {
    const { title, extras } = asked;
    const { start, duration } = times ?? {};
    const moved = start === undefined || duration === undefined ? {} : { start, duration };
    const described = extras.description === undefined ? {} : { description: extras.description };
    const change = { title, ...described, invitees: inviteesOf(facts), ...moved };
    return { kind: 'change-occurrence', occurId, change };
  }
  if (occurId !== null && scope === 'following') {
    return {
      kind: 'change-following',
      occurId,
      plan: planOf(asked, { ...facts, times: times ?? base.shown }),
      people,
    };
  }
  // Where nobody touched them, the times of a series stay those that it began with.
  return { kind: 'change', plan: planOf(asked, { ...facts, times: times ?? base.whole }), people };
}

type TimesOfPlan = Pick<MeetingPlan, 'start' | 'duration' | 'recurrence'>;

/** Null where nobody touched them. */
function timesOf({ schedule }: FormRequest, { reader }: EditFacts): TimesOfPlan | null {
  return schedule === null ? null : settleTime(schedule, inZone(reader.now, reader.person.zone));
}

function planOf(
  { title, extras }: FormRequest,
  { times, base, offers, tells, ...facts }: EditFacts & { readonly times: TimesOfPlan },
): MeetingPlan {
  const { start, duration, recurrence } = times;
  const { layout, ...rest } = base.whole;
  return {
    ...rest,
    ...withoutUnoffered(extras, offers),
    // What the form does not offer stays as it is; what it offers may also be taken back.
    ...(layout === undefined || offers.includes('layout') ? {} : { layout }),
    title,
    start,
    duration,
    recurrence,
    invitees: inviteesOf({ ...facts, base, offers, tells }),
    sendUpdateEmails: tells,
  };
}

function withoutUnoffered({ layout, recording, ...extras }: PlanExtras, offers: Memo['offers']): PlanExtras {
  return {
    ...extras,
    ...(layout !== undefined && offers.includes('layout') ? { layout } : {}),
    ...(recording !== undefined && offers.includes('recording') ? { recording } : {}),
  };
}

/** Addresses as StarLeaf has them, where it has; the organiser stays on a list that names them. */
function inviteesOf({ base, invited, reader }: EditFacts): readonly string[] {
  const known = new Map(base.shown.invitees.map((email) => [email.toLowerCase(), email]));
  const own = known.get(reader.person.email?.toLowerCase() ?? '');
  const emails = invited.emails.map((email) => known.get(email.toLowerCase()) ?? email);
  return own === undefined ? emails : [own, ...emails];
}
