import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { createLogger } from '../src/log.js';
import { adoptRequestId, asRequest, makeReference, makeRequestId } from '../src/request-id.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  const sink = new Writable({
    write: (chunk, _, done) => {
      text += chunk;
      done();
    },
  });
  write(createLogger('info', sink));
  return text;
}

test('an error is logged by its kind and place, without what it quotes', () => {
  const text = logged((logger) =>
    logger.error({ err: new TypeError('cannot read "secret budget talk"') }, 'failed'),
  );
  expect(JSON.parse(text)).toMatchObject({ msg: 'failed', err: { name: 'TypeError' } });
  expect(text).toContain('log.test');
  expect(text).not.toContain('secret budget talk');
});

test.each(['password', 'key', 'token', 'cookie', 'email', 'text', 'body'])(
  'a field called %s never gets out',
  (name) => {
    const text = logged((logger) =>
      logger.info({ [name]: 'geheim', nested: { [name]: 'geheim' } }, 'careless'),
    );
    expect(text).toContain('careless');
    expect(text).not.toContain('geheim');
  },
);

test('a line carries the id of the request that causes it, which its reference begins', () => {
  const text = logged((logger) => {
    logger.info('before');
    asRequest('7F3KABCDEFGHJKMN', () => logger.info({ reference: makeReference() }, 'meanwhile'));
  });
  const [before = '', meanwhile = ''] = text.trim().split('\n');
  expect(JSON.parse(before)).not.toHaveProperty('request');
  expect(JSON.parse(meanwhile)).toMatchObject({ request: '7F3KABCDEFGHJKMN', reference: '7F3K' });
});

test('an id that another process of ours brings along is taken over, and nothing else is', () => {
  const id = makeRequestId();
  expect(adoptRequestId(id)).toBe(id);
  for (const brought of [undefined, '', 'x', `${id}0`, `${id}"}`, [id]]) {
    expect(adoptRequestId(brought)).toMatch(/^\w{16}$/);
    expect(adoptRequestId(brought)).not.toBe(brought);
  }
});
