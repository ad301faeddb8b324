import type { ModalView } from '@slack/types';
import type { Entry } from '../agenda/find-which.js';
import type { Reading } from '../blocks/agenda-row.js';
import { buildDetails } from '../blocks/details.js';

/** The `callback_id` of the view; nothing in it is submitted. */
export const DETAILS = 'details';

/** Everything about one meeting. */
export function buildDetailsModal(entry: Entry, reading: Reading): ModalView {
  return {
    type: 'modal',
    callback_id: DETAILS,
    title: { type: 'plain_text', text: 'Meeting' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [...buildDetails(entry, reading)],
  };
}
