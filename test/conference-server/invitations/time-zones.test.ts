import { expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { toCalendarZone } from '../../../src/conference-server/invitations/time-zones.js';

test('UTC needs no description', () => {
  expect(toCalendarZone('UTC')).toBeNull();
});

test('every zone that the server takes is described', () => {
  const zones = Intl.supportedValuesOf('timeZone').filter(
    (zone) => zone.includes('/') && !zone.startsWith('Etc/'),
  );
  expect(zones.filter((zone) => toCalendarZone(zone) === null)).toEqual([]);
});

test.each([
  ['Europe/London', '2026-10-25T00:00:00Z', 3600],
  ['Europe/London', '2026-10-25T02:00:00Z', 0],
  ['America/New_York', '2027-03-14T01:00:00Z', -18_000],
  ['America/New_York', '2027-03-14T12:00:00Z', -14_400],
  ['Asia/Calcutta', '2026-12-01T00:00:00Z', 19_800],
  ['Europe/Amsterdam', '2026-07-01T00:00:00Z', 7200],
])('%s at %s is %d seconds ahead of UTC', (zone, moment, offset) => {
  const { name = '', description = '' } = toCalendarZone(zone) ?? {};
  const read = new ICAL.Timezone({ component: new ICAL.Component(ICAL.parse(description)), tzid: name });
  const local = ICAL.Time.fromJSDate(new Date(moment), true).convertToZone(read);
  const wall = Date.parse(`${local.toString()}Z`);
  expect([read.tzid, (wall - Date.parse(moment)) / 1000]).toEqual([name, offset]);
});
