import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connectAt } from '../support/connected.js';
import type { DocumentedCloud } from '../support/documented-cloud/documented-cloud.js';
import type { Manner } from '../support/documented-cloud/manner.js';
import { openDocumentedCloud } from '../support/documented-cloud/open.js';
import { placed } from '../support/documented-cloud/placed.js';
import { findButton, type Seat, wordsOf } from '../support/seat.js';
import { troublesIn } from '../support/troubles.js';
import { openWorld, type World } from '../support/world.js';

const GENERAL = 'C0GENERAL1';
const owner = 'ana@example.com';

let cloud: DocumentedCloud;
let world: World;
let ana: Seat;

beforeEach(async () => {
  cloud = await openDocumentedCloud();
  world = await openWorld({ starleafApiUrl: cloud.url });
  ana = world.seat('ana');
});

afterEach(async () => {
  await world.close();
  await cloud.close();
  expect(cloud.violations).toEqual([]);
  expect(cloud.weather.clear()).toEqual([]);
  expect(troublesIn(world.logged())).toEqual([]);
});

describe.each<Manner>(['sparse', 'chatty'])('where StarLeaf words its answers in a %s way', (manner) => {
  test('people notice nothing', async () => {
    cloud.manner = manner;
    await connectAt(GENERAL, ana);
    await ana.type(GENERAL, '/starleaf every monday at 9:30 with kim@outside.example about standup');
    const card = await ana.seeWords(GENERAL, 'standup', 'scheduled by');
    expect(findButton(card.blocks, 'Join')?.url).toMatch(/^https:\/\/meet\.starleaf\.com\/\d{10}/);
    await ana.type(GENERAL, '/starleaf list');
    await ana.seeWords(GENERAL, 'Your meetings', '09:30–10:00', 'standup');
    await ana.type(GENERAL, '/starleaf details standup');
    await ana.seeModal('standup', 'Repeats every week on Monday', 'kim@outside.example', 'no answer yet');
    await ana.closeModals();
    await ana.type(GENERAL, '/starleaf profile');
    await ana.seeModal('StarLeaf profile', 'your organisation’s default');
    await ana.closeModals();
    await ana.type(GENERAL, '/starleaf invite lee@outside.example');
    await ana.seeWords(GENERAL, 'Invited: 1 address');
  });
});

describe('what was made in the portal', () => {
  test('is listed and marked, or at least counted', async () => {
    cloud.conferences.place({
      owner,
      id: 'p1@starleaf.com',
      settings: placed({ title: 'Board' }),
      origin: 'portal',
    });
    cloud.conferences.place({ owner, id: 'p2@starleaf.com', settings: placed(), origin: 'portal-hidden' });
    await connectAt(GENERAL, ana);
    await ana.type(GENERAL, '/starleaf list');
    const list = await ana.seeWords(GENERAL, 'Board', 'can be changed only in StarLeaf');
    expect(wordsOf(list)).toContain('One more meeting is in StarLeaf, which does not show it to me.');
    expect(wordsOf(list)).not.toMatch(/"(?:Edit|Cancel)"/);
  });
});

describe('a list', () => {
  test.each([
    ['has ended the session', { kind: 'status', status: 401 }],
    ['wants new cookies', { kind: 'status', status: 449 }],
    ['stumbles', { kind: 'status', status: 502 }],
    ['loses its answer', { kind: 'answer-lost' }],
  ] as const)('is whole although StarLeaf %s', async (_, mishap) => {
    for (const day of ['01', '02', '03']) {
      const times = { start: `2031-03-${day}T10:00:00`, end: `2031-03-${day}T11:00:00` };
      cloud.conferences.place({
        owner,
        id: `c${day}`,
        settings: placed({ title: `Meeting ${day}`, ...times }),
      });
    }
    await connectAt(GENERAL, ana);
    cloud.weather.next({ method: 'GET', path: '/myconferences' }, mishap);
    cloud.weather.next({ method: 'GET', path: '/myconferences/c02' }, mishap);
    await ana.type(GENERAL, '/starleaf list');
    await ana.seeWords(GENERAL, 'Meeting 01', 'Meeting 02', 'Meeting 03');
  });
});

describe('an edit', () => {
  const settings = placed({ title: 'Harvest', timezone: 'Europe/London', externally_managed: true });

  beforeEach(async () => {
    cloud.conferences.place({ owner, id: 'c1', settings });
    await connectAt(GENERAL, ana);
  });

  const editTitle = async () => {
    await ana.type(GENERAL, '/starleaf edit harvest');
    await ana.seeModal('Edit', 'Harvest');
    await ana.fill('Title', 'Plums');
  };

  test('says whether those whom StarLeaf mails hear of it: send_update_emails', async () => {
    await editTitle();
    await ana.fill('E-mails', []);
    await ana.submit();
    await ana.seeModal('Plums', 'is changed');
    const [put] = cloud.asked('PUT /myconferences/:');
    expect(put?.body).toMatchObject({ send_update_emails: false, settings: { title: 'Plums' } });
  });

  test('keeps the layout and the recording that the organisation no longer offers', async () => {
    cloud.features = ['conferencing'];
    await editTitle();
    await ana.submit();
    await ana.seeModal('Plums', 'is changed');
    expect(cloud.conferences.of(owner).map((each) => each.settings)).toEqual([
      { ...settings, title: 'Plums' },
    ]);
  });
});
