import { describe, expect, test } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describeFault } from '../../../src/playground/block-kit/fault.js';
import { validateMessageBlocks, validateView } from '../../../src/playground/block-kit/validate.js';
import { buildCancelQuestion } from '../../../src/slack/blocks/cancel-question.js';
import { buildMoveHint } from '../../../src/slack/blocks/move-hint.js';
import { buildNoSeries } from '../../../src/slack/blocks/no-series.js';
import { buildNotYours } from '../../../src/slack/blocks/not-yours.js';
import type { Scope } from '../../../src/slack/changes/move-change.js';
import type { Message } from '../../../src/slack/message.js';
import { buildOccurrences } from '../../../src/slack/modals/occurrences.js';
import { buildWhichMeetings } from '../../../src/slack/modals/which-meetings.js';
import { agendaFrom } from '../../../src/starleaf/agenda.js';
import { toOccurId } from '../../../src/starleaf/occurrences.js';
import { listedMeeting, modifiedOccurrence } from '../../starleaf/listed-meeting.js';
import { dialIn, duration, recurrence, title, words } from '../support/extremes.js';
import { at, minutes } from '../support/facts.js';

const NOW = at('2026-11-24T12:00');
const START = at('2026-11-26T09:30');
const reading = { reader: { zone: 'Europe/London', locale: 'en-GB' }, now: NOW };

/** A series with its first date moved and its second skipped. */
const series = fc
  .record({
    confId: words(200).map((id) => `${id}@starleaf.com`),
    title,
    duration,
    recurrence: recurrence.map((rule) => rule ?? 'FREQ=DAILY'),
    dialIn,
    isOurs: fc.boolean(),
  })
  .map((facts) => {
    const [first, second] = [START, START.plus({ days: 1 })].map(toOccurId);
    return listedMeeting({
      ...facts,
      start: START,
      modifiedOccurrences: [first ?? '', second ?? ''],
      exceptions: [
        modifiedOccurrence(first ?? '', { title: facts.title, start: START.plus({ hours: 5 }) }),
        modifiedOccurrence(second ?? '', { isCancelled: true }),
      ],
    });
  });

const entry = series.map((meeting) => {
  const [first] = agendaFrom([meeting], { from: NOW, count: 1 });
  if (first === undefined) throw new Error('a series without dates');
  return first;
});

const MESSAGES: Readonly<Record<string, fc.Arbitrary<Message>>> = {
  'the question before cancelling': fc
    .record({ entry, channelIds: fc.array(fc.constantFrom('C1', 'C2', 'D1', 'G1'), { maxLength: 60 }) })
    .map(({ entry: each, channelIds }) => buildCancelQuestion(each, { channelIds, ...reading })),
  'the question for a new time': fc
    .record({ entry, said: words(4000) })
    .map(({ entry: each, said }) => buildMoveHint(each, { ref: '#abcdefghijklmnop', said })),
  'the news that nothing repeats': entry.map(buildNoSeries),
  'the polite answer to others': fc.option(title).map((name) =>
    buildNotYours(
      name === null
        ? null
        : {
            owner: { workspaceId: 'T1', userId: 'U0ANA' },
            title: name,
            joinUrl: 'https://j.example.com',
            isCancelled: false,
          },
    ),
  ),
};

const VIEWS = {
  'which meetings': fc
    .record({
      meeting: series,
      scope: fc.constantFrom<Scope>('this', 'following', 'all'),
    })
    .map(({ meeting, scope }) =>
      buildWhichMeetings({
        meeting,
        occurId: toOccurId(START),
        times: { start: START.plus({ days: 1 }), duration: minutes(20) },
        scope,
        now: NOW,
        notice: null,
      }),
    ),
  occurrences: fc
    .record({ meeting: series, page: fc.integer({ min: 0, max: 30 }), notice: fc.option(title) })
    .map(({ notice, ...facts }) => buildOccurrences({ ...facts, ...reading, notice: notice && 'Done.' })),
};

/** No mention of somebody or everybody comes from typed words. */
function callsIn(blocks: readonly KnownBlock[]): readonly string[] {
  const shown = blocks.map(({ block_id: _, ...block }) => block);
  const withoutValues = JSON.stringify(shown).replace(/"value":"(?:[^"\\]|\\.)*"/g, '');
  const calls = withoutValues.match(/<[!@#][^>]*>/g) ?? [];
  return calls.filter((call) => !/^<!date\^/.test(call) && call !== '<@U0ANA>' && !/^<#C[12]>$/.test(call));
}

describe.each(Object.entries(MESSAGES))('%s', (_, messages) => {
  test('is taken by Slack and pings nobody, whatever the meeting is called', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(validateMessageBlocks(message.blocks).map(describeFault)).toEqual([]);
        expect(message.text.length).toBeLessThanOrEqual(4000);
        expect(callsIn(message.blocks)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe.each(Object.entries(VIEWS))('the modal for %s', (_, views) => {
  test('is taken by Slack and pings nobody, whatever the meeting is called', () => {
    fc.assert(
      fc.property(views, (view) => {
        const checked = validateView(view);
        expect('faults' in checked ? checked.faults.map(describeFault) : []).toEqual([]);
        expect(callsIn(view.blocks as readonly KnownBlock[])).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
