import { ENGLISH } from './english.js';

/** All that mails, and the pages that they lead to, say in one language. Names and titles come as people typed them. */
export interface MailWords {
  readonly guestInvite: {
    subject(inviter: string): string;
    lead(inviter: string): string;
    readonly title: string;
    readonly body: string;
    readonly action: string;
    footer(days: number): string;
  };
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
