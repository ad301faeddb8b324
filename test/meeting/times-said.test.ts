import { describe, expect, test } from '@jest/globals';
import { readTimesSaid } from '../../src/meeting/times-said.js';
import { contextAt } from './context.js';

function read(text: string, context = contextAt()) {
  const { spans, clocks, words } = readTimesSaid(text, context);
  return {
    spans: spans.map(({ from, to }) => `${from.toISODate()} to ${to.toISODate()}`),
    clocks: clocks.map((minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`),
    words,
  };
}

describe('on Tuesday 24 November 2026', () => {
  test.each<[string, readonly string[], readonly string[], string]>([
    ['today', ['2026-11-24 to 2026-11-25'], [], ''],
    ['yesterday', ['2026-11-23 to 2026-11-24'], [], ''],
    ['Friday', ['2026-11-27 to 2026-11-28'], [], ''],
    ['next Friday', ['2026-12-04 to 2026-12-05', '2026-11-27 to 2026-11-28'], [], ''],
    ['this week', ['2026-11-23 to 2026-11-30'], [], ''],
    ['next week', ['2026-11-30 to 2026-12-07'], [], ''],
    ['next month', ['2026-12-01 to 2027-01-01'], [], ''],
    ['this weekend', ['2026-11-28 to 2026-11-30'], [], ''],
    ['Monday to Wednesday', ['2026-11-30 to 2026-12-03'], [], ''],
    ['3pm', [], ['15:00'], ''],
    ['at 7', [], ['19:00', '7:00'], ''],
    ['standup on Friday at 9:30', ['2026-11-27 to 2026-11-28'], ['9:30'], 'standup'],
    ['standup', [], [], 'standup'],
    ['', [], [], ''],
  ])('“%s”', (text, spans, clocks, words) => {
    expect(read(text)).toEqual({ spans, clocks, words });
  });

  test('a day with a clock change has its own length', () => {
    const [span] = readTimesSaid(
      '29 March 2027',
      contextAt('2027-03-27T10:00:00', { zone: 'Europe/London' }),
    ).spans;
    const [changing] = readTimesSaid('28 March 2027', contextAt('2027-03-27T10:00:00')).spans;
    expect(span?.to.diff(span.from, 'hours').hours).toBe(24);
    expect(changing?.to.diff(changing.from, 'hours').hours).toBe(23);
  });

  test('a German says it in German', () => {
    expect(read('morgen um 15 Uhr', contextAt('2026-11-24T10:00:00', { locale: 'de-DE' }))).toMatchObject({
      spans: ['2026-11-25 to 2026-11-26'],
      clocks: ['15:00'],
    });
  });
});
