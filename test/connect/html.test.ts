import { describe, expect, test } from '@jest/globals';
import { html } from '../../src/connect/html.js';

describe('html', () => {
  test.each<[string | number | false, string]>([
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['" onfocus="alert(1)', '<p>&quot; onfocus=&quot;alert(1)</p>'],
    ["it's & that's", '<p>it&#39;s &amp; that&#39;s</p>'],
    [0, '<p>0</p>'],
    ['', '<p></p>'],
    [false, '<p></p>'],
  ])('escapes %j', (insertion, expected) => {
    expect(html`<p>${insertion}</p>`.text).toBe(expected);
  });

  test('takes other templates, and lists of them, as they are', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>${html`<hr>`}`.text).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul><hr>');
  });
});
