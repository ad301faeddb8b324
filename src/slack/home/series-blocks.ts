import type { KnownBlock } from '@slack/types';
import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import { describeWhen } from '../agenda/describe-entry.js';
import type { Entry } from '../agenda/find-which.js';
import { describeUnreadable } from '../blocks/agenda-list.js';
import { buildAgendaRow, buildEntryMenu, type Reading } from '../blocks/agenda-row.js';
import { context, section } from '../blocks/build.js';
import { bold, escapeText, shorten } from '../blocks/mrkdwn.js';
import type { Coming } from './coming.js';
import { heading } from './next-blocks.js';

/** The rest is a command away. */
const MOST_SHOWN = 10;

/** The series a person owns, by their next date, and what is open at any time. */
export function buildSeriesBlocks(
  { series, permanent }: Pick<Coming, 'series' | 'permanent'>,
  { unreadable, ...reading }: Reading & { readonly unreadable: number },
): readonly KnownBlock[] {
  const entries = [...series, ...permanent];
  const others = entries.length - MOST_SHOWN;
  const remarks = [
    ...(others > 0 ? [`… and ${others} more: \`/starleaf list\``] : []),
    ...describeUnreadable(unreadable),
  ];
  return [
    ...(entries.length === 0 ? [] : [heading('Your series')]),
    ...entries.slice(0, MOST_SHOWN).map((entry) => buildRow(entry, reading)),
    ...(remarks.length === 0 ? [] : [context(remarks.join(' '))]),
  ];
}

function buildRow(next: Entry, reading: Reading): KnownBlock {
  const { start, recurrence, isOurs } = next.meeting;
  if (start === null || recurrence === null) return buildAgendaRow(next, { ...reading, number: null });
  const marks = [
    bold(shorten(next.meeting.title, 150)),
    `:repeat: ${escapeText(describeRecurrence({ start, recurrence }))}`,
    ...(isOurs ? [] : [':lock: _made elsewhere_']),
  ];
  const text = `${marks.join(' · ')}\nNext: ${escapeText(describeWhen(next, reading))}`;
  return { ...section(text), accessory: buildEntryMenu(next) };
}
