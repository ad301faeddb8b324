import { expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { describeRecurrence } from '../../../src/meeting/recurrence/describe-recurrence.js';

const start = DateTime.fromISO('2026-11-26T10:00', { zone: 'Europe/London' }) as DateTime<true>;

test.each([
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'en-GB', 'every 2 weeks on Thursday'],
  [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270318T235959Z',
    'en-GB',
    'every 2 weeks on Thursday, until Thu 18 Mar 2027, 9 times',
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=9',
    'en-GB',
    'every 2 weeks on Thursday, 9 times, until Thu 18 Mar 2027',
  ],
  ['FREQ=DAILY;COUNT=3', 'fr-FR', "tous les jours, 3 fois, jusqu'au sam. 28 nov. 2026"],
])('%s in %s is “%s”', (recurrence, locale, words) => {
  expect(describeRecurrence({ start, recurrence }, locale)).toBe(words);
});
