import { describe, expect, test } from '@jest/globals';
import type { Repetition } from '../../src/conference-server/recurrence.js';
import { findRepetitionFault } from '../../src/conference-server/repetition-fault.js';
import { WEEKLY } from './fixture.js';

const DAILY: Repetition = { ...WEEKLY, frequency: 'daily' };

describe('a sound pattern', () => {
  test.each<[string, Partial<Repetition>]>([
    ['for ever', {}],
    ['counted', { count: 5 }],
    ['until a date', { until: '2026-12-24' }],
    ['until a date and time', { until: '2026-12-24T15:00:00' }],
    ['weekly with days', { frequency: 'weekly', days_of_week_mask: 5 }],
    ['monthly with days', { frequency: 'monthly', days_of_month_mask: 1 }],
    ['monthly with a weekday', { frequency: 'monthly', month_day_what: 0, month_day_which: 'first' }],
    ['yearly with months', { frequency: 'yearly', months_of_year_mask: 3 }],
    [
      'yearly with months and a weekday',
      { frequency: 'yearly', months_of_year_mask: 3, month_day_what: 0, month_day_which: 'last' },
    ],
  ])('%s', (_name, changes) => {
    expect(findRepetitionFault({ ...DAILY, ...changes })).toBeUndefined();
  });
});

describe('a pattern is refused', () => {
  test.each<[string, Partial<Repetition>]>([
    ['At most one of count and until may be set', { count: 5, until: '2026-12-24' }],
    ['until must be', { until: '2026-12-24T15:00:00Z' }],
    ['until must be', { until: '2026-12-32' }],
    ['until must be', { until: '' }],
    ['days_of_week_mask is only', { frequency: 'daily', days_of_week_mask: 5 }],
    ['days_of_week_mask is only', { frequency: 'monthly', days_of_week_mask: 5 }],
    ['days_of_month_mask is only', { frequency: 'weekly', days_of_month_mask: 5 }],
    ['days_of_month_mask is only', { frequency: 'yearly', days_of_month_mask: 5 }],
    ['months_of_year_mask is only', { frequency: 'monthly', months_of_year_mask: 5 }],
    ['must be set together', { frequency: 'monthly', month_day_what: 0 }],
    ['must be set together', { frequency: 'monthly', month_day_which: 'first' }],
    ['only for monthly and yearly', { frequency: 'weekly', month_day_what: 0, month_day_which: 'first' }],
    [
      'exclude each other',
      { frequency: 'monthly', days_of_month_mask: 1, month_day_what: 0, month_day_which: 'first' },
    ],
  ])('%s: %j', (reason, changes) => {
    expect(findRepetitionFault({ ...DAILY, ...changes })).toContain(reason);
  });
});
