import { describe, expect, test } from '@jest/globals';
import { fillPattern, findUnknownWords } from '../../src/slack/title-pattern.js';
import { at } from './support/facts.js';

const FACTS = { name: 'Ana', people: ['Ben', 'Kim'], channel: 'design', start: at('2026-11-25T15:00') };

describe('the pattern of titles', () => {
  test.each([
    ['', ''],
    ['{name}’s meeting', 'Ana’s meeting'],
    ['{people} in {channel}, {date}', 'Ben and Kim in #design, 25 Nov 2026'],
    ['plain words', 'plain words'],
    ['{constructor} {toString}', '{constructor} {toString}'],
  ])('%j makes %j', (pattern, title) => {
    expect(fillPattern(pattern, FACTS)).toBe(title);
  });

  test('leaves out what there is none of', () => {
    expect(fillPattern('{channel} {people}', { ...FACTS, channel: null, people: [] })).toBe('');
  });

  test('fills in a name only once, whatever it holds', () => {
    expect(fillPattern('{name}', { ...FACTS, name: '{date} $& <!channel>' })).toBe('{date} $& <!channel>');
  });

  test('tells words in braces that stand for nothing', () => {
    expect(findUnknownWords('{name} {nme} {}')).toEqual(['{nme}', '{}']);
  });
});
