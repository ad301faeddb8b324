import type { Button, KnownBlock } from '@slack/types';
import { describeDate, describeDateAlone } from '../agenda/describe-entry.js';
import type { Entry } from '../agenda/find-which.js';
import type { Listing } from '../agenda/listing.js';
import type { Message } from '../message.js';
import { buildAgendaRow, describePlainly, type Reading } from './agenda-row.js';
import { scheduleButton, startNowButton } from './begin-buttons.js';
import { button, buttons, context, section } from './build.js';
import { LONGEST_TEXT, quote, shortenMrkdwn } from './mrkdwn.js';

/** What a list shows. */
export interface ListFacts extends Reading {
  readonly listing: Listing;
  /** All of them; the page is a part. */
  readonly entries: readonly Entry[];
  /** How many meetings StarLeaf does not let us read. */
  readonly unreadable: number;
}

const PAGE = 10;

/** A person's meetings, ten at a time, by day in their own zone; numbers go on from page to page. */
export function buildAgendaList(facts: ListFacts): Message {
  const { listing, entries, unreadable } = facts;
  if (entries.length === 0) return buildEmptyList(facts);
  const pages = Math.ceil(entries.length / PAGE);
  const page = Math.min(listing.page, pages);
  const first = (page - 1) * PAGE;
  const shown = entries.slice(first, first + PAGE);
  const heading = describeHeading(facts);
  const turn = [
    ...(page > 1 ? turnButton({ label: 'Earlier', listing, page: page - 1 }) : []),
    ...(page < pages ? turnButton({ label: 'Later', listing, page: page + 1 }) : []),
  ];
  const remark = [
    ...(pages > 1 ? [`Page ${page} of ${pages}.`] : []),
    ...describeUnreadable(unreadable),
    'Numbers can be typed, such as `/starleaf join 1`.',
  ].join(' ');
  const lines = shown.map((entry, index) => describePlainly(entry, { ...facts, number: first + index + 1 }));
  return {
    text: shortenMrkdwn([heading, ...lines].join('\n'), LONGEST_TEXT),
    blocks: [
      section(`*${heading}*`),
      ...shown.flatMap((entry, index) => [
        ...dayHeading(entry, { ...facts, before: shown[index - 1] }),
        buildAgendaRow(entry, { ...facts, number: first + index + 1 }),
      ]),
      ...(turn.length === 0 ? [] : [buttons(...turn)]),
      context(remark),
    ],
  };
}

/** Slack's limit on what a button carries; nobody turns the pages of what was asked at such length. */
const LONGEST_VALUE = 2000;

function turnButton(facts: {
  readonly label: 'Earlier' | 'Later';
  readonly listing: Listing;
  readonly page: number;
}): readonly Button[] {
  const { label, listing, page } = facts;
  const value = ['list', listing.words, `page ${page}`].filter((word) => word !== '').join(' ');
  return value.length > LONGEST_VALUE
    ? []
    : [button({ actionId: `list-${label.toLowerCase()}`, label, value })];
}

/** Above the first meeting of each day, and of those without one. */
export function dayHeading(
  { start }: Entry,
  { before, ...reading }: Reading & { readonly before: Entry | undefined },
): readonly KnownBlock[] {
  const { zone } = reading.reader;
  if (start === null) {
    return before !== undefined && before.start === null ? [] : [context('*Open at any time*')];
  }
  const isSameDay = before?.start?.setZone(zone).hasSame(start.setZone(zone), 'day') ?? false;
  return isSameDay ? [] : [context(`*${describeDate(start, reading)}*`)];
}

function describeHeading({ listing, reader, now }: ListFacts): string {
  const { span, title, channelId } = listing;
  const about = title === '' ? '' : ` for ${quote(title)}`;
  const where = channelId === null ? '' : ` in <#${channelId}>`;
  if (span === null) return `Your meetings${about}${where}`;
  const last = span.to.minus(1);
  const dates = span.from.hasSame(last, 'day')
    ? describeDate(span.from, { reader, now })
    : [span.from, last].map((day) => describeDateAlone(day, { reader, now })).join(' – ');
  return `Your meetings${about}${where}, ${dates}`;
}

function buildEmptyList(facts: ListFacts): Message {
  const heading = describeHeading(facts);
  const text = [`${heading}: none.`, ...describeUnreadable(facts.unreadable)].join(' ');
  return {
    text,
    blocks: [section(text), buttons(scheduleButton(), startNowButton())],
  };
}

/** What there is beside the list that StarLeaf does not show; nothing where there is none. */
export function describeUnreadable(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    `${count === 1 ? 'One more meeting is' : `${count} more meetings are`} in StarLeaf, which does not show ${count === 1 ? 'it' : 'them'} to me.`,
  ];
}
