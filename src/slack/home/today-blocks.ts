import type { KnownBlock } from '@slack/types';
import type { AgendaEntry } from '../../starleaf/agenda.js';
import { buildAgendaRow, type Reading } from '../blocks/agenda-row.js';
import { context } from '../blocks/build.js';
import { heading } from './next-blocks.js';

/** Whose day is fuller sees the rest by a command. */
const MOST_SHOWN = 12;

/** What is not over today; nothing where the day is free, since what comes next is told above. */
export function buildTodayBlocks(today: readonly AgendaEntry[], reading: Reading): readonly KnownBlock[] {
  if (today.length === 0) return [];
  const others = today.length - MOST_SHOWN;
  return [
    heading('Today'),
    ...today.slice(0, MOST_SHOWN).map((entry) => buildAgendaRow(entry, { ...reading, number: null })),
    ...(others > 0 ? [context(`… and ${others} more: \`/starleaf list today\``)] : []),
  ];
}
