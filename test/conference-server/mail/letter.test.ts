import { describe, expect, test } from '@jest/globals';
import { type Letter, toLine, toText } from '../../../src/conference-server/mail/letter.js';
import { renderHtml } from '../../../src/conference-server/mail/render-html.js';
import { renderText } from '../../../src/conference-server/mail/render-text.js';

const LETTER: Letter = {
  language: 'en-GB',
  lead: 'Ada invites you.',
  title: 'Roof & <cellar>',
  facts: [{ label: 'When', value: 'soon' }],
  action: { label: 'Join', url: 'https://meet.example.org/a?b=1&c=2' },
  choices: { question: 'Will you?', links: [{ label: 'Yes', url: 'https://example.org/yes' }] },
  body: 'Two\nlines',
  footer: 'Because.',
};

test.each([
  ['a\r\nb', 'a b'],
  ['a\u2028b\u0000c', 'a b c'],
  [' a ', 'a'],
  ['שלום 🎉', 'שלום 🎉'],
])('%j is %j on one line', (text, line) => {
  expect(toLine(text)).toBe(line);
});

test.each([
  ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['a\u0000\u0007\tb', 'a\tb'],
])('%j is %j in several', (text, lines) => {
  expect(toText(text)).toBe(lines);
});

describe('a letter', () => {
  test('reads well as plain text', () => {
    expect(renderText(LETTER)).toBe(
      [
        'Ada invites you.',
        'Roof & <cellar>',
        'When: soon',
        'Join: https://meet.example.org/a?b=1&c=2',
        'Two\nlines',
        'Will you?\nYes: https://example.org/yes',
        '-- \nBecause.\n',
      ].join('\n\n'),
    );
  });

  test('is safe HTML in its language', () => {
    const page = renderHtml(LETTER);
    expect(page).toContain('<html lang="en-GB">');
    expect(page).toContain('Roof &amp; &lt;cellar&gt;</h1>');
    expect(page).toContain('href="https://meet.example.org/a?b=1&amp;c=2"');
    expect(page).not.toMatch(/<(script|img|link|iframe)|src=|url\(/);
  });

  test('leaves out what it has not', () => {
    const bare = { ...LETTER, facts: [], action: null, choices: null, body: '' };
    expect(renderText(bare)).toBe('Ada invites you.\n\nRoof & <cellar>\n\n-- \nBecause.\n');
    expect(renderHtml(bare)).not.toMatch(/<a |When|pre-wrap/);
  });
});
