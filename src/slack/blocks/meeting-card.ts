import type { KnownBlock } from '@slack/types';
import type { DateTime, Duration } from 'luxon';
import type { DialIn } from '../../starleaf/meeting.js';
import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';
import { bold, dateToken, escapeText, mention } from './mrkdwn.js';
import { describeLength, describeTime } from './when.js';

/** What the conversation reads about a meeting. */
export interface CardFacts {
  readonly title: string;
  readonly start: DateTime<true>;
  readonly duration: Duration;
  readonly dialIn: DialIn;
  /** Slack ids. */
  readonly organiser: string;
  readonly participants: readonly string[];
  /** How many were invited by e-mail address; the addresses themselves are nobody's business here. */
  readonly guests: number;
  /** It was asked to begin at once. */
  readonly startsNow: boolean;
}

/** The card to join with. https://docs.slack.dev/reference/block-kit/blocks */
export function buildMeetingCard(facts: CardFacts): Message {
  const { title, start, duration, dialIn, organiser } = facts;
  const time = describeTime(start, duration);
  const verb = facts.startsNow ? 'started' : 'scheduled';
  const blocks: KnownBlock[] = [
    section(`:video_camera: ${bold(title)} — ${verb} by ${mention(organiser)}`),
    section(`*${time}* · ${describeLength(duration)}\nFor you: ${dateToken(start)}`),
    ...describePeople(facts).map(section),
    ...describeDialIn(dialIn).map(context),
    buttons(
      button({ actionId: 'join', label: 'Join', url: dialIn.joinUrl, style: 'primary', value: 'join' }),
    ),
  ];
  const text = `${escapeText(title)}, ${time}, ${verb} by ${mention(organiser)}. Join at ${dialIn.joinUrl}`;
  return { text, blocks };
}

/** What a card becomes once its meeting is off: no Join, and a title struck through. */
export function buildCancelledCard(facts: {
  readonly title: string;
  readonly start: DateTime<true>;
  readonly duration: Duration;
  readonly cancelledBy: string;
}): Message {
  const { title, start, duration, cancelledBy } = facts;
  const time = describeTime(start, duration);
  return {
    text: `Cancelled: ${escapeText(title)}, ${time}, by ${mention(cancelledBy)}.`,
    blocks: [
      section(`:no_entry_sign: ~${escapeText(title)}~\n~${time}~`),
      context(`Cancelled by ${mention(cancelledBy)}`),
    ],
  };
}

function describePeople({ participants, guests }: CardFacts): readonly string[] {
  const people = [
    ...participants.map(mention),
    ...(guests === 0 ? [] : [`${guests} guest${guests === 1 ? '' : 's'} by e-mail`]),
  ];
  return people.length === 0 ? [] : [`:busts_in_silhouette: With ${people.join(', ')}`];
}

/** One line; what the server does not offer is left out. */
export function describeDialIn({ phoneNumbers, accessCode, roomSystem }: DialIn): readonly string[] {
  const ways = [
    phoneNumbers.length === 0 ? '' : `Phone: ${phoneNumbers.map(escapeText).join(', ')}`,
    accessCode === null ? '' : `Access code: *${escapeText(accessCode)}*`,
    roomSystem === null ? '' : `Room system: ${escapeText(roomSystem)}`,
  ].filter((way) => way !== '');
  return ways.length === 0 ? [] : [`:telephone_receiver: ${ways.join(' · ')}`];
}
