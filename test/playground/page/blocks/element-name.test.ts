import { expect, test } from '@jest/globals';
import { nameOf } from '../../../../src/playground/page/blocks/element-name.js';

test('an element without a label goes by its placeholder', () => {
  const placeholder = { type: 'plain_text', text: 'Remind me :bell:' } as const;
  expect(nameOf({ type: 'static_select', options: [], placeholder })).toBe('Remind me 🔔');
});

test('a picker says what it picks; other elements leave it to the text beside them', () => {
  expect(nameOf({ type: 'timepicker' })).toBe('Time');
  expect(nameOf({ type: 'users_select' })).toBeUndefined();
});
