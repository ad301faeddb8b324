import express, { type Response } from 'express';
import type { Mail, Outcome } from '../protocol.js';
import { MAIL_SECURITY_POLICY, toMailDocument } from './mail-document.js';
import { toMailLine } from './mail-line.js';
import type { MailOutbox, OutboxMail } from './outbox.js';

/** `/playground/mails/<id>`: one mail, its HTML as a page, and its calendar file. Without an outbox there is none. */
export function mailRouter(outbox: MailOutbox | null): express.Router {
  const router = express.Router();
  const get = (path: string, answer: (mail: OutboxMail, response: Response) => void): void => {
    router.get(path, async (request, response) => {
      const mails = (await outbox?.list()) ?? [];
      const mail = mails.find(({ id }) => id === request.params.id);
      if (mail) answer(mail, response);
      else response.status(404).json({ problem: 'This mail is no longer there.' } satisfies Outcome);
    });
  };
  get('/:id', (mail, response) => {
    const { text, calendar } = mail;
    response.json({ ...toMailLine(mail), text, calendar } satisfies Mail);
  });
  get('/:id/message.html', ({ html }, response) => {
    response.set({ 'content-security-policy': MAIL_SECURITY_POLICY, 'x-frame-options': 'SAMEORIGIN' });
    response.type('html').send(toMailDocument(html));
  });
  get('/:id/calendar.ics', ({ calendar }, response) => {
    if (calendar === null) {
      response.status(404).json({ problem: 'This mail has no calendar file.' } satisfies Outcome);
      return;
    }
    response.attachment('calendar.ics');
    response.set(
      'content-type',
      `text/calendar; charset=utf-8; method=${encodeURIComponent(calendar.method)}`,
    );
    response.send(calendar.content);
  });
  return router;
}
