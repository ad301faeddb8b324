import { describe, expect, test } from '@jest/globals';
import { readLimits } from '../../../src/playground/block-kit/limits.js';

const ROWS: readonly (readonly [string, object])[] = [
  ['Maximum length for this field is 255 characters.', { maxCharacters: 255 }],
  ['Maximum length for the text in this field is 75 characters.', { maxCharacters: 75 }],
  ['Maximum length for the `text` within this field is 75 characters.', { maxCharacters: 75 }],
  ['Must be a {@link PlainTextElement} with a\nmaximum length of 24 characters.', { maxCharacters: 24 }],
  ['Max length of 24\ncharacters.', { maxCharacters: 24 }],
  [
    'Minimum length for the `text` in this field is 1 and maximum length is 3000 characters.',
    { minCharacters: 1, maxCharacters: 3000 },
  ],
  ['Maximum length for the `text` field in this object is 150 characters.', { maxCharacters: 150 }],
  ['Limit 12,000 characters max.', { maxCharacters: 12_000 }],
  ['Must be less than 50 characters.', { maxCharacters: 49 }],
  ['There is a maximum of 25 elements in each action block.', { maxItems: 25 }],
  ['A maximum of 10 options are allowed.', { maxItems: 10 }],
  ['An array of up to 5 {@link PlainTextOption} to display.', { maxItems: 5 }],
  ['Minimum 1, maximum 10 cards.', { minItems: 1, maxItems: 10 }],
  [
    'Maximum number of items is 10.\nMaximum length for the text in each item is 2000 characters.',
    { maxItems: 10, maxItemCharacters: 2000 },
  ],
  [
    'Maximum 100 rows. Each row object is an array with a max of 20 table cells.',
    { maxItems: 100, maxNestedItems: 20 },
  ],
  ['Min `1`, Max `100`. Defaults to `5` if omitted.', { minimum: 1, maximum: 100 }],
  ['Minimum of `1`, maximum of `10`.', { minimum: 1, maximum: 10 }],
  ['A plain-text summary of the image.', {}],
];

describe('limits in the words of doc comments', () => {
  test.each(ROWS)('%s', (comment, limits) => {
    expect(readLimits(comment)).toEqual(limits);
  });
});
