/** A mail that would have left for somebody, as whoever holds it hands it to the playground. */
export interface OutboxMail {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The calendar file that goes along, and what calendars are to do with it, such as `REQUEST`. */
  readonly calendar: { readonly method: string; readonly content: string } | null;
}

/** Where mails wait to be looked at while there is no mail server to send them. */
export interface MailOutbox {
  /** Newest first. */
  list(): Promise<readonly OutboxMail[]>;
  /** Calls back for each mail from now on. @returns how to end that. */
  subscribe(listener: (mail: OutboxMail) => void): () => void;
}
