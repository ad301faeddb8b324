import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Mail, MailTransport } from '../../../src/conference-server/mail/mail.js';
import { createSmtpTransport } from '../../../src/conference-server/mail/smtp-transport.js';

const FROM = 'StarLeaf <meet@example.com>';
const MAIL: Mail = {
  to: 'kim@example.com',
  replyTo: { name: 'Ada "the first" Byron', address: 'ada@example.com' },
  subject: 'Grüße 🎉',
  text: 'Text',
  html: '<p>HTML</p>',
  calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR' },
};

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Refusal {
  readonly code: number;
  readonly at: 'recipient' | 'message' | 'login';
}

/** An SMTP server on a free port that first refuses as told, then takes everything. */
async function startPost(refusals: readonly Refusal[] = []) {
  const mails: ParsedMail[] = [];
  const left = [...refusals];
  const refuse = (at: Refusal['at']) => {
    if (left[0]?.at !== at) return undefined;
    return Object.assign(new Error('not today'), { responseCode: left.shift()?.code });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, done) => {
      const error = refuse('login');
      if (error === undefined) done(null, { user: 'me' });
      else done(error);
    },
    onRcptTo: (_address, _session, done) => done(refuse('recipient') ?? null),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        const error = refuse('message');
        if (error === undefined) mails.push(mail);
        done(error ?? null);
      }, done);
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const transport: MailTransport = createSmtpTransport({
    url: `smtp://me:pass@127.0.0.1:${port}`,
    from: FROM,
  });
  closers.push(
    () => transport.close(),
    () => server.close(),
  );
  return { transport, mails };
}

test('a mail arrives whole: text, HTML and the calendar, both to be shown and to be saved', async () => {
  const { transport, mails } = await startPost();
  expect(await transport.deliver('id-1', MAIL)).toBe('sent');
  const [mail] = mails;
  expect(mail?.from?.text).toBe('"StarLeaf" <meet@example.com>');
  expect(mail?.to).toMatchObject({ value: [{ address: 'kim@example.com' }] });
  expect(mail?.replyTo?.value).toEqual([{ name: 'Ada "the first" Byron', address: 'ada@example.com' }]);
  expect([mail?.subject, mail?.text?.trim(), mail?.html]).toEqual(['Grüße 🎉', 'Text', '<p>HTML</p>']);
  expect(mail?.messageId).toBe('<id-1@example.com>');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  const parts = mail?.attachments.map(({ contentType, filename }) => [contentType, filename]);
  expect(parts).toEqual([
    ['text/calendar', undefined],
    ['application/ics', 'invite.ics'],
  ]);
  const type = mail?.attachments[0]?.headers.get('content-type');
  expect(type).toMatchObject({ params: { charset: 'utf-8', method: 'REQUEST' } });
  const contents = mail?.attachments.map(({ content }) => content.toString());
  expect(contents).toEqual([MAIL.calendar?.content, MAIL.calendar?.content]);
});

test('a mail without a calendar has none', async () => {
  const { transport, mails } = await startPost();
  await transport.deliver('id-1', { ...MAIL, calendar: null, replyTo: null });
  expect([mails[0]?.attachments, mails[0]?.replyTo]).toEqual([[], undefined]);
});

test('nothing in a subject, a name or an address adds a header or a recipient', async () => {
  const { transport, mails } = await startPost();
  const nasty = 'Roof\r\nBcc: eve@example.com\r\n\r\nBody';
  await transport.deliver('id-1', {
    ...MAIL,
    subject: nasty,
    replyTo: { name: nasty, address: 'ada@example.com' },
  });
  expect(mails[0]?.bcc).toBeUndefined();
  expect(mails[0]?.text?.trim()).toBe('Text');
});

describe('a server that does not take a mail', () => {
  test.each<[string, Refusal, 'refused' | 'sent' | 'later']>([
    ['an address it does not know is final', { code: 550, at: 'recipient' }, 'refused'],
    ['a message it will not have is final', { code: 554, at: 'message' }, 'refused'],
    ['a full mailbox may be emptied', { code: 452, at: 'recipient' }, 'later'],
    ['a busy server may be free later', { code: 451, at: 'message' }, 'later'],
    ['a wrong password may be mended', { code: 535, at: 'login' }, 'later'],
  ])('%s', async (_name, refusal, outcome) => {
    const { transport, mails } = await startPost([refusal]);
    const first = await transport.deliver('id-1', MAIL).catch(() => 'later');
    expect(first).toBe(outcome);
    expect(await transport.deliver('id-1', MAIL)).toBe('sent');
    expect(mails.length).toBe(1);
  });

  test('and one that is not there is tried again', async () => {
    const transport = createSmtpTransport({ url: 'smtp://127.0.0.1:1', from: FROM });
    await expect(transport.deliver('id-1', MAIL)).rejects.toMatchObject({ code: 'ESOCKET' });
    transport.close();
  });
});
