import { expect, test } from '@jest/globals';
import { toRefusal } from '../../src/conference-server/failure.js';

const missing = { path: '/body/settings/title', message: 'x', errorCode: 'required.openapi.validation' };

test.each([
  [{ status: 401 }, 401, 'Nobody is signed in'],
  [{ status: 404 }, 404, 'nothing at this address'],
  [{ status: 413 }, 413, 'larger than'],
  [{ status: 415 }, 400, 'application/json'],
  [{ status: 400, type: 'entity.parse.failed' }, 400, 'The body is not JSON.'],
  [{ status: 400, errors: [missing] }, 400, 'settings.title is missing.'],
  [{ status: 400, errors: [{ path: '/body', message: 'must be object' }] }, 400, 'The body must be object.'],
  [{ status: 400, errors: [{ path: '/myconferences/%ZZ', message: 'x' }] }, 400, 'not well-formed'],
  [{ status: 400, errors: [] }, 400, 'not well-formed'],
  [{ status: 422 }, 400, 'not well-formed'],
])('%j is answered with %d', (error, status, words) => {
  const refusal = toRefusal(error);
  expect(refusal?.status).toBe(status);
  expect(refusal?.body.error).toContain(words);
});

test('405 says what is allowed', () => {
  expect(toRefusal({ status: 405, headers: { Allow: 'GET' } })?.headers).toEqual({ Allow: 'GET' });
});

test.each([new Error('disk full'), { status: 500 }, { status: 200 }, 'text', null, undefined])(
  '%p is not of the client’s making',
  (error) => {
    expect(toRefusal(error)).toBeUndefined();
  },
);
