import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ADA, type RunningServer, someSettings, startServer } from '../fixture.js';
import { type ReadCalendar, readCalendar } from '../read-calendar.js';
import type { StrictClient } from '../strict-client.js';

const KIM = 'kim@example.org';
const BEN = 'Ben@example.org';
const both = [{ email: KIM }, { email: BEN }];

/** Across the end of summer time in London: 25 October 2026. */
const AUTUMN = {
  start: '2026-10-13T10:00:00',
  end: '2026-10-13T10:30:00',
  repetition: { frequency: 'weekly', count: 4 },
};
const [FIRST, SECOND, THIRD, FOURTH] = [
  '2026-10-13T09:00:00Z',
  '2026-10-20T09:00:00Z',
  '2026-10-27T10:00:00Z',
  '2026-11-03T10:00:00Z',
];

let server: RunningServer;
let ada: StrictClient;
let adaEmail: string;
let earlier: number;

beforeAll(async () => {
  server = await startServer({ now: () => new Date('2026-10-01T12:00:00Z') });
});
beforeEach(async () => {
  ({ client: ada, email: adaEmail } = await server.newcomer());
  earlier = (await server.mails()).length;
});
afterAll(() => server.close());

const mails = async () => (await server.mails()).slice(earlier);

async function put(changes: Readonly<Record<string, unknown>> = {}, more: object = {}) {
  const settings = someSettings({ send_emails: true, participants: both, ...changes });
  const answer = await ada.request('PUT', '/myconferences/roof', { body: { settings, ...more } });
  if (answer.status !== 201 && answer.status !== 204) throw new Error(answer.body.error);
}
const pathOf = (occurId = '') => `/myconferences/roof/occurrences/${encodeURIComponent(occurId)}`;
const change = (occurId: string | undefined, settings: object) =>
  ada.request('PUT', pathOf(occurId), { body: { settings } });
const cancelOne = (occurId: string | undefined) => ada.request('DELETE', pathOf(occurId));

/** The mails that came since the last call: to whom, about what, and the calendar. */
function createReader() {
  let seen = 0;
  return async () => {
    const fresh = (await mails()).slice(seen);
    seen += fresh.length;
    return fresh.map((mail) => ({
      ...mail,
      file: mail.calendar === null ? null : readCalendar(mail.calendar.content),
    }));
  };
}
const briefly = (fresh: Awaited<ReturnType<ReturnType<typeof createReader>>>) =>
  fresh.map(({ to, subject, file }) => [to, subject, file?.method ?? null]);
const eventOf = (file: ReadCalendar | null | undefined, index = 0) => {
  const event = file?.events[index];
  if (event === undefined) throw new Error('no such event');
  return event;
};

describe('an invitation', () => {
  test('goes to each participant once, with all that a calendar needs', async () => {
    const fresh = createReader();
    await put({ title: 'Roof', description: 'Tiles\nand slates' });
    const told = await fresh();
    expect(briefly(told)).toEqual([
      [KIM, 'Invitation: Roof (Tue, 1 Dec 2026, 10:00)', 'REQUEST'],
      [BEN, 'Invitation: Roof (Tue, 1 Dec 2026, 10:00)', 'REQUEST'],
    ]);
    const [mail] = told;
    const { dial_info: dialInfo } = (await ada.request('GET', '/myconferences/roof')).body;
    const event = eventOf(mail?.file);
    expect(mail?.file?.zones).toEqual(['Europe/London']);
    expect(event).toMatchObject({
      sequence: 0,
      summary: 'Roof',
      status: 'CONFIRMED',
      start: '2026-12-01T10:00:00Z',
      end: '2026-12-01T10:30:00Z',
      location: dialInfo.app_url,
      url: dialInfo.app_url,
      rules: [],
      recurrenceId: null,
      organiser: { name: 'Ada Byron', address: adaEmail },
    });
    expect(event.description).toContain('Tiles\nand slates');
    expect(event.description).toContain(dialInfo.app_url);
    expect(event.description).toContain(dialInfo.formatted_access_code);
    expect(event.attendees).toEqual([
      { address: KIM, name: KIM, partstat: 'NEEDS-ACTION', rsvp: 'TRUE' },
      { address: BEN, name: BEN, partstat: 'NEEDS-ACTION', rsvp: 'TRUE' },
    ]);
    for (const text of [mail?.text, mail?.html]) {
      expect(text).toContain('Tuesday, 1 December 2026, 10:00–10:30 (Europe/London)');
      expect(text).toContain(dialInfo.app_url);
      expect(text).toContain(dialInfo.formatted_access_code);
    }
  });

  test('is the same thing in all calendars, but answered by links of one’s own', async () => {
    await put();
    const told = await mails();
    expect(new Set(told.map(({ calendar }) => calendar?.content)).size).toBe(1);
    const links = told.map(({ text }) => /http:\S+\/reply\/[^?\s]+/.exec(text)?.[0]);
    expect(new Set(links).size).toBe(2);
  });

  test.each([
    ['the organiser does not want mails', { send_emails: false }],
    ['it is a placeholder', { dummy: true }],
    ['nobody is invited', { participants: [] }],
    ['it is over', { start: '2026-09-30T10:00:00', end: '2026-09-30T11:00:00' }],
  ])('is not sent where %s', async (_name, changes) => {
    await put(changes);
    expect(await mails()).toEqual([]);
  });

  test('follows when a placeholder becomes a conference', async () => {
    await put({ dummy: true });
    await put({ dummy: false });
    expect((await mails()).length).toBe(2);
  });

  test('is sent for conferences made by POST, and not held back by send_update_emails', async () => {
    const settings = someSettings({ send_emails: true, participants: both });
    await ada.request('POST', '/myconferences', { body: { settings, send_update_emails: false } });
    expect((await mails()).length).toBe(2);
  });

  test('to a room without a time has no calendar', async () => {
    await put({ permanent: true, start: null, end: null });
    const [mail] = await mails();
    expect([mail?.subject, mail?.calendar]).toEqual(['Invitation: Roof', null]);
    expect(mail?.text).toContain('the room is always open');
  });

  test('in UTC needs no zone', async () => {
    await put({ timezone: 'UTC' });
    const [mail] = await mails();
    const file = readCalendar(mail?.calendar?.content);
    expect([file.zones, eventOf(file).wallStart]).toEqual([[], '2026-12-01T10:00:00Z']);
  });

  test('speaks American to the guests of Americans', async () => {
    await ada.request('PATCH', '/myprofile', { body: { locale: 'en_us' } });
    await put({ start: '2026-12-01T15:00:00', end: '2026-12-01T15:30:00' });
    expect((await mails())[0]?.subject).toContain('Tue, Dec 1, 2026, 3:00');
  });
});

describe('a series', () => {
  test('takes place in calendars when it does here, across the end of summer time', async () => {
    await put(AUTUMN);
    const [mail] = await mails();
    const file = readCalendar(mail?.calendar?.content);
    expect(eventOf(file).rules).toEqual(['FREQ=WEEKLY;COUNT=4;BYDAY=TU']);
    expect(file.occurrences(9)).toEqual([FIRST, SECOND, THIRD, FOURTH].map((start) => [start, 'Roof']));
    expect(mail?.text).toContain('every week on Tuesday, 4 times');
  });

  test('and across its beginning, until a date', async () => {
    await put({
      timezone: 'America/New_York',
      start: '2027-03-08T09:00:00',
      end: '2027-03-08T10:00:00',
      repetition: { frequency: 'weekly', interval: 1, until: '2027-03-22', days_of_week_mask: 1 },
    });
    const [mail] = await mails();
    expect(
      readCalendar(mail?.calendar?.content)
        .occurrences(9)
        .map(([start]) => start),
    ).toEqual(['2027-03-08T14:00:00Z', '2027-03-15T13:00:00Z', '2027-03-22T13:00:00Z']);
    expect(mail?.text).toContain('every week on Monday, until 22 March 2027');
  });

  test('begins in calendars with its first meeting, not with the day that it was set for', async () => {
    await put({ repetition: { frequency: 'weekly', count: 3, days_of_week_mask: 0b0010001 } });
    const [mail] = await mails();
    expect(
      readCalendar(mail?.calendar?.content)
        .occurrences(9)
        .map(([start]) => start),
    ).toEqual(['2026-12-04T10:00:00Z', '2026-12-07T10:00:00Z', '2026-12-11T10:00:00Z']);
  });
});

describe('a change', () => {
  test('is told to everybody once, as the same conference with a higher number', async () => {
    const fresh = createReader();
    await put();
    const [invitation] = await fresh();
    await put({ start: '2026-12-01T11:00:00', end: '2026-12-01T11:30:00' });
    const told = await fresh();
    expect(briefly(told)).toEqual([
      [KIM, 'Changed: Roof (Tue, 1 Dec 2026, 11:00)', 'REQUEST'],
      [BEN, 'Changed: Roof (Tue, 1 Dec 2026, 11:00)', 'REQUEST'],
    ]);
    const [before, after] = [eventOf(invitation?.file), eventOf(told[0]?.file)];
    expect([after.uid, after.sequence]).toEqual([before.uid, 1]);
    expect(after.start).toBe('2026-12-01T11:00:00Z');
    expect(told[0]?.text).toContain('Before: Tuesday, 1 December 2026, 10:00–10:30');
  });

  test.each([
    ['a layout', { layout: 'equal_panes' }],
    ['who must be there first', { require_owner: true }],
    ['nothing', {}],
    ['the order in which a pattern is written', {}],
  ])('of %s concerns no participant', async (_name, changes) => {
    await put({ ...AUTUMN, repetition: { frequency: 'weekly', count: 4 } });
    await put({ ...AUTUMN, repetition: { count: 4, frequency: 'weekly' }, ...changes });
    expect((await mails()).length).toBe(2);
  });

  test('is kept quiet where the organiser says so, and told with the next one', async () => {
    const fresh = createReader();
    await put({ participants: [{ email: KIM }] });
    await put({ title: 'Cellar' }, { send_update_emails: false });
    expect((await fresh()).length).toBe(1);
    await put({ title: 'Attic' });
    expect(briefly(await fresh())).toEqual([
      [KIM, 'Changed: Attic (Tue, 1 Dec 2026, 10:00)', 'REQUEST'],
      [BEN, 'Invitation: Attic (Tue, 1 Dec 2026, 10:00)', 'REQUEST'],
    ]);
  });

  test('of the participants invites those who are new and cancels for those who are gone, and nobody else', async () => {
    const fresh = createReader();
    await put({ participants: [{ email: KIM }, { email: 'old@example.org' }] });
    const [invitation] = await fresh();
    await put({ participants: [{ email: KIM }, { email: 'new@example.org' }] });
    const told = await fresh();
    expect(briefly(told)).toEqual([
      ['new@example.org', 'Invitation: Roof (Tue, 1 Dec 2026, 10:00)', 'REQUEST'],
      ['old@example.org', 'Cancelled: Roof (Tue, 1 Dec 2026, 10:00)', 'CANCEL'],
    ]);
    const gone = eventOf(told[1]?.file);
    expect(gone).toMatchObject({ uid: eventOf(invitation?.file).uid, sequence: 1, status: 'CANCELLED' });
    expect(gone.attendees.map(({ address }) => address)).toEqual(['old@example.org']);
  });

  test('that takes the time away takes it out of calendars', async () => {
    const fresh = createReader();
    await put({ participants: [{ email: KIM }] });
    await fresh();
    await put({ participants: [{ email: KIM }], permanent: true, start: null, end: null });
    const [mail] = await fresh();
    expect([mail?.subject, mail?.file?.method]).toEqual(['Changed: Roof', 'CANCEL']);
  });

  test('is not told once the organiser wants no more mails, nor is the end', async () => {
    await put();
    await put({ title: 'Cellar', send_emails: false });
    await ada.request('DELETE', '/myconferences/roof');
    expect((await mails()).length).toBe(2);
  });
});

describe('a cancellation', () => {
  test('takes the conference out of calendars, and a new one of the same id is another', async () => {
    const fresh = createReader();
    await put(AUTUMN);
    const [invitation] = await fresh();
    await ada.request('DELETE', '/myconferences/roof');
    const told = await fresh();
    expect(briefly(told)).toEqual([
      [KIM, 'Cancelled: Roof (Tue, 13 Oct 2026, 10:00)', 'CANCEL'],
      [BEN, 'Cancelled: Roof (Tue, 13 Oct 2026, 10:00)', 'CANCEL'],
    ]);
    const event = eventOf(told[0]?.file);
    expect([event.uid, event.sequence, event.status]).toEqual([
      eventOf(invitation?.file).uid,
      1,
      'CANCELLED',
    ]);
    expect(told[0]?.text).not.toContain('/reply/');
    await put();
    const [again] = await fresh();
    expect(eventOf(again?.file).uid).not.toBe(event.uid);
  });

  test('of something that is over is not told', async () => {
    await put({ start: '2026-10-01T10:00:00', end: '2026-10-01T14:00:00' });
    const later = await startServer({ stores: server.stores, now: () => new Date('2026-10-02T12:00:00Z') });
    const client = await later.signIn({ ...ADA, email: adaEmail });
    expect((await client.request('DELETE', '/myconferences/roof')).status).toBe(204);
    const sent = (await later.mails()).length;
    await later.close();
    expect(sent - earlier).toBe(2);
  });
});

describe('one occurrence', () => {
  test('that is moved keeps the name of its original start, also after the clocks have changed', async () => {
    const fresh = createReader();
    await put(AUTUMN);
    const [invitation] = await fresh();
    await change(THIRD, { start: '2026-10-28T15:00:00', end: '2026-10-28T16:00:00' });
    const told = await fresh();
    expect(briefly(told)).toEqual([
      [KIM, 'Changed: Roof (Wed, 28 Oct 2026, 15:00)', 'REQUEST'],
      [BEN, 'Changed: Roof (Wed, 28 Oct 2026, 15:00)', 'REQUEST'],
    ]);
    const event = eventOf(told[0]?.file);
    expect(told[0]?.file?.events.length).toBe(1);
    expect(event).toMatchObject({
      uid: eventOf(invitation?.file).uid,
      sequence: 1,
      recurrenceId: THIRD,
      start: '2026-10-28T15:00:00Z',
      end: '2026-10-28T16:00:00Z',
      rules: [],
    });
    expect(told[0]?.calendar?.content).toContain('RECURRENCE-ID;TZID=Europe/London:20261027T100000');
    expect(told[0]?.text).toContain('this one meeting');
    expect(told[0]?.text).toContain('Before: Tuesday, 27 October 2026, 10:00–10:30');
  });

  test('that is set in another zone is still named in the zone of the series', async () => {
    await put(AUTUMN);
    await change(THIRD, {
      start: '2026-10-28T09:00:00',
      end: '2026-10-28T10:00:00',
      timezone: 'America/New_York',
    });
    const mail = (await mails()).at(-1);
    const file = readCalendar(mail?.calendar?.content);
    expect([file.zones, eventOf(file).recurrenceId, eventOf(file).start]).toEqual([
      ['Europe/London'],
      THIRD,
      '2026-10-28T13:00:00Z',
    ]);
    expect(mail?.calendar?.content).toContain('DTSTART;TZID=Europe/London:20261028T130000');
  });

  test('that is cancelled is cancelled alone, and restored in a later number', async () => {
    const fresh = createReader();
    await put(AUTUMN);
    await fresh();
    await cancelOne(SECOND);
    const [cancelled] = await fresh();
    expect([cancelled?.subject, cancelled?.file?.method]).toEqual([
      'Cancelled: Roof (Tue, 20 Oct 2026, 10:00)',
      'CANCEL',
    ]);
    expect(eventOf(cancelled?.file)).toMatchObject({
      recurrenceId: SECOND,
      sequence: 1,
      status: 'CANCELLED',
    });
    expect(cancelled?.text).toContain('The others stay as they are');
    await cancelOne(SECOND);
    expect(await fresh()).toEqual([]);
    await change(SECOND, {});
    const [restored] = await fresh();
    expect([restored?.subject, restored?.file?.method]).toEqual([
      'Takes place after all: Roof (Tue, 20 Oct 2026, 10:00)',
      'REQUEST',
    ]);
    expect(eventOf(restored?.file)).toMatchObject({ recurrenceId: SECOND, sequence: 2, start: SECOND });
  });

  test('with people of its own invites them to it alone', async () => {
    const fresh = createReader();
    await put({ ...AUTUMN, participants: [{ email: KIM }] });
    await fresh();
    await change(SECOND, { participants: [{ email: BEN }] });
    const told = await fresh();
    expect(briefly(told)).toEqual([
      [KIM, 'Cancelled: Roof (Tue, 20 Oct 2026, 10:00)', 'CANCEL'],
      [BEN, 'Invitation: Roof (Tue, 20 Oct 2026, 10:00)', 'REQUEST'],
    ]);
    for (const { file } of told) expect(eventOf(file).recurrenceId).toBe(SECOND);
    await ada.request('DELETE', '/myconferences/roof');
    const ends = await fresh();
    expect(ends.map(({ to, file }) => [to, eventOf(file).recurrenceId])).toEqual([
      [KIM, null],
      [BEN, SECOND],
    ]);
  });

  test.each([
    ['its layout', { layout: 'equal_panes' }],
    ['nothing', {}],
  ])('of which only %s changes concerns nobody', async (_name, settings) => {
    await put(AUTUMN);
    await change(SECOND, settings);
    expect((await mails()).length).toBe(2);
  });

  test('that was moved or cancelled is so in every later mail about the series', async () => {
    const fresh = createReader();
    await put(AUTUMN);
    await change(THIRD, {
      title: 'Roof, with cake',
      start: '2026-10-28T15:00:00',
      end: '2026-10-28T16:00:00',
    });
    await cancelOne(SECOND);
    await fresh();
    await put({ ...AUTUMN, title: 'Cellar', participants: [...both, { email: 'new@example.org' }] });
    const told = await fresh();
    expect(told.map(({ to }) => to)).toEqual([KIM, BEN, 'new@example.org']);
    for (const { file } of told) {
      expect(file?.occurrences(9)).toEqual([
        [FIRST, 'Cellar'],
        ['2026-10-28T15:00:00Z', 'Roof, with cake'],
        [FOURTH, 'Cellar'],
      ]);
      expect(file?.events.map(({ sequence }) => sequence)).toEqual([3, 3]);
    }
  });
});

describe('whatever is typed', () => {
  test('a title and an agenda at their limits, with emoji, from right to left and with markup, arrive whole', async () => {
    const title = `${'🎉'.repeat(30)} שלום <b>&amp;"'; , \\n ${'x'.repeat(256)}`.slice(0, 256);
    const description = `<script>alert(1)</script>\n${'ü,;\\'.repeat(600)}`.slice(0, 2048);
    const fresh = createReader();
    await put({ title, description });
    const [mail] = await fresh();
    const event = eventOf(mail?.file);
    expect(event.summary).toBe(title);
    expect(event.description.startsWith(description)).toBe(true);
    expect(mail?.text).toContain(description);
    expect(mail?.html).not.toMatch(/<script|<b>/);
    expect(mail?.html).toContain('&lt;script&gt;');
    expect(mail?.html).not.toMatch(/(src|background)=|url\(/);
  });

  test('line breaks in a title or a name begin no header and no calendar line', async () => {
    const nasty = 'Roof\r\nATTENDEE:mailto:eve@example.com\r\n\r\nBcc: eve@example.com';
    await ada.request('PATCH', '/myprofile', { body: { firstname: nasty, lastname: 'A";B\\C' } });
    const fresh = createReader();
    await put({ title: nasty, description: nasty });
    const [mail] = await fresh();
    expect(mail?.subject).not.toMatch(/[\r\n]/);
    const event = eventOf(mail?.file);
    expect(event.attendees.map(({ address }) => address)).toEqual([KIM, BEN]);
    expect(event.summary).not.toMatch(/[\r\n]/);
    expect(event.organiser).toEqual({
      name: "Roof ATTENDEE:mailto:eve@example.com Bcc: eve@example.com A';B/C",
      address: adaEmail,
    });
  });

  test('control characters do not reach a calendar', async () => {
    await put({ title: 'Ro\u0000of\u0007', description: 'a\u0000b\tc' });
    const content = (await mails())[0]?.calendar?.content ?? '';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
    expect(content).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });

  test('a hundred participants get a mail each, in time', async () => {
    const participants = Array.from({ length: 100 }, (_, index) => ({ email: `guest${index}@example.org` }));
    await put({ participants });
    const told = await mails();
    expect(new Set(told.map(({ to }) => to)).size).toBe(100);
    expect(eventOf(readCalendar(told[0]?.calendar?.content)).attendees.length).toBe(100);
  });
});
