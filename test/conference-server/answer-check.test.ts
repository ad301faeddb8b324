import { describe, expect, test } from '@jest/globals';
import { AnswerCheck, type Leaving } from '../../src/conference-server/answer-check.js';
import { readDocument } from '../../src/conference-server/document.js';

const check = new AnswerCheck(readDocument());

const VERSION: Leaving = {
  operationId: 'getVersion',
  status: 200,
  hasHeader: () => true,
  body: { software_version: '6.5.0', api_minor_version: 15 },
};

test('an answer as documented passes', () => {
  expect(check.findFault(VERSION)).toBeUndefined();
  expect(check.findFault({ ...VERSION, status: 449, body: undefined })).toBeUndefined();
  expect(check.findFault({ ...VERSION, status: 401, body: { error: 'Who?' } })).toBeUndefined();
});

describe('an answer is at fault', () => {
  test.each<[string, Partial<Leaving>]>([
    ['status not documented', { status: 404 }],
    ['header X-SL-SERVER is missing', { hasHeader: () => false }],
    [
      'header Set-Cookie is missing',
      { status: 449, body: undefined, hasHeader: (name) => name !== 'Set-Cookie' },
    ],
    ['a body where there is none', { status: 449 }],
    ['api_minor_version', { body: { software_version: '6.5.0', api_minor_version: '15' } }],
    ['additional properties', { body: { software_version: '6.5.0', api_minor_version: 15, secret: 1 } }],
    ['body must be object', { body: undefined }],
    ['must have required property', { status: 401, body: {} }],
    ['must have required property', { operationId: undefined, status: 404, body: {} }],
  ])('%s', (fault, changes) => {
    expect(check.findFault({ ...VERSION, ...changes })).toContain(fault);
  });
});
