import type { DateTime } from 'luxon';
import type { Context } from '../../meeting/read-sentence.js';
import type { Span } from '../../meeting/recurrence/recurring.js';
import { readTimesSaid } from '../../meeting/times-said.js';
import { type AgendaEntry, agendaBetween, agendaFrom, permanentEntries } from '../../starleaf/agenda.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import type { Entry } from './find-which.js';
import { matchesTitle } from './title-match.js';

/** What somebody wants listed. */
export interface Listing {
  /** As typed, without the page. */
  readonly words: string;
  /** From 1. */
  readonly page: number;
  /** Null for whatever comes next. */
  readonly span: Span | null;
  /** Only meetings whose card was posted there. */
  readonly channelId: string | null;
  /** Only meetings with these words in their title; empty for all. */
  readonly title: string;
}

/** Reads what stands behind `list`: a day or a span of days, a channel, words of a title, any of them or none. */
export function readListing(text: string, context: Context): Listing {
  const [, words = '', page = '1'] = /^(.*?)(?:\s*\bpage (\d{1,3}))?$/is.exec(text.trim()) ?? [];
  const [mention = '', channelId = null] = /<#([CG][A-Z0-9]+)(?:\|[^<>]*)?>/.exec(words) ?? [];
  const times = readTimesSaid(words.replace(mention, ' '), context);
  return {
    words,
    page: Math.max(1, Number(page)),
    span: times.spans[0] ?? null,
    channelId,
    title: times.words.replace(FILLERS, ' ').trim(),
  };
}

/** "my meetings this week" names no title. */
const FILLERS = /\b(?:all|my|the|of|in|meetings?|everything)\b/gi;

/** The most that one list numbers. */
const MOST_LISTED = 100;

/**
 * What is listed: dated entries in order of time, then, where no time was said, permanent meetings. A span is listed
 * whole, also what is over; without one it begins with what is on now.
 */
export function collectEntries(
  { span, title }: Pick<Listing, 'span' | 'title'>,
  { meetings, now }: { readonly meetings: readonly ListedMeeting[]; readonly now: DateTime<true> },
): readonly Entry[] {
  const isWanted = (each: { readonly title: string }) => title === '' || matchesTitle(each.title, title);
  const dated = span === null ? comingOf(meetings, { now, isWanted }) : agendaBetween(meetings, span);
  const permanent = span === null ? permanentEntries(meetings) : [];
  return [...dated.filter(isWanted).slice(0, MOST_LISTED), ...permanent.filter(isWanted)];
}

function comingOf(
  meetings: readonly ListedMeeting[],
  facts: { readonly now: DateTime<true>; readonly isWanted: (each: { readonly title: string }) => boolean },
): readonly AgendaEntry[] {
  const candidates = meetings.filter(
    (meeting) => facts.isWanted(meeting) || meeting.exceptions.some(facts.isWanted),
  );
  return agendaFrom(candidates, { from: facts.now, count: MOST_LISTED });
}
