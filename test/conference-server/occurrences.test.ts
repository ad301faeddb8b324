import { describe, expect, test } from '@jest/globals';
import { findChanges, type OccurSettings, toWanted } from '../../src/conference-server/occurrences.js';

const PLANNED: OccurSettings = {
  title: 'Roof',
  description: '',
  timezone: 'Europe/London',
  start: '2026-03-22T09:00:00',
  end: '2026-03-22T09:30:00',
  participants: [{ email: 'kim@example.com' }],
  layout: 'speaker_with_strip',
  require_owner: false,
  recording: false,
};
const TIMES = { start: PLANNED.start, end: PLANNED.end, timezone: PLANNED.timezone };

describe('what differs from the plan', () => {
  test.each<[string, Partial<OccurSettings>, Partial<OccurSettings> | undefined]>([
    ['nothing', {}, undefined],
    ['nothing but its form', { start: '2026-03-22T09:00' }, undefined],
    ['a title', { title: 'Cellar' }, { title: 'Cellar' }],
    ['people', { participants: [] }, { participants: [] }],
    [
      'an end, kept with its start and zone',
      { end: '2026-03-22T10:00' },
      { ...TIMES, end: '2026-03-22T10:00:00' },
    ],
    ['a zone, kept with its times', { timezone: 'Asia/Tokyo' }, { ...TIMES, timezone: 'Asia/Tokyo' }],
  ])('is %s', (_name, given, changes) => {
    expect(findChanges(PLANNED, toWanted(PLANNED, given))).toEqual(changes);
  });
});
