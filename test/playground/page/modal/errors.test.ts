import { expect, test } from '@jest/globals';
import type { AnyBlock } from '@slack/types';
import { strayErrors, withoutError } from '../../../../src/playground/page/modal/errors.js';

const blocks: AnyBlock[] = [
  {
    type: 'input',
    block_id: 'title',
    label: { type: 'plain_text', text: 'Title' },
    element: { type: 'plain_text_input' },
  },
];

test('an error without a field of its own is still shown', () => {
  expect(strayErrors({ title: 'A title, please.', nowhere: 'StarLeaf is busy.' }, blocks)).toBe(
    'StarLeaf is busy.',
  );
  expect(strayErrors({ title: 'A title, please.' }, blocks)).toBeNull();
});

test('an error goes as its field is being put right', () => {
  expect(withoutError({ title: 'a', date: 'b' }, 'title')).toEqual({ date: 'b' });
});
