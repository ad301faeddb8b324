import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { pino } from 'pino';
import { NotInstalledError } from '../../src/slack/clients.js';
import { answerFailure, describeFailure } from '../../src/slack/failure.js';
import { ReplyAddressError } from '../../src/slack/reply-address.js';
import { SlackSilence } from '../../src/slack/web-api/slack-silence.js';
import { StarLeafError, type StarLeafFailure } from '../../src/starleaf/errors.js';

function listen(): { readonly logger: pino.Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { logger: pino({ base: null }, sink), lines };
}

const FAILURES: readonly [StarLeafFailure, boolean][] = [
  ['unreachable', true],
  ['slow', true],
  ['down', true],
  ['busy', true],
  ['unexpected', true],
  ['quota', true],
  ['sign-in-refused', false],
  ['forbidden', false],
  ['not-found', false],
  ['refused', false],
];

describe('each failure of StarLeaf', () => {
  test.each(FAILURES)('%s says what happened and what to do', (failure, worthAnotherTry) => {
    const words = describeFailure(new StarLeafError(failure, { status: 500 }));
    expect(words.worthAnotherTry).toBe(worthAnotherTry);
    expect(words.text).not.toMatch(/[!]|\b\d{3}\b|error|exception/i);
    expect(words.text.length).toBeGreaterThan(30);
  });

  test('a reason of StarLeaf’s is quoted, and harmless', () => {
    const { text } = describeFailure(new StarLeafError('refused', { reason: 'title <!channel>' }));
    expect(text).toContain('“title &lt;!channel&gt;”');
  });
});

describe('each failure of Slack', () => {
  test.each([
    [new WebAPIRequestError(new SlackSilence('cut')), 'did not answer', true],
    [new WebAPIRequestError(new SlackSilence('not-asked')), 'in a minute', true],
    [new WebAPIHTTPError(503, '', {}), 'did not answer', true],
    [new WebAPIRateLimitedError(7), 'in 7 seconds', true],
    [new WebAPIPlatformError({ ok: false, error: 'ratelimited' }), 'in a minute', true],
    [new WebAPIPlatformError({ ok: false, error: 'token_revoked' }), 'add me again', false],
    [new WebAPIPlatformError({ ok: false, error: 'account_inactive' }), 'add me again', false],
    [new NotInstalledError('T1'), 'add me again', false],
    [new WebAPIPlatformError({ ok: false, error: 'missing_scope' }), 'Whoever manages its apps', false],
    [new WebAPIPlatformError({ ok: false, error: 'is_archived' }), '/invite @StarLeaf', true],
    [new WebAPIPlatformError({ ok: false, error: 'not_in_channel' }), '/invite @StarLeaf', true],
    [new WebAPIPlatformError({ ok: false, error: 'restricted_action' }), 'only some may post', true],
    [new WebAPIPlatformError({ ok: false, error: 'user_not_found' }), 'begin again', true],
    [new ReplyAddressError('', { isUsedUp: true }), 'begin again', true],
    [new WebAPIPlatformError({ ok: false, error: 'invalid_blocks' }), 'mistake of mine', true],
  ])('%s says what happened and what to do', (error, words, worthAnotherTry) => {
    const failure = describeFailure(error);
    expect(failure.worthAnotherTry).toBe(worthAnotherTry);
    expect(failure.text).toContain(words);
    expect(failure.text).not.toMatch(/[!]|\b\d{3}\b|error|exception/i);
  });
});

describe('what the victim reads', () => {
  test('carries the reference that the log line carries', () => {
    const { logger, lines } = listen();
    const { text } = answerFailure(new StarLeafError('unreachable'), { draftId: 'd1', logger });
    const reference = /Reference (\w{4})\./.exec(text)?.[1];
    expect(JSON.parse(lines.join(''))).toMatchObject({ reference, kind: 'starleaf', failure: 'unreachable' });
  });

  test('offers to try again where that may help and something is kept', () => {
    const { logger } = listen();
    const buttons = (error: unknown, draftId: string | null) =>
      JSON.stringify(answerFailure(error, { draftId, logger }).blocks).includes('"try-again"');
    expect(buttons(new StarLeafError('unreachable'), 'd1')).toBe(true);
    expect(buttons(new StarLeafError('unreachable'), null)).toBe(false);
    expect(buttons(new StarLeafError('forbidden'), 'd1')).toBe(false);
    expect(buttons(new Error('bug'), 'd1')).toBe(true);
  });

  test('and the log never show what an unexpected error quotes', () => {
    const { logger, lines } = listen();
    const message = answerFailure(new TypeError('cannot read "secret budget talk"'), {
      draftId: null,
      logger,
    });
    expect(JSON.stringify(message) + lines.join('')).not.toContain('secret budget talk');
    expect(lines.join('')).toContain('failure.test');
  });
});
