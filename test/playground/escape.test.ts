import { beforeAll, describe, expect, test } from '@jest/globals';
import { Keyv } from 'keyv';
import { seedConversations } from '../../src/playground/conversations.js';
import { escapeTyped } from '../../src/playground/escape.js';
import { readManifest } from '../../src/playground/manifest.js';
import { PEOPLE } from '../../src/playground/people.js';
import { Workspace } from '../../src/playground/workspace/workspace.js';
import { MANIFEST } from './manifest-fixture.js';
import { ANA, NOON } from './start-playground.js';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await Workspace.open({
    manifest: readManifest(MANIFEST),
    people: PEOPLE,
    conversations: seedConversations(),
    store: new Keyv<unknown>(),
    now: () => NOON,
    origin: 'http://127.0.0.1',
  });
});

const ROWS: readonly (readonly [string, string])[] = [
  ['plain words', 'plain words'],
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['with @ben', 'with <@U0BENCARTR|ben>'],
  ['with @Ben, @chiyo.', 'with <@U0BENCARTR|ben>, <@U0CHIYOMRI|chiyo>.'],
  ['(@ana)', '(<@U0ANACOSTA|ana>)'],
  ['@starleaf help', '<@U0STARLEAF|starleaf> help'],
  ['@nobody', '@nobody'],
  ['@bernard', '@bernard'],
  ['everybody@', 'everybody@'],
  ['@here now', '<!here> now'],
  ['@europe', '<!subteam^S0EUROPE01|@europe>'],
  ['in #general', 'in <#C0GENERAL1|general>'],
  ['in #leadership', 'in <#C0LEADERS1|>'],
  ['#1 topic', '#1 topic'],
  ['write to sam@example.org.', 'write to <mailto:sam@example.org|sam@example.org>.'],
  [
    'first.last+tag@mail.example.co.uk',
    '<mailto:first.last+tag@mail.example.co.uk|first.last+tag@mail.example.co.uk>',
  ],
  ['see https://a.example/b?c=1&d=2, please', 'see <https://a.example/b?c=1&amp;d=2>, please'],
  ['see example.com/x', 'see <http://example.com/x|example.com/x>'],
  ['v2.0 at 3.30pm', 'v2.0 at 3.30pm'],
  ['<@U0BENCARTR>', '&lt;@U0BENCARTR&gt;'],
  ['about "Q3 budget"', 'about "Q3 budget"'],
];

describe('what is typed into a command', () => {
  test.each(ROWS)('%s', (typed, escaped) => {
    expect(escapeTyped(typed, { workspace, userId: ANA, style: 'command' })).toBe(escaped);
  });

  test('hides private channels from those who are not in them', () => {
    const options = { workspace, userId: 'U0CHIYOMRI', style: 'command' } as const;
    expect(escapeTyped('in #leadership', options)).toBe('in #leadership');
  });
});

test('messages mention people by id alone', () => {
  const options = { workspace, userId: ANA, style: 'message' } as const;
  expect(escapeTyped('hi @ben in #general', options)).toBe('hi <@U0BENCARTR> in <#C0GENERAL1|general>');
});
