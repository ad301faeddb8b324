import type { CardRecord } from '../cards.js';
import type { Message } from '../message.js';
import { button, buttons, section } from './build.js';
import { bold, mention } from './mrkdwn.js';

/** For somebody who used a card of another's meeting; null where nothing is known of it. */
export function buildNotYours(
  record: Pick<CardRecord, 'owner' | 'title' | 'joinUrl' | 'isCancelled'> | null,
): Message {
  const text =
    record === null
      ? 'Only the organiser of this meeting can do that.'
      : `Only ${mention(record.owner.userId)} can change ${bold(record.title)} or see its details. Everybody here can join it.`;
  const join =
    record === null || record.joinUrl === null || record.isCancelled
      ? []
      : [
          buttons(
            button({ actionId: 'join', label: 'Join', url: record.joinUrl, style: 'primary', value: 'join' }),
          ),
        ];
  return { text, blocks: [section(text), ...join] };
}
