import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { PEOPLE } from '../../src/playground/people.js';
import { someSettings } from '../conference-server/fixture.js';
import { type ReadCalendar, readCalendar } from '../conference-server/read-calendar.js';
import { StrictClient } from '../conference-server/strict-client.js';
import { openWorld, type World } from '../support/world.js';

const GUEST = 'kim@outside.example';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface ReadMail {
  readonly text: string;
  readonly file: ReadCalendar;
}

const snapshotShape = z.object({ mails: z.array(z.object({ id: z.string(), to: z.string() })) });
const mailShape = z.object({ text: z.string(), calendar: z.object({ content: z.string() }) });

/** The guest's mailbox on the playground's page, newest first, once it holds so many mails. */
async function readMailbox(count: number): Promise<readonly ReadMail[]> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const mails = await lookIntoMailbox();
    if (mails.length === count) return mails;
  }
  throw new Error(`the mailbox never held ${count} mails`);
}

async function lookIntoMailbox(): Promise<readonly ReadMail[]> {
  const get = async (path: string) => (await fetch(`${world.origin}/playground/${path}`)).json();
  const { mails } = snapshotShape.parse(await get('state'));
  const theirs = mails.filter(({ to }) => to === GUEST);
  return Promise.all(
    theirs.map(async ({ id }) => {
      const { text, calendar } = mailShape.parse(await get(`mails/${id}`));
      return { text, file: readCalendar(calendar.content) };
    }),
  );
}

test('a guest is mailed to, answers by the link of the mail, and the organiser sees it, through a restart', async () => {
  const [organiser] = PEOPLE;
  if (organiser === undefined) throw new Error('the playground has people');
  const client = new StrictClient(`${world.origin}/v1`);
  await client.signIn(organiser.email, organiser.password);
  const settings = someSettings({ send_emails: true, participants: [{ email: GUEST }] });
  await client.request('PUT', '/myconferences/roof', { body: { settings } });

  const [invitation] = await readMailbox(1);
  const link = /http:\S+\/reply\/\S+/.exec(invitation?.text ?? '')?.[0] ?? '';
  expect(link).toContain(world.origin);
  expect(invitation?.file.events[0]?.organiser).toEqual({
    name: organiser.realName,
    address: organiser.email,
  });

  await world.restart();
  const answered = await fetch(link, { method: 'POST', body: new URLSearchParams({ reply: 'Accepted' }) });
  expect(await answered.text()).toContain('you will be there');
  const read = (await client.request('GET', '/myconferences/roof')).body;
  expect(read.settings.participants).toEqual([
    { email: GUEST, reply: 'Accepted', mail: 'sent', meeting_room: false },
  ]);

  await client.request('DELETE', '/myconferences/roof');
  const [end] = await readMailbox(2);
  expect([end?.file.method, end?.file.events[0]?.sequence]).toEqual(['CANCEL', 1]);
  expect(end?.file.events[0]?.uid).toBe(invitation?.file.events[0]?.uid);
  expect(world.logged()).not.toContain(GUEST);
});
