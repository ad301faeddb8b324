import type { Note } from '../../meeting/request.js';
import type { Delivery } from '../answer.js';
import type { Message } from '../message.js';
import type { Invited } from '../plan.js';
import { button, buttons, context, section } from './build.js';
import { escapeText, mention } from './mrkdwn.js';

export interface ScheduledFacts {
  /** How the sentence was read, in words. */
  readonly reading: string;
  readonly confId: string;
  readonly channelId: string;
  readonly invited: Invited;
  readonly notes: readonly Note[];
  readonly joinUrl: string;
  /** The dial-in line of the card, if there is one. */
  readonly dialIn: readonly string[];
}

/** The private reply to the organiser: how it was read, where the card went, who is told, and Undo. */
export function buildScheduled(facts: ScheduledFacts, delivery: Delivery): Message {
  const lines = [
    `:white_check_mark: *${escapeText(facts.reading)}*`,
    describeDelivery(delivery, facts.channelId),
    ...describeInvited(facts.invited),
    ...facts.notes.map(describeNote),
  ];
  const details = delivery === 'posted' ? [] : [`Join: ${facts.joinUrl}`, ...facts.dialIn];
  return {
    text: [`Done: ${escapeText(facts.reading)}.`, ...lines.slice(1), ...details].join('\n'),
    blocks: [
      section(lines.join('\n')),
      ...(details.length === 0 ? [] : [section(details.join('\n'))]),
      buttons(
        ...(delivery === 'posted' ? [] : [button({ actionId: 'join', label: 'Join', url: facts.joinUrl })]),
        button({ actionId: 'undo', label: 'Undo', value: facts.confId }),
      ),
      context('Undo cancels the meeting and says so on the card.'),
    ],
  };
}

function describeDelivery(delivery: Delivery, channelId: string): string {
  switch (delivery) {
    case 'posted':
      return `Posted in <#${channelId}>.`;
    case 'private':
      return 'Only you see this. Pass the details on to whom you like:';
    case 'not-possible':
      return 'The meeting exists, but Slack does not let me post here, so only you see this. Type `/invite @starleaf` to let me in, or pass the details on:';
    case 'would-show-addresses':
      return 'The meeting exists. I have not posted it here: as I am not a member, the post would have shown the e-mail addresses that you typed. Type `/invite @starleaf` to let me in, or pass the details on:';
    default:
      return delivery satisfies never;
  }
}

function describeInvited({ people, guests, unreachable }: Invited): readonly string[] {
  const reached = people.length - unreachable.length + guests;
  return [
    ...(reached === 0
      ? []
      : [`StarLeaf has ${reached === 1 ? 'one person' : `${reached} people`} on the list of participants.`]),
    ...(unreachable.length === 0
      ? []
      : [
          `Slack gives me no e-mail address for ${unreachable.map(({ userId }) => mention(userId)).join(', ')}; the card names them, StarLeaf does not.`,
        ]),
  ];
}

function describeNote(note: Note): string {
  switch (note.kind) {
    case 'rolled-over':
      return 'That time has passed today, so I took tomorrow.';
    case 'ignored':
      return `I left out “${escapeText(note.words)}”.`;
    default:
      return note satisfies never;
  }
}
