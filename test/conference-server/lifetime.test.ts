import { describe, expect, test } from '@jest/globals';
import { keptUntil, type Lifetime, listedUntil } from '../../src/conference-server/lifetime.js';

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`);
const iso = (instant: number | null) =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 10);

const MEETING: Lifetime = { updatedAt: day('2026-11-01'), dummySince: null, lastEnd: day('2026-12-01') };
const PLACEHOLDER: Lifetime = { ...MEETING, dummySince: day('2026-11-01') };

describe('how long a conference is known', () => {
  test.each<[string, Lifetime, string | null, string | null]>([
    ['four weeks after its end', MEETING, '2026-12-29', '2026-12-29'],
    ['for ever without an end', { ...MEETING, lastEnd: null }, null, null],
    ['30 days as a placeholder', PLACEHOLDER, '2026-12-01', '2026-12-01'],
    [
      '30 days as a placeholder without an end',
      { ...PLACEHOLDER, lastEnd: null },
      '2026-12-01',
      '2026-12-01',
    ],
    [
      'past ones are unlisted, but not gone at once',
      { ...MEETING, lastEnd: day('2026-09-01') },
      '2026-09-29',
      '2026-11-29',
    ],
  ])('%s', (_name, lifetime, listed, kept) => {
    expect(iso(listedUntil(lifetime))).toBe(listed);
    expect(iso(keptUntil(lifetime))).toBe(kept);
  });
});
