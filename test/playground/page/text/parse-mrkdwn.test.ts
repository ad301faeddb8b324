import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseMrkdwn } from '../../../../src/playground/page/text/parse-mrkdwn.js';
import type { TextNode } from '../../../../src/playground/page/text/text-node.js';

/** A tree written small: `bold(text)`, so that a row of a table shows it whole. */
function sketch(nodes: readonly TextNode[]): string {
  return nodes.map(sketchNode).join('');
}

function sketchNode(node: TextNode): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return '⏎';
    case 'bold':
    case 'italic':
    case 'strike':
    case 'underline':
    case 'quote':
      return `${node.kind}(${sketch(node.children)})`;
    case 'link':
      return `link(${node.url} ${sketch(node.children)})`;
    case 'list':
      return `list(${node.items.map(sketch).join(' | ')})`;
    case 'user':
    case 'channel':
      return `${node.kind}(${node.id}${node.label === null ? '' : ` ${node.label}`})`;
    case 'broadcast':
      return `broadcast(${node.label})`;
    case 'emoji':
      return node.character;
    case 'date':
      return `date(${node.unix} ${node.format} ${node.url} ${node.fallback})`;
    case 'code':
    case 'preformatted':
      return `${node.kind}(${node.text})`;
    default:
      return node satisfies never;
  }
}

const read = (source: string): string => sketch(parseMrkdwn(source));

test.each([
  ['*bold* and _italic_ and ~struck~', 'bold(bold) and italic(italic) and strike(struck)'],
  ['*_both_*', 'bold(italic(both))'],
  ['(*bold*), "_it_".', '(bold(bold)), "italic(it)".'],
  ['*two words*', 'bold(two words)'],
  ['`code *not bold*`', 'code(code *not bold*)'],
  ['*Q3 `budget` review*', 'bold(Q3 code(budget) review)'],
  ['*Wed 25 Nov, 15:00–15:45 London*', 'bold(Wed 25 Nov, 15:00–15:45 London)'],
])('%s has its styles', (source, tree) => {
  expect(read(source)).toBe(tree);
});

test.each([
  '2 * 3 * 4',
  'a_b_c',
  'snake_case_name',
  '* not bold *',
  '*',
  '**',
  '*open',
  'a*b*c',
  '~',
  '`',
  '5~6~7',
])('%s has none', (source) => {
  expect(read(source)).toBe(source);
});

test('styles end with their line', () => {
  expect(read('*one\ntwo*')).toBe('*one⏎two*');
});

test.each([
  ['<@U1ADA>', 'user(U1ADA)'],
  ['<@U1ADA|ada>', 'user(U1ADA ada)'],
  ['<#C1|general>', 'channel(C1 general)'],
  ['<#C1|>', 'channel(C1)'],
  ['<!here> <!channel> <!everyone>', 'broadcast(@here) broadcast(@channel) broadcast(@everyone)'],
  ['<!subteam^S1|@design>', 'broadcast(@design)'],
  ['<https://x.example/a_b_c|Join>', 'link(https://x.example/a_b_c Join)'],
  ['<https://x.example/?a=1&amp;b=2>', 'link(https://x.example/?a=1&b=2 https://x.example/?a=1&b=2)'],
  ['<mailto:ada@example.com>', 'link(mailto:ada@example.com ada@example.com)'],
  ['*<https://x.example|Join>*', 'bold(link(https://x.example Join))'],
  ['<!date^1795618800^{date} at {time}|25 Nov>', 'date(1795618800 {date} at {time} null 25 Nov)'],
  [
    '<!date^1795618800^{date}^https://x.example/|25 Nov>',
    'date(1795618800 {date} https://x.example/ 25 Nov)',
  ],
  ['<!date^1795618800^{date}^javascript:alert(1)|25 Nov>', 'date(1795618800 {date} null 25 Nov)'],
  ['<!unknown^thing|words>', 'words'],
])('%s is read', (source, tree) => {
  expect(read(source)).toBe(tree);
});

test.each([
  ['see https://x.example/a_b, then', 'see link(https://x.example/a_b https://x.example/a_b), then'],
  ['(https://x.example/)', '(link(https://x.example/ https://x.example/))'],
  ['write to ada@example.com.', 'write to link(mailto:ada@example.com ada@example.com).'],
  ['https://x.example/?a=1&amp;b=2', 'link(https://x.example/?a=1&b=2 https://x.example/?a=1&b=2)'],
])('%s gets its address linked', (source, tree) => {
  expect(read(source)).toBe(tree);
});

test.each([
  [':video_camera: *Roof*', '📹 bold(Roof)'],
  [':wave::skin-tone-3: hi', '👋 hi'],
  ['at 10:30:45', 'at 10:30:45'],
  [':no_such_emoji:', ':no_such_emoji:'],
  [':constructor:', ':constructor:'],
])('%s has its emoji', (source, tree) => {
  expect(read(source)).toBe(tree);
});

describe('blocks', () => {
  test.each([
    ['one\ntwo', 'one⏎two'],
    ['one\n\ntwo', 'one⏎⏎two'],
    ['&gt; quoted\nplain', 'quote(quoted)plain'],
    ['> a\n> *b*', 'quote(a⏎bold(b))'],
    ['before\n>>> all\nthe rest', 'beforequote(all⏎the rest)'],
    ['People:\n• Ana\n• _Kim_\nDone', 'People:list(Ana | italic(Kim))Done'],
    ['```one\n*two*```', 'preformatted(one⏎*two*)'.replace('⏎', '\n')],
    ['See\n```\na &lt; b\n```\nend', 'See\npreformatted(a < b)end'.replace('\n', '')],
  ])('%j', (source, tree) => {
    expect(read(source)).toBe(tree);
  });
});

describe('what people write stays text', () => {
  test.each([
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['<javascript:alert(1)|click>', '<javascript:alert(1)|click>'],
    ['<JavaScript:alert(1)>', '<JavaScript:alert(1)>'],
    ['<data:text/html,x|click>', '<data:text/html,x|click>'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['&copy; &#60;', '&copy; &#60;'],
    ['&lt;@U1&gt; &lt;!channel&gt;', '<@U1> <!channel>'],
    ['\uE0000\uE001', '0'],
  ])('%j', (source, words) => {
    expect(read(source)).toBe(words);
  });

  test('no text can bring in a link that is not one of the known kinds', () => {
    const bits = fc.constantFrom(
      '<',
      '>',
      '|',
      '*',
      '_',
      '`',
      '```',
      '\n',
      '&gt;',
      'javascript:',
      'https://x',
      '@U1',
      '!date^1^',
      ':',
      'a',
    );
    const urls = (nodes: readonly TextNode[]): string[] =>
      nodes.flatMap((node) => [
        ...(node.kind === 'link' ? [node.url] : []),
        ...('children' in node ? urls(node.children) : []),
        ...(node.kind === 'list' ? node.items.flatMap(urls) : []),
      ]);
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 30 }), (parts) => {
        for (const url of urls(parseMrkdwn(parts.join(''))))
          expect(url).toMatch(/^(https?|mailto|tel|sips?|slack):/i);
      }),
    );
  });

  test('a long message full of open marks loses nothing', () => {
    const source = '*a _b ~c &lt;e '.repeat(50);
    expect(read(source)).toBe('*a _b ~c <e '.repeat(50));
  });
});
