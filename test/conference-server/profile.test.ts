import { describe, expect, test } from '@jest/globals';
import {
  BLANK_PROFILE,
  findManagedChange,
  findProfileFault,
  type Profile,
} from '../../src/conference-server/profile.js';

const ADA: Profile = { ...BLANK_PROFILE, firstname: 'Ada', lastname: 'Byron', phone_work: '1' };

test.each([
  [{ timezone: 'Europe/London' }, true],
  [{ timezone: null }, true],
  [{}, true],
  [{ timezone: 'GMT' }, false],
])('%j is sound: %j', (changes, isSound) => {
  expect(findProfileFault(changes) === undefined).toBe(isSound);
});

describe('what an integration manages', () => {
  test.each<[string | undefined, Partial<Profile>]>([
    ['firstname', { firstname: 'Augusta' }],
    ['lastname', { lastname: 'King' }],
    ['phone_work', { phone_work: null }],
    ['phone_mobile', { phone_mobile: '2' }],
    [undefined, { firstname: 'Ada', lastname: 'Byron', phone_work: '1', phone_mobile: null }],
    [undefined, { phone_home: '3', timezone: 'UTC', locale: 'pl', conf_layout: 'equal_panes' }],
    [undefined, {}],
  ])('%s is changed by %j', (field, changes) => {
    expect(findManagedChange(ADA, changes)).toBe(field);
  });
});
