import { describe, expect, test } from '@jest/globals';
import { IANAZone } from 'luxon';
import { suggestZones } from '../../../src/slack/suggestions/zones.js';

const valuesFor = (query: string) => suggestZones(query).map(({ value }) => value ?? '');

describe('zones', () => {
  test.each([
    ['London', 'Europe/London'],
    ['europe/lon', 'Europe/London'],
    ['new york', 'America/New_York'],
    ['America/New_York', 'America/New_York'],
    ['San Francisco', 'America/Los_Angeles'],
    ['pst', 'America/Los_Angeles'],
    ['kolkata', 'Asia/Kolkata'],
    ['utc', 'UTC'],
  ])('are found by “%s”', (query, zone) => {
    expect(valuesFor(query)[0]).toBe(zone);
  });

  test('whose city begins with the words come before those that hold them', () => {
    const values = valuesFor('par');
    expect(values[0]).toMatch(/\/Par/);
  });

  test.each(['', 'a', 'america'])('are never more than Slack shows, nor twice the same: “%s”', (query) => {
    const values = valuesFor(query);
    expect(values.length).toBeGreaterThan(0);
    expect(values.length).toBeLessThanOrEqual(100);
    expect(new Set(values).size).toBe(values.length);
    expect(values.every((zone) => IANAZone.isValidZone(zone))).toBe(true);
  });

  test('are not made up', () => {
    expect(valuesFor('atlantis')).toEqual([]);
  });
});
