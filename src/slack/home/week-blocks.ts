import type { KnownBlock } from '@slack/types';
import type { AgendaEntry } from '../../starleaf/agenda.js';
import { dayHeading } from '../blocks/agenda-list.js';
import { buildAgendaRow, type Reading } from '../blocks/agenda-row.js';
import { button, buttons, context, section } from '../blocks/build.js';
import { heading } from './next-blocks.js';

const PAGE = 10;

/** The seven days after today, ten meetings at a time, by day. */
export function buildWeekBlocks(
  week: readonly AgendaEntry[],
  { page: wanted, ...reading }: Reading & { readonly page: number },
): readonly KnownBlock[] {
  if (week.length === 0) return [heading('This week'), section('Nothing in the seven days after today.')];
  const pages = Math.ceil(week.length / PAGE);
  const page = Math.max(1, Math.min(wanted, pages));
  const shown = week.slice((page - 1) * PAGE, page * PAGE);
  return [
    heading('This week'),
    ...shown.flatMap((entry, index) => [
      ...dayHeading(entry, { ...reading, before: shown[index - 1] }),
      buildAgendaRow(entry, { ...reading, number: null }),
    ]),
    ...(pages > 1 ? [buildTurn(page, pages), context(`Page ${page} of ${pages}.`)] : []),
  ];
}

function buildTurn(page: number, pages: number): KnownBlock {
  return buttons(
    ...(page > 1 ? [button({ actionId: 'home-earlier', label: 'Earlier', value: `${page - 1}` })] : []),
    ...(page < pages ? [button({ actionId: 'home-later', label: 'Later', value: `${page + 1}` })] : []),
  );
}
