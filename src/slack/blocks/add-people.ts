import type { AgendaEntry } from '../../starleaf/agenda.js';
import { describeDate, describeWhen } from '../agenda/describe-entry.js';
import type { Message } from '../message.js';
import { type Invited, PLAN_LIMITS } from '../plan.js';
import type { Reading } from './agenda-row.js';
import { button, buttons, context, section } from './build.js';
import { bold, escapeText, mention, shorten } from './mrkdwn.js';

/** The question before people are added to a meeting; only its organiser reads it. */
export function buildAddOffer(
  entry: AgendaEntry,
  facts: Reading & {
    readonly invited: Invited;
    /** What each button goes on with; `one` is null where there is one date only. */
    readonly drafts: { readonly all: string; readonly one: string | null };
  },
): Message {
  const { invited, drafts, ...reading } = facts;
  const { all, one } = drafts;
  const text = `Add ${describePeople(invited)} to ${bold(shorten(entry.title, 150))}, ${escapeText(describeWhen(entry, reading))}?`;
  return {
    text,
    blocks: [
      section(text),
      buttons(
        button({
          actionId: 'choose-0',
          label: one === null ? 'Add to this meeting' : 'Add to all dates',
          value: all,
          style: 'primary',
        }),
        ...(one === null
          ? []
          : [
              button({
                actionId: 'choose-1',
                label: `Only ${describeDate(entry.start, reading)}`,
                value: one,
              }),
            ]),
        button({ actionId: 'dismiss', label: 'No, leave it', value: 'dismiss' }),
      ),
      ...describeUnreachable(invited).map(context),
      context(
        entry.meeting.sendEmails
          ? 'StarLeaf sends its e-mails about this meeting to everybody invited.'
          : 'StarLeaf sends no e-mails about this meeting.',
      ),
    ],
  };
}

/** Where everybody named is invited already, or cannot be. */
export function buildNobodyToAdd(title: string, invited: Invited): Message {
  const reasons = describeUnreachable(invited);
  const text =
    invited.emails.length === 0 && reasons.length > 0
      ? `I have added nobody to ${bold(shorten(title, 150))}. ${reasons.join(' ')}`
      : `Everybody you named is invited to ${bold(shorten(title, 150))} already.`;
  return { text, blocks: [section(text)] };
}

/** Where the meeting would have more people than StarLeaf holds. */
export function buildTooMany(title: string): Message {
  const text = `${bold(shorten(title, 150))} would have more than the ${PLAN_LIMITS.mostInvitees} people that StarLeaf holds, so I have added nobody.`;
  return { text, blocks: [section(text)] };
}

/** The rest are counted. */
const MOST_NAMED = 20;

function describePeople({ people, guests }: Invited): string {
  const others = people.length - MOST_NAMED;
  const parts = [
    ...people.slice(0, MOST_NAMED).map(({ userId }) => mention(userId)),
    ...(others > 0 ? [`${others} more`] : []),
    ...(guests > 0 ? [`${guests} guest${guests === 1 ? '' : 's'} by e-mail`] : []),
  ];
  return parts.join(', ');
}

function describeUnreachable({ unreachable }: Invited): readonly string[] {
  if (unreachable.length === 0) return [];
  const named = unreachable.slice(0, MOST_NAMED).map(({ userId }) => mention(userId));
  const others = unreachable.length - named.length;
  const list = others > 0 ? `${named.join(', ')} and ${others} more` : named.join(', ');
  return [`Slack tells me no e-mail address of ${list}, so StarLeaf cannot invite them.`];
}
