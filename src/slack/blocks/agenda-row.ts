import type { Overflow, PlainTextOption, SectionBlock } from '@slack/types';
import { DateTime } from 'luxon';
import {
  describeClock,
  describeDate,
  describeWhen,
  type Reader,
  STATE_WORDS,
} from '../agenda/describe-entry.js';
import { toEntryRef } from '../agenda/entry-ref.js';
import type { Entry } from '../agenda/find-which.js';
import { section } from './build.js';
import { escapeText, shorten } from './mrkdwn.js';

/** By whom and when a row is read. */
export interface Reading {
  readonly reader: Reader;
  readonly now: DateTime<true>;
}

/** One meeting of a list with the menu of what one can do about it; the number is null where there are none to type. */
export function buildAgendaRow(
  entry: Entry,
  { number, ...reading }: Reading & { readonly number: number | null },
): SectionBlock {
  const { dialIn } = entry.meeting;
  const join = entry.state === 'cancelled' ? [] : [`<${dialIn.joinUrl}|Join>`];
  const text = [describeEntry(entry, { number, ...reading }), ...join].join(' · ');
  return { ...section(text), accessory: buildEntryMenu(entry) };
}

/** The row in words: number, times, title, and what is special about it. */
export function describeEntry(
  entry: Entry,
  { number, ...reading }: Reading & { readonly number: number | null },
): string {
  const title = escapeText(shorten(entry.title, 150));
  const time = describeClock(entry, reading.reader);
  const what = entry.state === 'cancelled' ? `~${time}  ${title}~` : `${time}  *${title}*`;
  const numbered = number === null ? what : `*${number}.*  ${what}`;
  return [numbered, ...describeMarks(entry, reading)].join(' · ');
}

/** What sets it apart: on now, part of a series, changed somehow, or not ours to change. */
export function describeMarks(entry: Entry, reading: Reading): readonly string[] {
  const { meeting, state } = entry;
  return [
    ...(isOn(entry, reading.now) ? [':large_green_circle: on now'] : []),
    ...(meeting.recurrence === null ? [] : [':repeat:']),
    ...(state === 'moved' ? [`_${describeMove(entry, reading)}_`] : []),
    ...(state === 'changed' || state === 'cancelled' ? [`_${STATE_WORDS[state]}_`] : []),
    ...(meeting.isOurs ? [] : [':lock: _made elsewhere; can be changed only in StarLeaf_']),
  ];
}

/** Whether it has begun and is not over. */
export function isOn({ start, duration, state }: Entry, now: DateTime<true>): boolean {
  return start !== null && state !== 'cancelled' && start <= now && start.plus(duration) > now;
}

/** "moved from Mon 30 Nov, 09:30"; what only lasts longer was not moved. */
function describeMove({ occurId, start }: Entry, { reader, now }: Reading): string {
  const planned = DateTime.fromISO(occurId ?? '', { zone: reader.zone });
  if (!planned.isValid || start === null) return STATE_WORDS.moved;
  if (+planned === +start) return 'another length';
  const time = planned.setLocale(reader.locale).toLocaleString(DateTime.TIME_SIMPLE);
  return planned.hasSame(start.setZone(reader.zone), 'day')
    ? `moved from ${time}`
    : `moved from ${describeDate(planned, { reader, now })}, ${time}`;
}

/** Each choice types a subcommand for exactly this entry. */
export function buildEntryMenu(entry: Entry): Overflow {
  const { meeting, occurId, state } = entry;
  const ref = toEntryRef({ confId: meeting.confId, occurId });
  const option = (words: string, subcommand: string): PlainTextOption => ({
    text: { type: 'plain_text', text: words },
    value: `${subcommand} ${ref}`,
  });
  const isSkipped = state === 'cancelled';
  return {
    type: 'overflow',
    action_id: 'entry-menu',
    options: [
      ...(isSkipped ? [] : [option('Join link', 'join')]),
      option('Details', 'details'),
      ...(meeting.isOurs && isSkipped ? [option('Let it take place', 'restore')] : []),
      ...(meeting.isOurs && !isSkipped ? [option('Edit', 'edit')] : []),
      ...(meeting.isOurs && !isSkipped && occurId !== null ? [option('Skip this one', 'skip')] : []),
      ...(meeting.isOurs ? [option('Cancel', 'cancel')] : []),
    ],
  };
}

/** For screen readers and notifications. */
export function describePlainly(
  entry: Entry,
  { number, ...reading }: Reading & { readonly number: number },
): string {
  const state = STATE_WORDS[entry.state];
  return `${number}. ${escapeText(shorten(entry.title, 80))}, ${describeWhen(entry, reading)}${state === '' ? '' : ` (${state})`}`;
}
