import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { answerFailure, describeFailure } from '../../src/slack/failure.js';
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
