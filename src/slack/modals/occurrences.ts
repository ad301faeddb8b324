import type { KnownBlock, ModalView, Overflow } from '@slack/types';
import { z } from 'zod';
import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import { type AgendaEntry, agendaFrom } from '../../starleaf/agenda.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { describeWhen } from '../agenda/describe-entry.js';
import { describeMarks, type Reading } from '../blocks/agenda-row.js';
import { button, buttons, context, section } from '../blocks/build.js';
import { option } from '../blocks/inputs.js';
import { bold, escapeText, shorten } from '../blocks/mrkdwn.js';
import { readJson } from '../changes/target.js';

/** The `callback_id` of the view; nothing in it is submitted. */
export const OCCURRENCES = 'occurrences';

/** How many dates a page shows. */
const PAGE = 10;

/** What the view carries. */
export interface OccurrencesPage {
  readonly confId: string;
  readonly page: number;
}

const pageValue = z.object({ confId: z.string().min(1), page: z.int().min(0).max(400) });

/** Undefined for what is none of ours. */
export function readOccurrencesPage(metadata: string): OccurrencesPage | undefined {
  return pageValue.safeParse(readJson(metadata)).data;
}

/** *Occurrences*: the dates of a series that are not over, each with its state and what can be done about it. */
export function buildOccurrences(
  facts: Reading & {
    readonly meeting: ListedMeeting;
    /** From 0. */
    readonly page: number;
    /** What has just been done, in mrkdwn; null where nothing was. */
    readonly notice: string | null;
  },
): ModalView {
  const { meeting, page, notice, ...reading } = facts;
  const coming = agendaFrom([meeting], { from: reading.now, count: (page + 1) * PAGE + 1 });
  const shown = coming.slice(page * PAGE, (page + 1) * PAGE);
  const { start, recurrence } = meeting;
  const repeats =
    start === null || recurrence === null
      ? ''
      : `\n:repeat: Repeats ${escapeText(describeRecurrence({ start, recurrence }))}`;
  const blocks: readonly KnownBlock[] = [
    ...(notice === null ? [] : [section(notice)]),
    section(`${bold(shorten(meeting.title, 256))}${repeats}`),
    ...shown.map((entry) => buildRow(entry, reading)),
    ...(shown.length === 0 ? [section('No more dates are to come.')] : []),
    ...buildPager({ page, hasMore: coming.length > (page + 1) * PAGE }),
    ...(meeting.isOurs
      ? []
      : [context('This meeting was made elsewhere, so it can be changed only in StarLeaf.')]),
  ];
  return {
    type: 'modal',
    callback_id: OCCURRENCES,
    title: { type: 'plain_text', text: 'Occurrences' },
    close: { type: 'plain_text', text: 'Close' },
    private_metadata: JSON.stringify({ confId: meeting.confId, page } satisfies OccurrencesPage),
    blocks: [...blocks],
  };
}

function buildRow(entry: AgendaEntry, reading: Reading): KnownBlock {
  const when = escapeText(describeWhen(entry, reading));
  const title = entry.title === entry.meeting.title ? '' : ` ${bold(shorten(entry.title, 150))}`;
  const marks = describeMarks(entry, reading).filter(
    (mark) => mark !== ':repeat:' && !mark.startsWith(':lock:'),
  );
  const text = [`${entry.state === 'cancelled' ? `~${when}~` : when}${title}`, ...marks].join(' · ');
  return { ...section(text), ...(entry.meeting.isOurs && { accessory: buildMenu(entry) }) };
}

function buildMenu({ occurId, state }: AgendaEntry): Overflow {
  const id = occurId ?? '';
  return {
    type: 'overflow',
    action_id: 'occurrence-menu',
    options:
      state === 'cancelled'
        ? [option(`restore ${id}`, 'Let it take place')]
        : [option(`skip ${id}`, 'Skip this one'), option(`edit ${id}`, 'Edit or move')],
  };
}

function buildPager({
  page,
  hasMore,
}: {
  readonly page: number;
  readonly hasMore: boolean;
}): readonly KnownBlock[] {
  const row = [
    ...(page === 0
      ? []
      : [button({ actionId: 'occurrences-earlier', label: 'Earlier dates', value: `${page - 1}` })]),
    ...(hasMore
      ? [button({ actionId: 'occurrences-later', label: 'Later dates', value: `${page + 1}` })]
      : []),
  ];
  return row.length === 0 ? [] : [buttons(...row)];
}
