import { expect, test } from '@jest/globals';
import { safeImage, safeLink } from '../../../../src/playground/page/text/safe-url.js';

test.each(['https://x.example', 'HTTP://X.example', 'mailto:a@x.example', 'tel:+44', 'sip:1@x.example'])(
  '%s may be followed',
  (url) => {
    expect(safeLink(url)).toBe(url);
  },
);

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:x',
  'data:text/html,x',
  '//x',
  '/x',
  'x',
  '',
])('%j may not', (url) => {
  expect(safeLink(url)).toBeUndefined();
});

test('a picture comes over the web only', () => {
  expect(safeImage('https://x.example/a.png')).toBe('https://x.example/a.png');
  expect(safeImage('mailto:a@x.example')).toBeUndefined();
});
