import { describe, expect, test } from '@jest/globals';
import { isSupportedZone } from '../../src/conference-server/zones.js';

describe('zones', () => {
  test.each([
    'UTC',
    'Europe/London',
    'America/New_York',
    'America/Argentina/Buenos_Aires',
    'America/North_Dakota/New_Salem',
    'America/Port-au-Prince',
    'Africa/Dar_es_Salaam',
    'Antarctica/DumontDUrville',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Europe/Kyiv',
  ])('%s is known', (name) => {
    expect(isSupportedZone(name)).toBe(true);
  });

  test.each([
    'GMT',
    'EST',
    'PST8PDT',
    'Z',
    'utc',
    '+01:00',
    'UTC+1',
    'GMT Standard Time',
    'Eastern Standard Time',
    'US/Pacific',
    'Europe/london',
    'Europe/LONDON',
    'europe/london',
    'Europe/Atlantis',
    'Europe/London ',
    'London',
    '',
  ])('%j is not', (name) => {
    expect(isSupportedZone(name)).toBe(false);
  });

  test('all names that the runtime lists are known', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isSupportedZone(name))).toEqual([]);
  });
});
