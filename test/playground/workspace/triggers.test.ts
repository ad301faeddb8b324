import { describe, expect, test } from '@jest/globals';
import { Triggers } from '../../../src/playground/workspace/triggers.js';

const TRIGGER = { userId: 'U0ANACOSTA', viewId: null, channel: null };

describe('a trigger', () => {
  test('is exchanged once, within three seconds', () => {
    let now = 0;
    const triggers = new Triggers(() => now);
    const id = triggers.issue(TRIGGER);
    now = 3_000;
    expect(triggers.exchange(id)).toEqual(TRIGGER);
    expect(triggers.exchange(id)).toBe('exchanged_trigger_id');
  });

  test('is expired after three seconds', () => {
    let now = 0;
    const triggers = new Triggers(() => now);
    const id = triggers.issue(TRIGGER);
    now = 3_001;
    expect(triggers.exchange(id)).toBe('expired_trigger_id');
  });

  test('is invalid when nobody issued it, or too long ago', () => {
    let now = 0;
    const triggers = new Triggers(() => now);
    const id = triggers.issue(TRIGGER);
    now = 120_000;
    triggers.issue(TRIGGER);
    expect(triggers.exchange(id)).toBe('invalid_trigger_id');
    expect(triggers.exchange('1.2.3')).toBe('invalid_trigger_id');
  });
});
