import type { KnownBlock } from '@slack/types';
import type { DateTime, Duration } from 'luxon';
import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
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
  /** An RFC 5545 rule without DTSTART, or null. */
  readonly recurrence: string | null;
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
  const { title, start, duration, recurrence, dialIn, organiser } = facts;
  const time = describeTime(start, duration);
  const repeats = recurrence === null ? null : describeRecurrence({ recurrence, start });
  const verb = facts.startsNow ? 'started' : 'scheduled';
  const blocks: KnownBlock[] = [
    section(`:video_camera: ${bold(title)} — ${verb} by ${mention(organiser)}`),
    section(
      [
        `*${time}* · ${describeLength(duration)}`,
        ...(repeats === null ? [] : [`:repeat: Repeats ${escapeText(repeats)}; the first is shown`]),
        `For you: ${dateToken(start)}`,
      ].join('\n'),
    ),
    ...describePeople(facts).map(section),
    ...describeDialIn(dialIn).map(context),
    buttons(
      button({ actionId: 'join', label: 'Join', url: dialIn.joinUrl, style: 'primary', value: 'join' }),
    ),
  ];
  const when = repeats === null ? time : `${time}, ${escapeText(repeats)}`;
  const text = `${escapeText(title)}, ${when}, ${verb} by ${mention(organiser)}. Join at ${dialIn.joinUrl}`;
  return { text, blocks };
}

/** What a card becomes once its meeting is off: no Join, and a title struck through. */
export function buildCancelledCard(facts: {
  readonly title: string;
  readonly start: DateTime<true>;
  readonly duration: Duration;
  /** An RFC 5545 rule without DTSTART, or null. */
  readonly recurrence: string | null;
  readonly cancelledBy: string;
}): Message {
  const { title, start, duration, recurrence, cancelledBy } = facts;
  const once = describeTime(start, duration);
  const time =
    recurrence === null ? once : `${once}, ${escapeText(describeRecurrence({ recurrence, start }))}`;
  return {
    text: `Cancelled: ${escapeText(title)}, ${time}, by ${mention(cancelledBy)}.`,
    blocks: [
      section(`:no_entry_sign: ~${escapeText(title)}~\n~${time}~`),
      context(`Cancelled by ${mention(cancelledBy)}`),
    ],
  };
}

/** A card that calls a whole company by name is read by nobody. */
const MOST_NAMED = 40;

function describePeople({ participants, guests }: CardFacts): readonly string[] {
  const others = participants.length - MOST_NAMED;
  const people = [
    ...participants.slice(0, MOST_NAMED).map(mention),
    ...(others <= 0 ? [] : [`${others} other${others === 1 ? '' : 's'}`]),
    ...(guests === 0 ? [] : [`${guests} guest${guests === 1 ? '' : 's'} by e-mail`]),
  ];
  return people.length === 0 ? [] : [`:busts_in_silhouette: With ${people.join(', ')}`];
}

/** StarLeaf may have a number for each country. */
const MOST_NUMBERS = 10;

/** One line; what the server does not offer is left out. */
export function describeDialIn({ phoneNumbers, accessCode, roomSystem }: DialIn): readonly string[] {
  const ways = [
    phoneNumbers.length === 0
      ? ''
      : `Phone: ${phoneNumbers.slice(0, MOST_NUMBERS).map(escapeText).join(', ')}`,
    accessCode === null ? '' : `Access code: *${escapeText(accessCode)}*`,
    roomSystem === null ? '' : `Room system: ${escapeText(roomSystem)}`,
  ].filter((way) => way !== '');
  return ways.length === 0 ? [] : [`:telephone_receiver: ${ways.join(' · ')}`];
}
