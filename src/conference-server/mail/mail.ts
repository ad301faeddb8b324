import type { MailCalendar } from './outbox.js';

/** A mail that is written and not yet sent, to one person. */
export interface Mail {
  /** One address. */
  readonly to: string;
  /** Whom answers go to; null where nobody waits for any. */
  readonly replyTo: Mailbox | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: MailCalendar | null;
}

/** Somebody's name and address. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** What became of a mail: `waiting` includes waiting for another attempt, `failed` is final. */
export type MailState = 'waiting' | 'sent' | 'failed';

/** Takes mails to where they are read. */
export interface MailTransport {
  /**
   * @param id the same for each attempt at the same mail
   * @returns `refused` where another attempt cannot help
   * @throws when another attempt may help
   */
  deliver(id: string, mail: Mail): Promise<'sent' | 'refused'>;
  /** Lets go of its connections. */
  close(): void;
}
