import { describe, expect, test } from '@jest/globals';
import { Session } from '../../src/starleaf/session.js';

const url = 'https://api.starleaf.com/v1/myconferences';

describe('a session', () => {
  test('sends the cookies it was given, whatever their names', () => {
    const session = Session.begin('ada@example.com');
    expect(session.cookiesFor(url)).toBe('');
    session.take(['a=1; Path=/; Secure; HttpOnly', 'b=2; Path=/v1'], url);
    expect(session.cookiesFor(url).split('; ').sort()).toEqual(['a=1', 'b=2']);
    expect(session.cookiesFor('https://elsewhere.example/v1')).toBe('');
  });

  test('replaces a cookie, and drops one that has ended', () => {
    const session = Session.begin('ada@example.com');
    session.take(['a=1; Path=/', 'b=2; Path=/'], url);
    session.take(['a=3; Path=/', 'b=; Path=/; Max-Age=0'], url);
    expect(session.cookiesFor(url)).toBe('a=3');
  });

  test('leaves out cookies that are malformed or another site’s', () => {
    const session = Session.begin('ada@example.com');
    session.take(['', 'c=1; Domain=elsewhere.example', 'a=1'], url);
    expect(session.cookiesFor(url)).toBe('a=1');
  });

  test('belongs to one account, whichever case its address is in', () => {
    const session = Session.begin('Ada@Example.com');
    expect(session.belongsTo('ada@example.com')).toBe(true);
    expect(session.belongsTo('bob@example.com')).toBe(false);
  });

  test('is the same after having been text', () => {
    const session = Session.begin('ada@example.com');
    session.take(['a=1; Path=/v1; Secure; HttpOnly'], url);
    expect(session.hasChanged).toBe(true);
    const restored = Session.restore(session.serialised());
    expect(session.hasChanged).toBe(false);
    expect(restored?.id).toBe(session.id);
    expect(restored?.belongsTo('ada@example.com')).toBe(true);
    expect(restored?.cookiesFor(url)).toBe('a=1');
    expect(restored?.hasChanged).toBe(false);
  });

  test.each([
    '',
    'nonsense',
    'null',
    '{}',
    '{"id":"1","email":"a","cookies":7}',
    '{"id":"1","email":"a","cookies":{}}',
  ])('cannot come from %s', (text) => {
    expect(Session.restore(text)).toBeUndefined();
  });
});
