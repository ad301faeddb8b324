import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BEN, type RunningPlayground, startPlayground } from '../start-playground.js';
import { FakeOutbox, INVITATION } from './fake-outbox.js';

let outbox: FakeOutbox;
let running: RunningPlayground;
beforeEach(async () => {
  outbox = new FakeOutbox();
  running = await startPlayground({ outbox });
});
afterEach(() => running.close());

const get = (path: string): Promise<Response> => fetch(`${running.origin}/playground/mails/${path}`);

describe('the mailbox', () => {
  test('lists every mail, the newest first, with how it begins and what its calendar file is for', async () => {
    outbox.post(INVITATION);
    outbox.post({ ...INVITATION, id: 'mail-2', subject: 'Welcome', calendar: null });
    expect((await running.state()).mails).toEqual([
      expect.objectContaining({ id: 'mail-2', subject: 'Welcome', calendarMethod: null }),
      {
        id: 'mail-1',
        at: INVITATION.at,
        from: 'StarLeaf <meetings@example.com>',
        to: 'Guest@Partner.example',
        subject: 'Q3 budget',
        preview: 'Ana Costa invites you. Wednesday 25 November 2026, 15:00 to 15:30',
        calendarMethod: 'REQUEST',
      },
    ]);
  });

  test('tells everybody of a new mail at once', async () => {
    const arrived = running.nextChange(({ kind }) => kind === 'mail', BEN);
    await running.state();
    outbox.post(INVITATION);
    expect(await arrived).toMatchObject({
      kind: 'mail',
      mail: { id: 'mail-1', to: 'Guest@Partner.example' },
    });
  });

  test('does not exist where mails leave this machine', async () => {
    const without = await startPlayground();
    expect((await without.state()).mails).toBeNull();
    expect((await fetch(`${without.origin}/playground/mails/mail-1`)).status).toBe(404);
    await without.close();
  });

  test('stops listening when the playground closes', async () => {
    const other = new FakeOutbox();
    const closing = await startPlayground({ outbox: other });
    expect(other.isHeard).toBe(true);
    await closing.close();
    expect(other.isHeard).toBe(false);
  });
});

describe('a mail', () => {
  beforeEach(() => outbox.post(INVITATION));

  test('has its plain text and its calendar file', async () => {
    expect(await (await get('mail-1')).json()).toMatchObject({
      subject: 'Q3 budget',
      text: INVITATION.text,
      calendar: INVITATION.calendar,
    });
  });

  test('shows its HTML as a page that runs and fetches nothing, and whose links open new tabs', async () => {
    const response = await get('mail-1/message.html');
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(policy).toMatch(/sandbox(?!.*allow-scripts)(?!.*allow-same-origin)/);
    const page = await response.text();
    expect(page).toMatch(/^<!doctype html>.*<base target="_blank">/);
    expect(page).toContain('<p>Ana Costa invites you.</p>');
  });

  test('gives its calendar file to be downloaded, byte for byte', async () => {
    const response = await get('mail-1/calendar.ics');
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=REQUEST');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=calendar.ics');
    expect(await response.text()).toBe(INVITATION.calendar?.content);
  });

  test.each(['mail-9', 'mail-9/message.html', 'mail-9/calendar.ics'])(
    'that is not there is not found: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  test('without a calendar file has none to download', async () => {
    outbox.post({ ...INVITATION, id: 'mail-2', calendar: null });
    expect((await get('mail-2/calendar.ics')).status).toBe(404);
  });
});
