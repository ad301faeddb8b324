import { expect, describe as group, test } from '@jest/globals';
import { understand } from '../../src/meeting/understand.js';
import { contextAt } from './context.js';
import sentences from './sentences.json' with { type: 'json' };

group('sentences are understood as a careful person would', () => {
  test.each(sentences)('$text ($locale)', ({ text, locale, start, end, minutes, rrule, title }) => {
    const got = understand(text, contextAt('2026-11-24T10:00:00', { locale }));
    expect({
      start: got.start?.slice(0, 16) ?? null,
      end: got.end?.slice(0, 16) ?? null,
      minutes: got.durationMinutes,
      rrule: got.rrule,
      title: got.title,
    }).toEqual({ start, end, minutes, rrule, title });
  });
});
