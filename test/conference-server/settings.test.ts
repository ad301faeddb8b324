import { describe, expect, test } from '@jest/globals';
import {
  type ConfSettings,
  findMissingFeature,
  findSettingsFault,
  tidySettings,
} from '../../src/conference-server/settings.js';
import { SETTINGS, WEEKLY } from './fixture.js';

const DAILY = { ...WEEKLY, frequency: 'daily' } as const;

function people(count: number) {
  return Array.from({ length: count }, (_, index) => ({ email: `guest${index}@example.com` }));
}

describe('sound settings', () => {
  test.each<[string, Partial<ConfSettings>]>([
    ['one meeting', {}],
    ['in the past', { start: '2020-12-01T10:00:00', end: '2020-12-01T10:30:00' }],
    ['for years', { end: '2036-12-01T10:30:00' }],
    ['permanent', { permanent: true, start: null, end: null }],
    ['repeating', { repetition: DAILY }],
    ['streamed', { rtmp_enable: true, rtmp_uri: 'rtmp://live.example.com/app' }],
    ['with 300 people', { participants: people(300) }],
  ])('%s', (_name, changes) => {
    expect(findSettingsFault({ ...SETTINGS, ...changes })).toBeUndefined();
  });
});

describe('settings are refused', () => {
  test.each<[string, Partial<ConfSettings>]>([
    ['settings.timezone', { timezone: 'GMT Standard Time' }],
    ['must be null for a permanent', { permanent: true }],
    ['must be null for a permanent', { permanent: true, start: null }],
    ['must be null for a permanent', { permanent: true, start: null, end: null, repetition: DAILY }],
    ['are needed unless', { start: null }],
    ['are needed unless', { end: null }],
    ['are needed unless', { start: null, end: null }],
    ['settings.start must be a local date and time', { start: '2026-12-01T10:00:00Z' }],
    ['settings.start must be a local date and time', { start: '2026-02-30T10:00:00' }],
    ['settings.end must be a local date and time', { end: '2026-12-01T10:30:00+01:00' }],
    ['must be later', { end: '2026-12-01T10:00:00' }],
    ['must be later', { end: '2026-11-30T10:00:00' }],
    ['settings.repetition: At most one', { repetition: { ...DAILY, count: 2, until: '2027-01-01' } }],
    ['not give a single occurrence', { repetition: { ...DAILY, until: '2026-11-30' } }],
    ['settings.rtmp_uri', { rtmp_enable: true }],
    ['settings.rtmp_uri', { rtmp_enable: true, rtmp_uri: '' }],
    ['more than 300', { participants: people(301) }],
  ])('%s …: %j', (reason, changes) => {
    expect(findSettingsFault({ ...SETTINGS, ...changes })).toContain(reason);
  });
});

describe('settings are kept', () => {
  test('with local times to the second', () => {
    const tidy = tidySettings({ ...SETTINGS, start: '2026-12-01T10:00', end: '2026-12-01T10:30:00.500000' });
    expect([tidy.start, tidy.end]).toEqual(['2026-12-01T10:00:00', '2026-12-01T10:30:00']);
  });

  test('with each participant once, whatever the case', () => {
    const participants = [
      { email: 'Ana@example.com' },
      { email: 'kim@example.com' },
      { email: 'ana@EXAMPLE.com' },
    ];
    expect(tidySettings({ ...SETTINGS, participants }).participants).toEqual([
      { email: 'Ana@example.com' },
      { email: 'kim@example.com' },
    ]);
  });

  test('with times that cannot be read left for the refusal', () => {
    expect(tidySettings({ ...SETTINGS, start: 'soon' }).start).toBe('soon');
  });
});

describe('an organisation without the feature', () => {
  const none = new Set(['conferencing']);
  test.each<[string | undefined, Partial<ConfSettings>]>([
    [undefined, {}],
    ['conf_layouts', { layout: 'equal_panes' }],
    ['conf_recording', { recording: true }],
  ])('does not get %s', (feature, changes) => {
    expect(findMissingFeature({ ...SETTINGS, ...changes }, none)).toBe(feature);
  });

  test('cannot schedule at all without conferencing', () => {
    expect(findMissingFeature(SETTINGS, new Set())).toBe('conferencing');
  });
});
