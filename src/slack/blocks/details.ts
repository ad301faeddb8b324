import type { Button, KnownBlock } from '@slack/types';
import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import { agendaFrom } from '../../starleaf/agenda.js';
import type { ConferenceParticipant } from '../../starleaf/meeting.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { describeWhen } from '../agenda/describe-entry.js';
import { toEntryRef } from '../agenda/entry-ref.js';
import type { Entry } from '../agenda/find-which.js';
import { describeMarks, type Reading } from './agenda-row.js';
import { button, buttons, context, section } from './build.js';
import { nameLayout } from './layouts.js';
import { describeDialIn } from './meeting-card.js';
import { escapeText } from './mrkdwn.js';
import { describeLength, describeZone } from './when.js';

/** Everything about one meeting at one time, for its organiser alone: addresses are shown. */
export function buildDetails(entry: Entry, reading: Reading): readonly KnownBlock[] {
  const { meeting, title } = entry;
  return [
    section(`*${escapeText(title)}*\n${describeTimes(entry, reading).join('\n')}`),
    ...describeSeries(entry, reading).map(section),
    ...describePeople(meeting.participants).map(section),
    ...(meeting.description === '' ? [] : [section(`*Agenda*\n${escapeText(meeting.description)}`)]),
    section([`Join: ${meeting.dialIn.joinUrl}`, ...describeDialIn(meeting.dialIn)].join('\n')),
    ...describeOptions(meeting).map(context),
    buttons(...buildButtons(entry)),
  ];
}

function describeTimes(entry: Entry, reading: Reading): readonly string[] {
  const { start, duration, meeting } = entry;
  if (start === null) return ['Open at any time: it has no date.'];
  const zone = meeting.start?.zoneName ?? start.zoneName;
  const there = start.setZone(zone);
  const isElsewhere = there.offset !== start.setZone(reading.reader.zone).offset;
  return [
    `${escapeText(describeWhen(entry, reading))} · ${describeLength(duration)}`,
    ...(isElsewhere ? [`${there.toFormat('HH:mm')} ${describeZone(zone)}`] : []),
    ...describeMarks(entry, reading).filter((mark) => mark !== ':repeat:'),
  ];
}

/** How it repeats, its next three dates, and what is special about single ones. */
function describeSeries({ meeting }: Entry, reading: Reading): readonly string[] {
  const { start, recurrence, modifiedOccurrences } = meeting;
  if (start === null || recurrence === null) return [];
  const coming = agendaFrom([meeting], { from: reading.now, count: 3 });
  const dates = coming.map((entry) =>
    [escapeText(describeWhen(entry, reading)), ...describeMarks(entry, reading).filter(isOfItsOwn)].join(
      ' · ',
    ),
  );
  const modified = modifiedOccurrences.length;
  return [
    [
      `:repeat: Repeats ${escapeText(describeRecurrence({ start, recurrence }))}`,
      ...(dates.length === 0
        ? ['The series is over.']
        : ['Next dates:', ...dates.map((date) => `• ${date}`)]),
      ...(modified === 0
        ? []
        : [`${modified} date${modified === 1 ? ' was' : 's were'} changed, moved or skipped.`]),
    ].join('\n'),
  ];
}

/** Not what is true of the whole series. */
function isOfItsOwn(mark: string): boolean {
  return mark !== ':repeat:' && !mark.startsWith(':lock:');
}

const REPLIES: Readonly<Record<ConferenceParticipant['reply'], string>> = {
  accepted: ':white_check_mark: yes',
  tentative: ':grey_question: maybe',
  declined: ':x: no',
  none: 'no answer yet',
};

/** The rest are counted: a section holds 3,000 characters. */
const MOST_NAMED = 25;

function describePeople(participants: readonly ConferenceParticipant[]): readonly string[] {
  if (participants.length === 0) return [];
  const named = participants.slice(0, MOST_NAMED).map(describePerson);
  const others = participants.length - named.length;
  return [
    [`*People* (${participants.length})`, ...named, ...(others > 0 ? [`and ${others} more`] : [])].join('\n'),
  ];
}

function describePerson({ name, email, reply, isRoom, isMailRefused }: ConferenceParticipant): string {
  const who = name === null ? escapeText(email) : `${escapeText(name)} (${escapeText(email)})`;
  return `• ${isRoom ? ':door: ' : ''}${who} · ${isMailRefused ? ':warning: the e-mail to them came back' : REPLIES[reply]}`;
}

function describeOptions({
  layout,
  recording,
  requireOwner,
  sendEmails,
  isOurs,
}: ListedMeeting): readonly string[] {
  const options = [
    ...(layout === null ? [] : [`Layout: ${escapeText(nameLayout(layout))}`]),
    ...(recording ? ['Recorded'] : []),
    ...(requireOwner ? ['Starts only with you'] : []),
    ...(sendEmails ? ['StarLeaf sends its own e-mails about it'] : []),
    ...(isOurs ? [] : ['Made elsewhere, so it can be changed only in StarLeaf']),
  ];
  return options.length === 0 ? [] : [options.join(' · ')];
}

function buildButtons({ meeting, occurId, state }: Entry): readonly Button[] {
  const { confId, isOurs, recurrence, dialIn } = meeting;
  const ref = toEntryRef({ confId, occurId });
  const typing = (label: string, subcommand: string) =>
    button({ actionId: `entry-${subcommand}`, label, value: `${subcommand} ${ref}` });
  const isOpen = state !== 'cancelled';
  return [
    ...(isOpen
      ? [button({ actionId: 'join', label: 'Join', url: dialIn.joinUrl, style: 'primary', value: 'join' })]
      : []),
    ...(isOpen ? [typing('Share', 'share'), typing('Copy invite', 'copy')] : []),
    ...(isOurs && isOpen ? [typing('Edit', 'edit')] : []),
    ...(isOurs && !isOpen ? [typing('Let it take place', 'restore')] : []),
    ...(isOurs && recurrence !== null ? [typing('Occurrences', 'occurrences')] : []),
    ...(isOurs ? [typing('Cancel', 'cancel')] : []),
  ];
}
