import type { KnownBlock } from '@slack/types';
import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import type { AgendaEntry } from '../../starleaf/agenda.js';
import { describeWhen } from '../agenda/describe-entry.js';
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
  const rows = [
    ...series.map((entry) => buildSeriesRow(entry, reading)),
    ...permanent.map((entry) => buildAgendaRow(entry, { ...reading, number: null })),
  ];
  const others = rows.length - MOST_SHOWN;
  const remarks = [
    ...(others > 0 ? [`… and ${others} more: \`/starleaf list\``] : []),
    ...describeUnreadable(unreadable),
  ];
  return [
    ...(rows.length === 0 ? [] : [heading('Your series')]),
    ...rows.slice(0, MOST_SHOWN),
    ...(remarks.length === 0 ? [] : [context(remarks.join(' '))]),
  ];
}

function buildSeriesRow(next: AgendaEntry, reading: Reading): KnownBlock {
  const { start, recurrence, title, isOurs } = next.meeting;
  const repeats =
    start === null || recurrence === null
      ? ''
      : ` · :repeat: ${escapeText(describeRecurrence({ start, recurrence }))}`;
  const lock = isOurs ? '' : ' · :lock: _made elsewhere_';
  const text = `${bold(shorten(title, 150))}${repeats}${lock}\nNext: ${escapeText(describeWhen(next, reading))}`;
  return { ...section(text), accessory: buildEntryMenu(next) };
}
