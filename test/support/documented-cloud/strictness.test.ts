import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Onlooker } from '../onlooker.js';
import { DocumentedCloud } from './documented-cloud.js';

const ada = { email: 'ada@example.com', password: 'ada' };
const series = '/myconferences/series';
const december = `${series}/occurrences/2026-12-02T15%3A00%3A00Z`;

let cloud: DocumentedCloud;
let onlooker: Onlooker;

beforeEach(async () => {
  cloud = await DocumentedCloud.start();
  cloud.add(ada.email, ada.password);
  onlooker = await Onlooker.signIn(cloud.url, ada);
  expect(await onlooker.ask('PUT', series, conference({ repetition: weekly }))).toMatchObject({
    status: 201,
  });
  expect(cloud.violations).toEqual([]);
});

afterEach(() => cloud.close());

const weekly = { frequency: 'weekly', interval: 1, count: null, until: null };

function conference(changes: object = {}, beside: object = {}) {
  const settings = {
    title: 'Q3 budget',
    timezone: 'Europe/London',
    permanent: false,
    start: '2026-11-25T15:00:00',
    end: '2026-11-25T15:30:00',
    require_owner: false,
    recording: false,
    dummy: false,
    hide_dir_entry: false,
    send_emails: false,
    externally_managed: true,
  };
  return { settings: { ...settings, ...changes }, ...beside };
}

function occurrence(changes: object = {}, beside: object = {}) {
  const settings = {
    title: 'Moved',
    description: '',
    timezone: 'Europe/London',
    start: '2026-12-02T16:00:00',
    end: '2026-12-02T16:30:00',
    participants: [],
    layout: 'equal_panes',
    require_owner: false,
    recording: false,
  };
  return { settings: { ...settings, ...changes }, ...beside };
}

const monthly = { ...weekly, frequency: 'monthly' };
const yearly = { ...weekly, frequency: 'yearly' };

describe('a cloud of which there is only the documentation refuses', () => {
  test.each([
    ['an unknown field', conference({ colour: 'red' })],
    ['an unknown field beside the settings', conference({}, { notify: true })],
    ['the undocumented dial address', conference({ uri: 'sip:a@example.com' })],
    ['a missing field', conference({ permanent: undefined })],
    ['a boolean left to its default', conference({ recording: undefined })],
    ['a number for a text', conference({ title: 7 })],
    ['a title of one character', conference({ title: '🙂' })],
    ['a title of 257 characters', conference({ title: 'x'.repeat(257) })],
    ['an agenda of 2,049 characters', conference({ description: 'x'.repeat(2049) })],
    ['a time with an offset', conference({ start: '2026-11-25T15:00:00+00:00' })],
    ['a time in UTC', conference({ start: '2026-11-25T15:00:00Z' })],
    ['a day that is none', conference({ start: '2026-11-31T15:00:00' })],
    ['a zone of Windows', conference({ timezone: 'GMT Standard Time' })],
    ['an offset for a zone', conference({ timezone: 'Etc/GMT+2' })],
    ['a start without an end', conference({ end: null })],
    ['an end before the start', conference({ end: '2026-11-25T14:30:00' })],
    ['a permanent conference with a start', conference({ permanent: true })],
    ['an unknown layout', conference({ layout: 'mosaic' })],
    ['a participant with a name', conference({ participants: [{ email: 'a@b.org', firstname: 'A' }] })],
    ['a participant twice', conference({ participants: [{ email: 'a@b.org' }, { email: 'A@b.org' }] })],
    ['a stream to nowhere', conference({ rtmp_enable: true })],
    ['both count and until', conference({ repetition: { ...weekly, count: 3, until: '2027-01-01' } })],
    ['an until before the start', conference({ repetition: { ...weekly, until: '2026-11-24' } })],
    ['a thousand occurrences', conference({ repetition: { ...weekly, count: 1000 } })],
    ['no weekday', conference({ repetition: { ...weekly, days_of_week_mask: 0 } })],
    ['an eighth weekday', conference({ repetition: { ...weekly, days_of_week_mask: 132 } })],
    ['weekdays of a month', conference({ repetition: { ...monthly, days_of_week_mask: 4 } })],
    ['days of a year', conference({ repetition: { ...yearly, days_of_month_mask: 4 } })],
    ['months of a month', conference({ repetition: { ...monthly, months_of_year_mask: 4 } })],
    ['a what without a which', conference({ repetition: { ...monthly, month_day_what: 2 } })],
    [
      'an eleventh what',
      conference({ repetition: { ...monthly, month_day_what: 10, month_day_which: 'last' } }),
    ],
    ['a start that is no occurrence', conference({ repetition: { ...weekly, days_of_week_mask: 1 } })],
  ])('%s in a conference', async (_, body) => {
    expect((await onlooker.ask('PUT', '/myconferences/c1', body)).status).toBe(400);
    expect((await onlooker.ask('POST', '/myconferences', body)).status).toBe(400);
    expect(cloud.violations).toHaveLength(2);
  });

  test.each([
    ['without all settings', occurrence({ layout: undefined })],
    ['with a setting of the series', occurrence({ permanent: false })],
    ['with a choice of mails', occurrence({}, { send_update_emails: true })],
    ['with an end before the start', occurrence({ end: '2026-12-02T15:00:00' })],
  ])('an occurrence %s', async (_, body) => {
    expect((await onlooker.ask('PUT', december, body)).status).toBe(400);
    expect(cloud.violations).toHaveLength(1);
    expect((await onlooker.ask('PUT', december, occurrence())).status).toBe(204);
  });

  test.each([
    ['GET', `${series}/occurrences/2026-12-02T15:00:00Z`],
    ['GET', `${series}/occurrences/2026-12-02T15%3A00%3A00`],
    ['GET', `${series}/occurrences/2026-12-02T15%3A00%3A00%2B00%3A00`],
    ['GET', `${series}/occurrences/2026-12-03T15%3A00%3A00Z`],
    ['DELETE', `${series}/occurrences/2026-12-02T16%3A00%3A00Z`],
    ['GET', '/myconferences?page=2'],
    ['GET', '/myconferences?thisappmanaged=yes'],
    ['GET', '/myprofile?fields=email'],
    ['DELETE', '/myprofile'],
    ['GET', '/users'],
    ['GET', '/challenge'],
  ])('%s %s', async (method, path) => {
    expect((await onlooker.ask(method, path)).status).toBe(400);
    expect(cloud.violations).toHaveLength(1);
  });

  test.each([
    ['PATCH', '/myprofile', {}],
    ['PATCH', '/myprofile', { firstname: 'ada' }],
    ['PATCH', '/myprofile', { timezone: 'CET' }],
    ['PATCH', '/myprofile', { email: 'eve@example.com' }],
    ['PUT', '/myprofile', { firstname: 'Ada' }],
    ['PUT', '/myprofile', { firstname: 'Ada', lastname: 'King', locale: 'en-GB' }],
    ['POST', '/invite', { invitee: 'somebody' }],
    ['POST', '/invite', { invitee: 'a@b.org', message: 'Hi' }],
    ['PUT', '/myconferences/own@starleaf.com', conference()],
  ])('%s %s with %j', async (method, path, body) => {
    expect((await onlooker.ask(method, path, body)).status).toBe(400);
    expect(cloud.violations).toHaveLength(1);
  });

  test.each([
    ['another Content-Type', { headers: { 'content-type': 'text/plain' } }],
    ['a body that is no JSON', { body: 'title=Q3' }],
  ])('%s', async (_, init) => {
    expect((await onlooker.ask('POST', '/myconferences', conference(), init)).status).toBe(400);
    expect(cloud.violations).toHaveLength(1);
  });

  test('a body where there is none', async () => {
    expect((await onlooker.ask('DELETE', series, {})).status).toBe(400);
    expect(cloud.violations).toHaveLength(1);
  });

  test('whoever has no cookies', async () => {
    expect((await fetch(`${cloud.url}/myprofile`)).status).toBe(401);
    expect(cloud.violations).toHaveLength(1);
  });

  test('a repeat with the cookies that were refused, or put off', async () => {
    cloud.weather.next({ method: 'GET' }, { kind: 'status', status: 449 });
    expect((await onlooker.ask('GET', '/myprofile')).status).toBe(449);
    expect((await onlooker.ask('GET', '/myprofile')).status).toBe(400);
    cloud.signIns.expireAll();
    expect((await onlooker.ask('GET', '/features')).status).toBe(401);
    expect((await onlooker.ask('GET', '/features')).status).toBe(400);
    expect(cloud.violations).toHaveLength(2);
  });

  test('two sign-ins of one person at a time', async () => {
    cloud.weather.latencyMs = 20;
    await Promise.allSettled([Onlooker.signIn(cloud.url, ada), Onlooker.signIn(cloud.url, ada)]);
    expect(cloud.violations).toContainEqual(expect.stringContaining('two sign-ins'));
  });

  test('asking for, or making anew, what one has cancelled', async () => {
    expect((await onlooker.ask('DELETE', series)).status).toBe(204);
    expect((await onlooker.ask('GET', series)).status).toBe(400);
    expect((await onlooker.ask('PUT', series, conference())).status).toBe(400);
    expect(cloud.violations).toHaveLength(2);
  });

  test('more requests at a time than a guest would send', async () => {
    cloud.mostAtATime = 3;
    cloud.weather.latencyMs = 20;
    await Promise.all([1, 2, 3, 4].map(() => onlooker.ask('GET', '/version')));
    expect(cloud.violations).toHaveLength(1);
    expect(cloud.highestParallelism).toBe(4);
  });
});
