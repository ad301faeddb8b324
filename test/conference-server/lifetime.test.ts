import { describe, expect, test } from '@jest/globals';
import { keptUntil, type Lifetime, listedUntil } from '../../src/conference-server/lifetime.js';

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`);
const iso = (instant: number | null) =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 10);

const MEETING: Lifetime = {
  createdAt: day('2026-11-01'),
  updatedAt: day('2026-11-01'),
  isDummy: false,
  lastEnd: day('2026-12-01'),
};

describe('how long a conference is known', () => {
  test.each<[string, Partial<Lifetime>, string | null, string | null]>([
    ['four weeks after its end', {}, '2026-12-29', '2026-12-29'],
    ['for ever without an end', { lastEnd: null }, null, null],
    ['30 days as a placeholder', { isDummy: true }, '2026-12-01', '2026-12-01'],
    ['30 days as a placeholder without an end', { isDummy: true, lastEnd: null }, '2026-12-01', '2026-12-01'],
    [
      'past ones are unlisted, but not gone at once',
      { lastEnd: day('2026-09-01') },
      '2026-09-29',
      '2026-11-29',
    ],
  ])('%s', (_name, changes, listed, kept) => {
    const lifetime = { ...MEETING, ...changes };
    expect(iso(listedUntil(lifetime))).toBe(listed);
    expect(iso(keptUntil(lifetime))).toBe(kept);
  });
});
