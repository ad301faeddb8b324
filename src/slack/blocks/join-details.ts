import type { DateTime } from 'luxon';
import { describeWhen } from '../agenda/describe-entry.js';
import { toEntryRef } from '../agenda/entry-ref.js';
import type { Entry } from '../agenda/find-which.js';
import type { Message } from '../message.js';
import { isOn, type Reading } from './agenda-row.js';
import { scheduleButton, startNowButton } from './begin-buttons.js';
import { button, buttons, context, section } from './build.js';
import { describeDialIn } from './meeting-card.js';
import { bold, escapeText, shorten } from './mrkdwn.js';

/** How to join one meeting, for one person alone. */
export function buildJoinDetails(entry: Entry, reading: Reading): Message {
  const { meeting, title, occurId, state } = entry;
  const { joinUrl } = meeting.dialIn;
  const ref = toEntryRef({ confId: meeting.confId, occurId });
  const lead = `${bold(shorten(title, 150))} ${describeNearness(entry, reading)}`;
  const dialIn = describeDialIn(meeting.dialIn);
  const skipped = state === 'cancelled' ? ['This date is skipped, so nobody may be there.'] : [];
  return {
    text: [lead, ...skipped, `Join at ${joinUrl}`, ...dialIn].join('\n'),
    blocks: [
      section([`:video_camera: ${lead}`, ...skipped].join('\n')),
      section([`Join: ${joinUrl}`, ...dialIn].join('\n')),
      buttons(
        button({ actionId: 'join', label: 'Join', url: joinUrl, style: 'primary', value: 'join' }),
        button({ actionId: 'entry-details', label: 'Details', value: `details ${ref}` }),
        button({ actionId: 'entry-share', label: 'Share', value: `share ${ref}` }),
        button({ actionId: 'entry-copy', label: 'Copy invite', value: `copy ${ref}` }),
      ),
      context('Only you see this.'),
    ],
  };
}

/** For `next` where nothing is to come. */
export function buildNothingNext(): Message {
  const text = 'You have no meetings coming up.';
  return {
    text,
    blocks: [section(text), buttons(scheduleButton(), startNowButton())],
  };
}

/** "is on now, until 15:30", "starts in 20 minutes: Today, Tue 24 Nov, 15:00–15:30". */
export function describeNearness(entry: Entry, reading: Reading): string {
  const { start, duration } = entry;
  const when = escapeText(describeWhen(entry, reading));
  if (start === null) return `is ${when}`;
  if (isOn(entry, reading.now)) return `is on now: ${when}`;
  if (start.plus(duration) <= reading.now) return `is over: ${when}`;
  const wait = describeWait(start, reading.now);
  return `starts ${wait === null ? '' : `${wait}: `}${when}`;
}

/** Only where the clock alone would not tell at a glance. */
function describeWait(start: DateTime<true>, now: DateTime<true>): string | null {
  const minutes = Math.ceil(start.diff(now, 'minutes').minutes);
  if (minutes > 12 * 60) return null;
  if (minutes < 60) return `in ${minutes} minute${minutes === 1 ? '' : 's'}`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `in ${hours} hour${hours === 1 ? '' : 's'}${rest === 0 ? '' : ` ${rest} minutes`}`;
}
