import type { KnownBlock, Overflow } from '@slack/types';
import { DateTime, type Duration } from 'luxon';
import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import type { AgendaEntry } from '../../starleaf/agenda.js';
import type { DialIn } from '../../starleaf/meeting.js';
import { toCardBlockId } from '../card-ref.js';
import { inZone } from '../local-time.js';
import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';
import { bold, dateToken, escapeText, mention, shorten } from './mrkdwn.js';
import { describeLength, describeTime } from './when.js';

/** One of the dates of a series. */
export type CardDate = Pick<AgendaEntry, 'occurId' | 'title' | 'start' | 'duration' | 'state'>;

/** What the conversation reads about a meeting. */
export interface CardFacts {
  readonly confId: string;
  readonly title: string;
  /** Of a series, the first occurrence; null for a permanent meeting. */
  readonly start: DateTime<true> | null;
  readonly duration: Duration | null;
  /** An RFC 5545 rule without DTSTART, or null. */
  readonly recurrence: string | null;
  /** Of a series, what comes next, what was moved and skipped included. */
  readonly dates: readonly CardDate[];
  readonly dialIn: DialIn;
  /** Slack ids. */
  readonly organiser: string;
  readonly participants: readonly string[];
  /** How many were invited by e-mail address; the addresses themselves are nobody's business here. */
  readonly guests: number;
  /** It was asked to begin at once. */
  readonly startsNow: boolean;
}

/** How many dates of a series a card shows. */
export const DATES_SHOWN = 5;

/** The card to join with. https://docs.slack.dev/reference/block-kit/blocks */
export function buildMeetingCard(facts: CardFacts): Message {
  const { title, dialIn, organiser } = facts;
  const verb = facts.startsNow ? 'started' : 'scheduled';
  const { headline, lines } = describeTimes(facts);
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

/** When it takes place: in a line for notifications, and in full. */
function describeTimes(facts: CardFacts): { readonly headline: string; readonly lines: readonly string[] } {
  const { start, duration, recurrence, dates } = facts;
  if (start === null || duration === null)
    return { headline: 'open at any time', lines: ['*Open at any time*'] };
  const shown = dates.find(({ state }) => state !== 'cancelled') ?? { start, duration };
  const time = describeTime(shown.start, shown.duration);
  const about = `*${time}* · ${describeLength(shown.duration)}`;
  if (recurrence === null) return { headline: time, lines: [about, `For you: ${dateToken(shown.start)}`] };
  const repeats = escapeText(describeRecurrence({ recurrence, start }));
  return {
    headline: `${time}, ${repeats}`,
    lines: [
      about,
      `:repeat: Repeats ${repeats}; ${dates.length === 0 ? 'no date is to come' : 'the next is shown'}`,
      ...(dates.length < 2
        ? []
        : [`:calendar: ${dates.map((date) => describeDate(date, facts)).join(' · ')}`]),
      `For you: ${dateToken(shown.start)}`,
    ],
  };
}

/** "Thu 26 Nov", "~Thu 3 Dec~ skipped", "Fri 11 Dec, 10:00–10:30 instead of Thu 10 Dec". */
function describeDate(date: CardDate, { start: first, title }: CardFacts): string {
  const zone = first?.zoneName ?? date.start.zoneName;
  const start = inZone(date.start.toMillis(), zone);
  const day = toDay(start);
  switch (date.state) {
    case 'planned':
      return day;
    case 'cancelled':
      return `~${day}~ skipped`;
    case 'changed':
      return date.title === title ? `${day} _changed_` : `${day} _${escapeText(shorten(date.title, 60))}_`;
    case 'moved': {
      const planned = date.occurId === null ? undefined : readPlanned(date.occurId, zone);
      const clock = `${start.toFormat('HH:mm')}–${start.plus(date.duration).toFormat('HH:mm')}`;
      const from =
        planned === undefined || planned.hasSame(start, 'day') ? '' : ` instead of ${toDay(planned)}`;
      return `${day}, ${clock}${from === '' ? ' _moved_' : from}`;
    }
    default:
      return date.state satisfies never;
  }
}

function readPlanned(occurId: string, zone: string): DateTime<true> | undefined {
  const planned = DateTime.fromISO(occurId, { zone });
  return planned.isValid ? planned : undefined;
}

function toDay(moment: DateTime<true>): string {
  return moment.setLocale('en-GB').toFormat('ccc d LLL');
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
