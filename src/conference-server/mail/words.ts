import type { News } from '../invitations/tidings.js';
import type { Repetition } from '../recurrence.js';
import type { WallTime } from '../wall-time.js';
import { ENGLISH } from './english.js';

/** The answers that somebody can give. */
export type Answer = 'Accepted' | 'Tentative' | 'Declined';

/** All that mails, and the pages that they lead to, say in one language. Names and titles come as people typed them. */
export interface MailWords {
  readonly guestInvite: GuestInviteWords;
  readonly invitation: InvitationWords;
  readonly replyPage: ReplyPageWords;
}

export interface GuestInviteWords {
  subject(inviter: string): string;
  lead(inviter: string): string;
  readonly title: string;
  readonly body: string;
  readonly action: string;
  footer(days: number): string;
}

export interface InvitationWords {
  subject(news: News, title: string, when: string | null): string;
  /** Of a conference, or of a whole series. */
  readonly lead: Readonly<Record<News, (organiser: string) => string>>;
  /** Of one meeting of a series. */
  readonly leadOfOne: Readonly<Record<News, (organiser: string) => string>>;
  readonly labels: {
    readonly when: string;
    readonly before: string;
    readonly repeats: string;
    readonly organiser: string;
    readonly meetingId: string;
    readonly phone: string;
    readonly roomSystem: string;
  };
  /** When a room without a time can be entered. */
  readonly always: string;
  readonly join: string;
  readonly question: string;
  readonly answers: Readonly<Record<Answer, string>>;
  footer(organiser: string): string;
  repeats(series: SeriesWords): string;
}

/** What is said of a series. */
export interface SeriesWords {
  readonly repetition: Repetition;
  /** The conference's own start. */
  readonly start: WallTime;
  /** The day of the last meeting, in words; null for none. */
  readonly lastDay: string | null;
}

export interface ReplyPageWords {
  readonly title: string;
  readonly question: string;
  /** Said of an answer to all meetings of a series. */
  readonly forSeries: string;
  readonly thanks: string;
  readonly answered: Readonly<Record<Answer, string>>;
  readonly change: string;
  readonly overTitle: string;
  readonly over: string;
}

/** By the first letters of StarLeaf's locale codes, such as `en` of `en_int`; a language is one more line. */
const LANGUAGES: ReadonlyMap<string, MailWords> = new Map([['en', ENGLISH]]);

/** The words for a StarLeaf locale; English where its language is not in the table. */
export function findWords(locale: string): MailWords {
  return LANGUAGES.get(locale.split('_')[0] ?? '') ?? ENGLISH;
}

/** BCP 47 tag by which dates and times are written; British where English has no country, as `en_int` has none. */
export function toLanguageTag(locale: string): string {
  if (locale === 'en_us') return 'en-US';
  return findWords(locale) === ENGLISH ? 'en-GB' : (locale.split('_')[0] ?? 'en-GB');
}
