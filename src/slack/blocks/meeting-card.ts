import type { KnownBlock, Overflow } from '@slack/types';
import type { DateTime, Duration } from 'luxon';
import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import type { DialIn } from '../../starleaf/meeting.js';
import { toCardBlockId } from '../card-ref.js';
import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';
import { type CardTimes, describeCardTimes } from './card-times.js';
import { bold, escapeText, mention } from './mrkdwn.js';
import { describeTime } from './when.js';

/** What the conversation reads about a meeting. */
export interface CardFacts extends CardTimes {
  readonly confId: string;
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
  const { title, dialIn, organiser } = facts;
  const verb = facts.startsNow ? 'started' : 'scheduled';
  const { headline, lines } = describeCardTimes(facts);
  const blocks: KnownBlock[] = [
    section(`:video_camera: ${bold(title)} — ${verb} by ${mention(organiser)}`),
    section(lines.join('\n')),
    ...describePeople(facts).map(section),
    ...describeDialIn(dialIn).map(context),
    buildCardButtons(facts),
  ];
  const text = `${escapeText(title)}, ${headline}, ${verb} by ${mention(organiser)}. Join at ${dialIn.joinUrl}`;
  return { text, blocks };
}

/** Join for everybody; the rest answers to its organiser, and politely to others. */
function buildCardButtons({ confId, organiser, recurrence, dialIn }: CardFacts): KnownBlock {
  const row = buttons(
    button({ actionId: 'join', label: 'Join', url: dialIn.joinUrl, style: 'primary', value: 'join' }),
    button({ actionId: 'card-details', label: 'Details', value: 'details' }),
  );
  const entries: readonly (readonly [string, string])[] = [
    ['Edit', 'edit'],
    ...(recurrence === null ? [] : ([['Skip this one', 'skip']] as const)),
    ['Cancel', 'cancel'],
    ['Share', 'share'],
    ['Copy invite', 'invite'],
  ];
  const menu: Overflow = {
    type: 'overflow',
    action_id: 'card-menu',
    options: entries.map(([label, value]) => ({ text: { type: 'plain_text', text: label }, value })),
  };
  return {
    ...row,
    block_id: toCardBlockId({ userId: organiser, confId }),
    elements: [...row.elements, menu],
  };
}

/** What a card becomes once its meeting is off: no Join, and a title struck through. */
export function buildCancelledCard(facts: {
  readonly title: string;
  /** Null for a permanent meeting. */
  readonly start: DateTime<true> | null;
  readonly duration: Duration | null;
  /** An RFC 5545 rule without DTSTART, or null. */
  readonly recurrence: string | null;
  /** A Slack id; null where it was cancelled elsewhere. */
  readonly cancelledBy: string | null;
}): Message {
  const { title, start, duration, recurrence } = facts;
  const by = facts.cancelledBy === null ? 'in StarLeaf' : `by ${mention(facts.cancelledBy)}`;
  const once = start === null || duration === null ? 'open at any time' : describeTime(start, duration);
  const time =
    recurrence === null || start === null
      ? once
      : `${once}, ${escapeText(describeRecurrence({ recurrence, start }))}`;
  return {
    text: `Cancelled: ${escapeText(title)}, ${time}, ${by}.`,
    blocks: [section(`:no_entry_sign: ~${escapeText(title)}~\n~${time}~`), context(`Cancelled ${by}`)],
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
