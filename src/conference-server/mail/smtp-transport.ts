import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Mail, MailTransport } from './mail.js';

/** An SMTP server that takes our mails. */
export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with user and password if it wants them (https://nodemailer.com/smtp). */
  readonly url: string;
  /** What mails come from, such as `StarLeaf <meet@example.com>`. */
  readonly from: string;
}

const TIMEOUT_MS = 30_000;

/**
 * What nodemailer says when the server refuses the recipient or the message; 5xx is final. A refused password is
 * not: that is for the operator to mend, and the mail waits for it.
 */
const refusal = z.object({
  code: z.enum(['EENVELOPE', 'EMESSAGE']),
  responseCode: z.number().int().min(500).max(599),
});

/** Delivers to an SMTP server, over connections that it keeps. */
export function createSmtpTransport({ url, from }: SmtpOptions): MailTransport {
  const server = createTransport({
    url,
    pool: true,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    deliver: async (id, mail) => {
      try {
        await server.sendMail({ ...toMessage(mail), from, messageId: toMessageId(id, from) });
        return 'sent';
      } catch (error) {
        if (refusal.safeParse(error).success) return 'refused';
        throw error;
      }
    },
    close: () => server.close(),
  };
}

function toMessage({ to, replyTo, subject, text, html, calendar }: Mail) {
  return {
    // As an object: text would be read for names and further addresses.
    to: { name: '', address: to },
    ...(replyTo === null ? {} : { replyTo }),
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    ...(calendar === null ? {} : { icalEvent: { ...calendar, filename: 'invite.ics' } }),
  };
}

function toMessageId(id: string, from: string): string {
  const domain = /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost';
  return `<${id}@${domain}>`;
}
