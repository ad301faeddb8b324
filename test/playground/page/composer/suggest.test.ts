import { describe, expect, test } from '@jest/globals';
import { offersOf } from '../../../../src/playground/page/composer/offers.js';
import { suggest } from '../../../../src/playground/page/composer/suggest.js';
import { SNAPSHOT } from '../fixtures/snapshot.js';

const known = { commands: SNAPSHOT.app.commands, people: SNAPSHOT.people };
const typed = (text: string, caret = text.length) => suggest(text, caret, known);
const inserted = (text: string): readonly string[] => offersOf(typed(text)).map(({ insert }) => insert);

test.each(['/', '/s', '/star', '/starleaf'])('%s offers the command', (text) => {
  expect(inserted(text)).toEqual(['/starleaf ']);
});

test.each(['/starleaf ', '/starleaf meet tomorrow'])(
  '%j shows how it is used, and offers nothing',
  (text) => {
    expect(typed(text)?.kind).toBe('usage');
    expect(inserted(text)).toEqual([]);
  },
);

test.each(['', 'hello', ' /starleaf', '/nothing', '/starleafs', 'and/or'])('%j offers nothing', (text) => {
  expect(typed(text)).toBeUndefined();
});

describe('people', () => {
  test.each([
    ['@', ['@ana ', '@ben ']],
    ['with @b', ['@ben ']],
    ['with @Cart', ['@ben ']],
    ['/starleaf meet with @an', ['@ana ']],
  ])('%j offers %j', (text, offers) => {
    expect(inserted(text)).toEqual(offers);
  });

  test('only what stands before the caret counts, and only that is replaced', () => {
    const [offer] = offersOf(typed('hi @b there', 5));
    expect(offer).toMatchObject({ insert: '@ben ', start: 3, end: 5 });
    expect(typed('hi @b there', 11)).toBeUndefined();
  });

  test.each(['ana@example.com', '@nobody', '@ ben'])('%j names nobody', (text) => {
    expect(typed(text)).toBeUndefined();
  });
});
