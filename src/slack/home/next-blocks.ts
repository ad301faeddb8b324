import type { KnownBlock } from '@slack/types';
import type { AgendaEntry } from '../../starleaf/agenda.js';
import { toEntryRef } from '../agenda/entry-ref.js';
import { isOn, type Reading } from '../blocks/agenda-row.js';
import { button, buttons, context, section } from '../blocks/build.js';
import { describeNearness } from '../blocks/join-details.js';
import { describeDialIn } from '../blocks/meeting-card.js';
import { bold, shorten } from '../blocks/mrkdwn.js';

/** The meeting that is on or comes next, with Join. */
export function buildNextBlocks(next: AgendaEntry | undefined, reading: Reading): readonly KnownBlock[] {
  if (next === undefined) return [heading('Your next meeting'), section('You have no meetings coming up.')];
  const { meeting, occurId, title } = next;
  const ref = toEntryRef({ confId: meeting.confId, occurId });
  return [
    heading(isOn(next, reading.now) ? 'On now' : 'Your next meeting'),
    section(`:video_camera: ${bold(shorten(title, 150))} ${describeNearness(next, reading)}`),
    ...describeDialIn(meeting.dialIn).map(context),
    buttons(
      button({
        actionId: 'join',
        label: 'Join',
        url: meeting.dialIn.joinUrl,
        value: 'join',
        style: 'primary',
      }),
      button({ actionId: 'entry-details', label: 'Details', value: `details ${ref}` }),
    ),
  ];
}

/** What stands above a part of Home. */
export function heading(words: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text: words } };
}
