import { describe, expect, test } from '@jest/globals';
import { ViewValues, viewState } from '../../src/slack/view-values.js';

const values = new ViewValues(
  viewState.parse({
    values: {
      title: { input: { type: 'plain_text_input', value: 'Roof' } },
      agenda: { input: { type: 'plain_text_input', value: null } },
      repeat: { input: { type: 'static_select', selected_option: { text: {}, value: 'daily' } } },
      options: { input: { type: 'checkboxes', selected_options: [{ value: 'a' }, { value: 'b' }] } },
      day: { input: { type: 'datepicker', selected_date: '2026-11-25' } },
      start: { input: { type: 'timepicker', selected_time: '15:00' } },
      people: { input: { type: 'multi_users_select', selected_users: ['U1', 'U2'] } },
      post: { input: { type: 'conversations_select', selected_conversation: 'C1' } },
    },
  }),
);

describe('what stands in a view', () => {
  test('is read by the block it stands in', () => {
    expect(values.text('title')).toBe('Roof');
    expect(values.choice('repeat')).toBe('daily');
    expect(values.choices('options')).toEqual(['a', 'b']);
    expect(values.date('day')).toBe('2026-11-25');
    expect(values.time('start')).toBe('15:00');
    expect(values.users('people')).toEqual(['U1', 'U2']);
    expect(values.conversation('post')).toBe('C1');
  });

  test('is nothing where nothing was put in, and where there is no such field', () => {
    expect(values.text('agenda')).toBe('');
    expect([values.has('agenda'), values.has('elsewhere')]).toEqual([true, false]);
    expect([values.text('elsewhere'), values.choice('elsewhere'), values.date('elsewhere')]).toEqual([
      '',
      null,
      null,
    ]);
    expect([values.choices('elsewhere'), values.users('elsewhere'), values.time('title')]).toEqual([
      [],
      [],
      null,
    ]);
  });
});

describe('what no field of ours holds', () => {
  test.each([
    { value: 'x'.repeat(12_001) },
    { selected_date: 'tomorrow' },
    { selected_time: '24:61:00' },
    { selected_option: { value: 3 } },
    { selected_users: [null] },
  ])('is no state of a view: %#', (field) => {
    expect(viewState.safeParse({ values: { block: { action: field } } }).success).toBe(false);
  });
});
