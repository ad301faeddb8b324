import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { readBody } from '../../src/starleaf/read-body.js';
import {
  challengeAnswer,
  conferenceAnswer,
  conferenceIdsAnswer,
  createdByPost,
  createdByPut,
  featuresAnswer,
  versionAnswer,
} from '../../src/starleaf/wire.js';

const answer = (body: unknown) => ({ status: 200, body, server: 'sim-1', location: null });
const salt = '00ff';

const wrong: [string, z.ZodType, unknown][] = [
  ['no body', featuresAnswer, undefined],
  ['a list', featuresAnswer, []],
  ['features that are no list', featuresAnswer, { features: 'webrtc' }],
  ['features that are no text', featuresAnswer, { features: [1] }],
  ['a version without a number', versionAnswer, { software_version: '6.5.0', api_minor_version: '15' }],
  ['ids that are no text', conferenceIdsAnswer, { conf_ids: [1] }],
  ['an empty id', conferenceIdsAnswer, { conf_ids: [''] }],
  ['a creation without dial_info', createdByPut, {}],
  ['dial_info that is no object', createdByPost, { conf_id: 'c1', dial_info: 'none' }],
  ['a conference without settings', conferenceAnswer, { dial_info: {} }],
  ['a title that is no text', conferenceAnswer, { settings: { title: 1, timezone: 'UTC' }, dial_info: {} }],
  ['a salt of odd length', challengeAnswer, { salt: '00f', iterations: 1, challenge: salt }],
  ['a salt that is not hexadecimal', challengeAnswer, { salt: 'zz', iterations: 1, challenge: salt }],
  ['an empty challenge', challengeAnswer, { salt, iterations: 1, challenge: '' }],
  ['no iterations', challengeAnswer, { salt, iterations: 0, challenge: salt }],
  ['too many iterations', challengeAnswer, { salt, iterations: 10_000_001, challenge: salt }],
  ['half an iteration', challengeAnswer, { salt, iterations: 1.5, challenge: salt }],
];

describe('an answer of the wrong shape', () => {
  test.each(wrong)('is unexpected: %s', (_, shape, body) => {
    expect(() => readBody(shape, answer(body))).toThrow(
      expect.objectContaining({ failure: 'unexpected', status: 200, server: 'sim-1' }),
    );
  });
});

describe('an answer', () => {
  test('may have keys that nobody documented', () => {
    expect(readBody(featuresAnswer, answer({ features: ['webrtc'], more: 1 }))).toEqual({
      features: ['webrtc'],
    });
  });

  test('may have hexadecimal digits of either case and any even length', () => {
    const body = { salt: 'AB', iterations: 10_000_000, challenge: 'abCD' };
    expect(readBody(challengeAnswer, answer(body))).toEqual(body);
  });

  test('may leave out what is optional, or say null', () => {
    const settings = { title: 'Standup', timezone: 'UTC', permanent: true };
    const body = { settings: { ...settings, start: null, repetition: null }, dial_info: { app_url: null } };
    expect(() => readBody(conferenceAnswer, answer(body))).not.toThrow();
    expect(() => readBody(conferenceAnswer, answer({ settings, dial_info: {} }))).not.toThrow();
  });
});
