import type { Note } from '../../meeting/request.js';
import { toEntryRef } from '../agenda/entry-ref.js';
import type { Delivery } from '../answer.js';
import type { Message } from '../message.js';
import type { Invited } from '../plan.js';
import { button, buttons, context, section } from './build.js';
import { escapeText, LONGEST_TEXT, mention, quote, shortenMrkdwn } from './mrkdwn.js';

export interface ScheduledFacts {
  /** How the sentence was read, in words. */
  readonly reading: string;
  readonly confId: string;
  /** Where the card was to go; null: to nobody. */
  readonly channelId: string | null;
  /** Where the sentence was typed; null where it came from a form. */
  readonly typedIn: string | null;
  /** Whether Undo takes back a whole series. */
  readonly repeats: boolean;
  readonly invited: Invited;
  /** The e-mail addresses that were typed. */
  readonly guests: readonly string[];
  /** Whether StarLeaf mails those on its list. */
  readonly sendsEmails: boolean;
  readonly notes: readonly Note[];
  readonly joinUrl: string;
  /** The dial-in line of the card, if there is one. */
  readonly dialIn: readonly string[];
}

/** The private reply to the organiser: how it was read, where the card went, who is told, and Undo. */
export function buildScheduled(facts: ScheduledFacts, delivery: Delivery): Message {
  const lines = [
    `:white_check_mark: *${escapeText(facts.reading)}*`,
    describeDelivery(delivery, describePlace(facts)),
    ...describeInvited(facts),
    ...facts.notes.map(describeNote),
  ];
  const ref = toEntryRef({ confId: facts.confId, occurId: null });
  const details = delivery === 'posted' ? [] : [`Join: ${facts.joinUrl}`, ...facts.dialIn];
  return {
    text: shortenMrkdwn(
      [`Done: ${escapeText(facts.reading)}.`, ...lines.slice(1), ...details].join('\n'),
      LONGEST_TEXT,
    ),
    blocks: [
      section(lines.join('\n')),
      ...(details.length === 0 ? [] : [section(details.join('\n'))]),
      buttons(
        ...(delivery === 'posted' && facts.typedIn !== null
          ? []
          : [button({ actionId: 'join', label: 'Join', url: facts.joinUrl })]),
        button({ actionId: 'undo', label: 'Undo', value: facts.confId }),
        button({ actionId: 'entry-edit', label: 'Edit…', value: `edit ${ref}` }),
        // In a modal there is no card beside it to look at.
        ...(facts.typedIn === null
          ? [button({ actionId: 'entry-details', label: 'Details', value: `details ${ref}` })]
          : []),
      ),
      context(
        `Undo cancels ${facts.repeats ? 'all meetings of the series' : 'the meeting'}${delivery === 'posted' ? ' and says so on the card' : ''}.`,
      ),
    ],
  };
}

/** Channels have a name to show; conversations between people have none. */
function describePlace({ channelId, typedIn }: ScheduledFacts): string {
  const conversation = typedIn === null ? 'the conversation that you chose' : 'this conversation';
  if (channelId === null || channelId.startsWith('D')) return conversation;
  // A channel may be shown as "private channel" where its name is not for everybody: then "this" tells more.
  return (typedIn === null || channelId === typedIn) && !channelId.startsWith('C')
    ? conversation
    : `<#${channelId}>`;
}

function describeDelivery(delivery: Delivery, place: string): string {
  switch (delivery) {
    case 'posted':
      return `Posted in ${place}.`;
    case 'private':
      return 'Only you see this. Pass the details on to whom you like:';
    case 'closed':
      return `The meeting exists, but only you see this: from elsewhere I post into public channels only, and ${place} is not one that I know of. Type the command in that channel next time, or pass the details on:`;
    case 'not-possible':
      return `The meeting exists, but Slack does not let me post in ${place}, so only you see this. Type \`/invite @starleaf\` there to let me in, or pass the details on:`;
    case 'doubtful':
      return `The meeting exists. Slack did not tell me whether its card stands in ${place}, and sent again it might stand there twice: if you do not see it, pass the details on. Type \`/invite @starleaf\` there, and I can be sure next time.`;
    case 'would-show-addresses':
      return 'The meeting exists. I have not posted it here: as I am not a member, the post would have shown the e-mail addresses that you typed. Type `/invite @starleaf` to let me in, or pass the details on:';
    case 'later':
      return `The meeting exists, but Slack does not take its card in ${place} just now. I go on trying for half an hour and tell you how that ends. If it is urgent, pass the details on:`;
    default:
      return delivery satisfies never;
  }
}

/** The rest are counted. */
const MOST_NAMED = 20;

function describeInvited({ invited, guests, sendsEmails }: ScheduledFacts): readonly string[] {
  const { people, unreachable } = invited;
  const reached = people.length - unreachable.length + invited.guests;
  const missed = unreachable.slice(0, MOST_NAMED).map(({ userId }) => mention(userId));
  return [
    ...(reached === 0
      ? []
      : [`StarLeaf has ${reached === 1 ? 'one person' : `${reached} people`} on the list of participants.`]),
    ...(unreachable.length === 0
      ? []
      : [
          `Slack gives me no e-mail address for ${listed(missed, unreachable.length)}; the card names them, StarLeaf does not.`,
        ]),
    ...(guests.length === 0
      ? []
      : [`By e-mail address: ${listed(guests.slice(0, MOST_NAMED).map(escapeText), guests.length)}.`]),
    ...(sendsEmails && reached > 0 ? ['StarLeaf sends them an e-mail.'] : []),
    ...(sendsEmails || invited.guests === 0
      ? []
      : [
          `No e-mail goes out, so please pass the link on to your ${invited.guests === 1 ? 'guest' : 'guests'}.`,
        ]),
  ];
}

function listed(shown: readonly string[], count: number): string {
  const others = count - shown.length;
  return [...shown, ...(others > 0 ? [`${others} others`] : [])].join(', ');
}

function describeNote(note: Note): string {
  switch (note.kind) {
    case 'rolled-over':
      return 'That time has passed today, so I took tomorrow.';
    case 'ignored':
      return `I left out ${quote(note.words)}.`;
    default:
      return note satisfies never;
  }
}
