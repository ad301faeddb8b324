import { expect, test } from '@jest/globals';
import { html } from '../../src/conference-server/html.js';

test('whatever is inserted is escaped, but for HTML', () => {
  const name = `<b>"Ada" & 'Bob'</b>`;
  expect(html`<p title="${name}">${html`<i>${name}</i>`}</p>`.text).toBe(
    '<p title="&lt;b&gt;&quot;Ada&quot; &amp; &#39;Bob&#39;&lt;/b&gt;"><i>&lt;b&gt;&quot;Ada&quot; &amp; &#39;Bob&#39;&lt;/b&gt;</i></p>',
  );
});

test('lists are joined, numbers shown and what is false is left out', () => {
  expect(html`${[html`<li>`, 'a', 1]}${false}`.text).toBe('<li>a1');
});
