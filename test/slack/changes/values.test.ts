import { describe, expect, test } from '@jest/globals';
import { readCardBlockId, toCardBlockId } from '../../../src/slack/card-ref.js';
import { readAsked, writeAsked } from '../../../src/slack/changes/asked-move.js';
import { readTarget, writeTarget } from '../../../src/slack/changes/target.js';
import { buildUndoRow, readUndoing } from '../../../src/slack/changes/undo-value.js';
import { readOccurrencesPage } from '../../../src/slack/modals/occurrences.js';
import { at, minutes } from '../support/facts.js';

const NONSENSE = [
  '',
  'nonsense',
  '{}',
  '[]',
  'null',
  '{"kind":"times","confId":"","occurId":1}',
  '{"kind":"move"}',
];

describe('what buttons and modals carry', () => {
  test.each([
    { kind: 'restore', confId: 'slack-1', occurId: '2026-12-03T09:30:00Z' },
    { kind: 'times', confId: 'slack-1', occurId: null, start: at('2026-11-26T10:00'), duration: minutes(45) },
  ] as const)('an Undo is read back: %j', (undoing) => {
    const [element] = buildUndoRow(undoing).elements;
    const value = element?.type === 'button' ? (element.value ?? '') : '';
    expect(JSON.stringify(readUndoing(value))).toBe(JSON.stringify(undoing));
  });

  test('a question is read back', () => {
    const times = { start: at('2026-11-26T10:00', 'America/New_York'), duration: minutes(20) };
    const asked = { confId: 'slack-1', occurId: '2026-12-03T09:30:00Z', times };
    expect(JSON.stringify(readAsked(writeAsked(asked)))).toBe(JSON.stringify(asked));
  });

  test('a target is read back', () => {
    const target = { confId: 'a b/c', occurId: null };
    expect(readTarget(writeTarget(target))).toEqual(target);
  });

  test('a card says whose conference it is, whatever its id', () => {
    const card = { userId: 'U0ANA', confId: 'a b/c@starleaf.com' };
    expect(readCardBlockId(toCardBlockId(card))).toEqual(card);
    expect(toCardBlockId({ ...card, confId: 'x'.repeat(500) })).toHaveLength(255);
  });

  test.each(NONSENSE)('%j is nothing, not a failure', (value) => {
    expect(readUndoing(value)).toBeUndefined();
    expect(readAsked(value)).toBeUndefined();
    expect(readTarget(value)).toBeUndefined();
    expect(readOccurrencesPage(value)).toBeUndefined();
    expect(readCardBlockId(value)).toBeUndefined();
  });
});
