import { describe, expect, test } from '@jest/globals';
import { Keyv } from 'keyv';
import { areSettings, type PersonSettings, Settings } from '../../src/slack/settings.js';

const ANA = { workspaceId: 'T1', userId: 'U1' };

describe('settings', () => {
  const refused: readonly Partial<PersonSettings>[] = [
    { defaultMinutes: Number.NaN },
    { defaultMinutes: 0 },
    { defaultMinutes: 1_441 },
    { defaultMinutes: 7.5 },
  ];

  test.each(refused)('that could not be read again are never kept: %j', async (part) => {
    const settings = new Settings(new Keyv());
    const before = await settings.find(ANA);
    expect(areSettings({ ...before, ...part })).toBe(false);
    await expect(settings.save(ANA, { ...before, ...part })).rejects.toThrow();
    expect(await settings.find(ANA)).toEqual(before);
  });
});
