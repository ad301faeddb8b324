import type { MailOutbox, OutboxMail } from '../../../src/playground/mailbox/outbox.js';

/** An outbox of a few lines: what is posted in it stands first. */
export class FakeOutbox implements MailOutbox {
  readonly #listeners = new Set<(mail: OutboxMail) => void>();
  #mails: readonly OutboxMail[] = [];

  async list(): Promise<readonly OutboxMail[]> {
    return this.#mails;
  }

  subscribe(listener: (mail: OutboxMail) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  post(mail: OutboxMail): void {
    this.#mails = [mail, ...this.#mails];
    for (const listener of this.#listeners) listener(mail);
  }

  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }
}

/** An invitation to a guest. */
export const INVITATION: OutboxMail = {
  id: 'mail-1',
  at: Date.UTC(2026, 10, 24, 12),
  from: 'StarLeaf <meetings@example.com>',
  to: 'Guest@Partner.example',
  subject: 'Q3 budget',
  text: 'Ana Costa invites you.\n\nWednesday 25 November 2026,\n15:00 to 15:30',
  html: '<html><head><title>Q3 budget</title></head><body><p>Ana Costa invites you.</p><script>alert(1)</script></body></html>',
  calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n' },
};
