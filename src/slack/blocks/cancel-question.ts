import { describeWhen } from '../agenda/describe-entry.js';
import type { Entry } from '../agenda/find-which.js';
import { writeTarget } from '../changes/target.js';
import type { Message } from '../message.js';
import type { Reading } from './agenda-row.js';
import { button, buttons, context, section } from './build.js';
import { bold, escapeText } from './mrkdwn.js';

/** Before something is cancelled: what, and who is told. Of a series only this date, unless more is chosen. */
export function buildCancelQuestion(
  entry: Entry,
  { channelIds, ...reading }: Reading & { readonly channelIds: readonly string[] },
): Message {
  const { meeting, title, occurId } = entry;
  const when = describeWhen(entry, reading);
  const question = `Cancel ${bold(title)}, ${escapeText(when)}?`;
  const told = describeTold(channelIds, meeting.sendEmails ? meeting.participants.length : 0);
  const value = writeTarget({ confId: meeting.confId, occurId });
  const choice = (scope: string, label: string, style?: 'primary' | 'danger') =>
    button({ actionId: `confirm-cancel-${scope}`, label, value, ...(style !== undefined && { style }) });
  const choices =
    occurId === null
      ? [choice('all', 'Cancel the meeting', 'danger')]
      : [
          ...(entry.state === 'cancelled' ? [] : [choice('this', 'Only this one', 'primary')]),
          choice('following', 'This and all following'),
          choice('all', 'The whole series', 'danger'),
        ];
  const remark =
    occurId === null ? 'This cannot be undone.' : 'One date can be restored later; a whole series cannot.';
  return {
    text: `${question} ${told}`,
    blocks: [
      section(`${question}\n${told}`),
      buttons(...choices, button({ actionId: 'dismiss', label: 'Keep it', value: 'dismiss' })),
      context(remark),
    ],
  };
}

/** Conversations between people have no name to show. */
function describeTold(channelIds: readonly string[], mails: number): string {
  const named = [...new Set(channelIds)].filter((id) => id.startsWith('C')).map((id) => `<#${id}>`);
  const others = new Set(channelIds).size - named.length;
  const places = [
    ...named,
    ...(others === 0 ? [] : [others === 1 ? 'one other conversation' : `${others} other conversations`]),
  ];
  const seen =
    places.length === 0
      ? 'No conversation has a card of it'
      : `People in ${new Intl.ListFormat('en-GB').format(places)} see it on the card`;
  const mailed =
    mails === 0
      ? 'nobody gets an e-mail'
      : `StarLeaf mails ${mails === 1 ? 'one person' : `${mails} people`}`;
  return `${seen}; ${mailed}.`;
}
