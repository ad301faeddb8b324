import { describeDay, describeStart, describeTime } from '../mail/describe-time.js';
import { type Fact, type Letter, type Link, toLine, toText } from '../mail/letter.js';
import type { Mail } from '../mail/mail.js';
import type { MailCalendar } from '../mail/outbox.js';
import { renderHtml } from '../mail/render-html.js';
import { renderText } from '../mail/render-text.js';
import { type Answer, findWords, type InvitationWords, toLanguageTag } from '../mail/words.js';
import { lastOccurrence } from '../timeline.js';
import { readWallTime, toInstant } from '../wall-time.js';
import { guestsOf, type MeetingFacts, type Standing } from './standing.js';
import { findSubject, type Subject, type Telling } from './telling.js';
import { type DescribeFacts, toCalendarKey, toTidingCalendar } from './tiding-calendar.js';
import type { Tiding } from './tidings.js';

const ANSWERS: readonly Answer[] = ['Accepted', 'Tentative', 'Declined'];

/** Writes the mails of one change. */
export class TidingMails {
  readonly #telling: Telling;
  readonly #words: InvitationWords;
  readonly #language: string;
  readonly #organiser: string;
  readonly #calendars = new Map<string, MailCalendar | null>();

  constructor(telling: Telling) {
    this.#telling = telling;
    this.#words = findWords(telling.locale).invitation;
    this.#language = toLanguageTag(telling.locale);
    this.#organiser = toLine(telling.organiser.name);
  }

  /** @returns undefined where there is nothing to tell of. */
  write(tiding: Tiding): Mail | undefined {
    const subject = findSubject(tiding, this.#telling);
    if (subject === undefined) return undefined;
    const letter = this.#letterOf(tiding, subject);
    const { time } = subject.facts;
    const when = time === null ? null : describeStart(time, this.#language);
    return {
      to: this.#addressOf(tiding),
      replyTo: this.#telling.organiser,
      subject: this.#words.subject(tiding.news, letter.title, when),
      text: renderText(letter),
      html: renderHtml(letter),
      calendar: this.#calendarOf(tiding),
    };
  }

  /** Written once for all who get the same: with hundreds of attendees it is the work of a moment each time. */
  #calendarOf(tiding: Tiding): MailCalendar | null {
    const key = toCalendarKey(tiding, this.#telling);
    const written = this.#calendars.get(key);
    if (written !== undefined) return written;
    const calendar = toTidingCalendar(tiding, this.#telling, this.#describe);
    this.#calendars.set(key, calendar);
    return calendar;
  }

  /** As the organiser wrote it. */
  #addressOf({ to, occurId }: Tiding): string {
    const { before, after } = this.#telling;
    const guests = [after, before].flatMap((standing) =>
      standing === null ? [] : guestsOf(standing, occurId),
    );
    return guests.find(({ email }) => email.toLowerCase() === to)?.email ?? to;
  }

  #letterOf(tiding: Tiding, subject: Subject): Letter {
    const { facts } = subject;
    const isOn = tiding.news !== 'cancellation';
    const lead = (tiding.occurId === null ? this.#words.lead : this.#words.leadOfOne)[tiding.news];
    const url = this.#telling.dialInfo?.app_url;
    return {
      language: this.#language,
      lead: lead(this.#organiser),
      title: toLine(facts.title),
      facts: [...this.#times(tiding, subject), ...(isOn ? this.#dialIn() : [])],
      action: isOn && url !== undefined ? { label: this.#words.join, url } : null,
      choices: isOn ? { question: this.#words.question, links: this.#answerLinks(tiding) } : null,
      body: isOn ? toText(facts.description) : '',
      footer: this.#words.footer(this.#organiser),
    };
  }

  #times({ news, occurId }: Tiding, { facts, was }: Subject): readonly Fact[] {
    const { labels } = this.#words;
    const [value, before] = [this.#when(facts), was === null ? null : this.#when(was)];
    const standing = news === 'cancellation' ? this.#telling.before : this.#telling.after;
    const repeats = standing === null || occurId !== null ? null : this.#repeats(standing);
    return [
      { label: labels.when, value },
      ...(before === null || before === value ? [] : [{ label: labels.before, value: before }]),
      ...(repeats === null ? [] : [{ label: labels.repeats, value: repeats }]),
      { label: labels.organiser, value: this.#organiser },
    ];
  }

  #when({ time }: MeetingFacts): string {
    return time === null ? this.#words.always : describeTime(time, this.#language);
  }

  #repeats({ settings }: Standing): string | null {
    const { repetition, start, timezone: zone } = settings;
    const own = start === null ? undefined : readWallTime(start);
    if (repetition === null || own === undefined) return null;
    const last = lastOccurrence(settings);
    const lastDay =
      last === null ? null : describeDay({ start: toInstant(last.start, zone), zone }, this.#language);
    return this.#words.repeats({ repetition, start: own, lastDay });
  }

  #dialIn(): readonly Fact[] {
    const { dialInfo } = this.#telling;
    const { labels } = this.#words;
    if (dialInfo === null) return [];
    const { formatted_access_code: code, pstn_numbers: numbers, dial_standards: address } = dialInfo;
    return [
      { label: labels.meetingId, value: code },
      ...(numbers === null ? [] : [{ label: labels.phone, value: numbers.join(', ') }]),
      ...(address === null ? [] : [{ label: labels.roomSystem, value: address }]),
    ];
  }

  #answerLinks({ to, occurId }: Tiding): readonly Link[] {
    const url = this.#telling.replyUrl(to, occurId);
    return ANSWERS.map((answer) => ({
      label: this.#words.answers[answer],
      url: `${url}?answer=${answer.toLowerCase()}`,
    }));
  }

  /** As the calendar shows it: the agenda, then how to join. */
  readonly #describe: DescribeFacts = ({ description }) => {
    const url = this.#telling.dialInfo?.app_url;
    const lines = this.#dialIn().map(({ label, value }) => `${label}: ${value}`);
    const join = [...(url === undefined ? [] : [`${this.#words.join}: ${url}`]), ...lines].join('\n');
    return [toText(description), join].filter((part) => part !== '').join('\n\n');
  };
}
