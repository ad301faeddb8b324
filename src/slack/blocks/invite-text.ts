import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import type { Entry } from '../agenda/find-which.js';
import type { Message } from '../message.js';
import { context, section } from './build.js';
import { escapeText, shorten } from './mrkdwn.js';
import { describeTime } from './when.js';

/** A meeting in plain words, to copy into whatever one writes: nobody is mentioned and no address is named. */
export function buildInviteText(entry: Entry): Message {
  const { meeting, title, start, duration } = entry;
  const { joinUrl, phoneNumbers, accessCode, roomSystem } = meeting.dialIn;
  const lines = [
    shorten(title.replace(/\s+/g, ' '), 256),
    start === null ? 'Open at any time' : describeTime(start, duration),
    ...(meeting.recurrence === null || meeting.start === null
      ? []
      : [`Repeats ${describeRecurrence({ start: meeting.start, recurrence: meeting.recurrence })}`]),
    `Join: ${joinUrl}`,
    ...(phoneNumbers.length === 0 ? [] : [`Phone: ${phoneNumbers.slice(0, 10).join(', ')}`]),
    ...(accessCode === null ? [] : [`Access code: ${accessCode}`]),
    ...(roomSystem === null ? [] : [`Room system: ${roomSystem}`]),
  ];
  // Backticks of a title would end the block.
  const text = escapeText(lines.join('\n').replaceAll('```', "'''"));
  return {
    text,
    blocks: [
      section(`\`\`\`${text}\`\`\``),
      context('Copy this into an e-mail or wherever you like. Only you see it.'),
    ],
  };
}
