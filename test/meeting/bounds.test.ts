import { expect, describe as group, test } from '@jest/globals';
import fc from 'fast-check';
import { findLexicon } from '../../src/meeting/lexicon/find-lexicon.js';
import { parseMeeting } from '../../src/meeting/parse.js';
import { contextAt } from './context.js';

const LOCALES = [
  'en-US',
  'fr-FR',
  'de-DE',
  'es-ES',
  'pt-BR',
  'nl-NL',
  'it-IT',
  'ja-JP',
  'sv-SE',
  'ru-RU',
  '',
];

/** Every word of every language that means something, and what else people and machines type. */
const words = [
  ...new Set(LOCALES.flatMap((locale) => [...findLexicon(locale).words.keys()])),
  ...[
    '<@U1|ana>',
    '<#C1|ops>',
    '<mailto:a@b.c|a@b.c>',
    '&amp;',
    '"',
    '“',
    '—',
    ' - ',
    '🎉',
    '\ud800',
    '\udfff',
  ],
  ...[
    '25:00',
    '13:75',
    '2026-02-30',
    '31/11',
    '99999999999',
    'a'.repeat(300),
    '１５：００',
    '明日',
    '(',
    ')',
    '\u0000',
  ],
];

const token = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 3000 }).map(String) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);

const text = fc
  .array(fc.tuple(token, fc.constantFrom(' ', ' ', ' ', '', '-', ':', '.', ',', '/', "'")), { maxLength: 24 })
  .map((pieces) => pieces.flat().join(''));

/** `MEETING_FUZZ=200000` reads as many generated texts as one likes; the suite itself keeps to a few. */
const RUNS = Number(process.env.MEETING_FUZZ ?? 2000);

test('no text makes it throw', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...LOCALES), (typed, locale) => {
      const reading = parseMeeting(typed, contextAt('2026-11-24T10:00:00', { locale }));
      expect('problem' in reading || 'schedule' in reading).toBe(true);
    }),
    { numRuns: RUNS },
  );
}, 600_000);

group('4,000 characters are read in no time', () => {
  const long = (unit: string) => unit.repeat(Math.ceil(4000 / unit.length)).slice(0, 4000);
  test.each([
    ['couple days ', 'what hangs other parsers'],
    ['a', 'one letter'],
    ['1', 'one digit'],
    ['1 ', 'numbers'],
    ['1:', 'halves of clock times'],
    ['1-', 'ranges without end'],
    ['3-4pm ', 'ranges'],
    ['and ', 'conjunctions'],
    ['a half and ', 'fractions'],
    ['one hour and ', 'lengths'],
    ['monday, ', 'weekdays'],
    ['monday/', 'weekdays run together'],
    ['first monday and ', 'numbered weekdays'],
    ['first and ', 'ordinals'],
    ['at 3, ', 'clock times'],
    ['one hundred ', 'numbers in words'],
    ['twice a ', 'how often'],
    ['1月', 'Japanese months'],
    ['every ', 'repetitions'],
    ['in the ', 'prepositions'],
    ['two weeks from ', 'offsets of offsets'],
    ["l'", 'elisions'],
    ['"', 'quotes'],
    [' - ', 'dashes'],
    ['(', 'brackets'],
    ['<@U1>', 'mentions'],
    ['a@b.', 'addresses'],
    ['a.', 'dots'],
    ['明日の', 'Japanese'],
    ['\ud800', 'lone surrogates'],
    ['🎉', 'emoji'],
    ['t\u0301', 'combining marks'],
  ])('%j (%s)', (unit) => {
    const typed = long(unit);
    const [english, context] = ['en-GB', 'fr-FR'].map((locale) =>
      contextAt('2026-11-24T10:00:00', { locale }),
    );
    if (english === undefined || context === undefined) throw new Error('both are there');
    parseMeeting(typed, english);
    parseMeeting(typed, context);
    const times = Array.from({ length: 5 }, () => {
      const begun = process.cpuUsage();
      parseMeeting(typed, context);
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000;
    });
    // Five times what is promised of warm code: this finds what grows faster than the text, not a busy machine.
    expect(Math.min(...times)).toBeLessThan(100);
  });
});
