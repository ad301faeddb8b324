import type { MailTransport } from './mail.js';
import type { StoredOutbox } from './outbox.js';

/** Delivers into the outbox. */
export function createOutboxTransport(facts: {
  readonly outbox: StoredOutbox;
  readonly from: string;
  readonly now: () => Date;
}): MailTransport {
  const { outbox, from, now } = facts;
  return {
    deliver: async (id, { to, subject, text, html, calendar }) => {
      await outbox.add({ id, at: now().getTime(), from, to, subject, text, html, calendar });
      return 'sent';
    },
    close: () => {},
  };
}
