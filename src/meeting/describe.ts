import type { DateTime, Duration } from 'luxon';
import { describeDay } from './describe/describe-day.js';
import { findWords } from './describe/find-words.js';
import type { DescribingWords } from './describe/words.js';
import { clocksChangeWithin } from './recurrence/clock-change.js';
import { describeRule } from './recurrence/describe-rule.js';
import { nextOccurrences } from './recurrence/occurrences.js';
import type { Recurring } from './recurrence/recurring.js';
import type { MeetingRequest, Participant, Place, Schedule } from './request.js';
import { nameOfZone } from './zones/zones.js';

/** To whom and when a reading is described. */
export interface Reader {
  readonly locale: string;
  readonly now: DateTime<true>;
}

/**
 * How a request was read, as plain words in the person's language: "Q3 budget — Wed 25 Nov 2026, 15:00–15:45, London".
 * `parseMeeting` reads title and schedule back from them unchanged. Not escaped; people and place are left out.
 */
export function describe(request: MeetingRequest, reader: Reader): string {
  return join(request, { ...describeParts(request.schedule, reader), beside: [] });
}

/** As `describe`, but with people and place and escaped for Slack's mrkdwn, so that mentions show as names. */
export function describeInFull(request: MeetingRequest, reader: Reader): string {
  const { when, remark } = describeParts(request.schedule, reader);
  const place = mentionPlace(request.place.value, findWords(reader.locale));
  const beside = [...request.participants.map(mention), ...(place === null ? [] : [place])];
  const title =
    request.title === null ? null : { ...request.title, value: escapeMarkup(request.title.value) };
  return join({ title }, { when: escapeMarkup(when), remark: escapeMarkup(remark), beside });
}

/** Only the time: date, clock times, zone and, for a series, how it repeats and its next dates. */
export function describeSchedule(schedule: Schedule, reader: Reader): string {
  return join({ title: null }, { ...describeParts(schedule, reader), beside: [] });
}

interface Parts {
  readonly when: string;
  /** What is only worth knowing; empty where nothing is. */
  readonly remark: string;
}

function join(
  { title }: Pick<MeetingRequest, 'title'>,
  { when, remark, beside }: Parts & { readonly beside: readonly string[] },
): string {
  const text = [when, ...beside].filter((each) => each !== '').join(', ');
  const whole = remark === '' ? text : `${text} (${remark})`;
  return title === null ? whole : `${title.value} — ${whole}`;
}

function describeParts(schedule: Schedule, reader: Reader): Parts {
  const words = findWords(reader.locale);
  switch (schedule.kind) {
    case 'permanent':
      return { when: '', remark: '' };
    case 'now': {
      const length = words.forLength(describeLength(schedule.duration.value, words));
      return { when: `${words.now}, ${length}`, remark: '' };
    }
    case 'once':
      return { when: describeOnce(schedule.start.value, schedule.duration.value, words), remark: '' };
    case 'recurring': {
      const start = schedule.start.value;
      const once = describeOnce(start, schedule.duration.value, words);
      const rule = describeRule(schedule.recurrence.value, start, words);
      return {
        when: `${once}, ${rule}`,
        remark: describeNext({ start, recurrence: schedule.recurrence.value }, words),
      };
    }
    default:
      return schedule satisfies never;
  }
}

function describeOnce(start: DateTime<true>, duration: Duration, words: DescribingWords): string {
  const end = start.plus(duration);
  const zone = describeZone(start);
  const shown = end.offset === start.offset && duration.as('hours') < 12;
  const time = describeTime(start, words);
  return shown
    ? `${describeDay(start, words)}, ${time}–${describeTime(end, words)}, ${zone}`
    : `${describeDay(start, words)}, ${time}, ${zone}, ${words.forLength(describeLength(duration, words))}`;
}

function describeTime(at: DateTime<true>, { twelveHours }: DescribingWords): string {
  return twelveHours ? at.toFormat('h:mm a', { locale: 'en-US' }) : at.toFormat('HH:mm');
}

/** The zone's city; while the clocks show an hour twice, with the offset that tells which of the two is meant. */
function describeZone(start: DateTime<true>): string {
  const name = nameOfZone(start.zoneName);
  if (start.getPossibleOffsets().length < 2) return name;
  return `${name} (UTC${start.toFormat('ZZ')})`;
}

function describeLength(duration: Duration, { hours, minutes }: DescribingWords): string {
  const total = Math.round(duration.as('minutes'));
  const parts = [
    ...(total >= 60 ? [`${Math.floor(total / 60)} ${hours}`] : []),
    ...(total % 60 > 0 || total === 0 ? [`${total % 60} ${minutes}`] : []),
  ];
  return parts.join(' ');
}

function describeNext(recurring: Recurring, words: DescribingWords): string {
  const { start } = recurring;
  const following = nextOccurrences(recurring, { from: start.plus({ seconds: 1 }), count: 3 });
  const dates = following.map((day) =>
    day.setLocale(words.locale).toLocaleString({ weekday: 'short', day: 'numeric', month: 'short' }),
  );
  const change = clocksChangeWithin(start, following.at(-1) ?? start);
  const parts = [
    ...(dates.length > 0 ? [words.thenOn(dates)] : []),
    ...(change === null ? [] : [words.clocksChange(describeDay(change, words))]),
  ];
  return parts.join('; ');
}

function mention(participant: Participant): string {
  switch (participant.kind) {
    case 'user':
      return `<@${participant.userId}>`;
    case 'group':
      return `<!subteam^${participant.groupId}>`;
    case 'email':
      return escapeMarkup(participant.email);
    default:
      return participant satisfies never;
  }
}

function mentionPlace(place: Place, words: DescribingWords): string | null {
  switch (place.kind) {
    case 'here':
      return null;
    case 'channel':
      return `<#${place.channelId}>`;
    case 'privately':
      return words.privately;
    default:
      return place satisfies never;
  }
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
