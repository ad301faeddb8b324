import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DateTime } from 'luxon';
import type { Problem, ProblemCode } from '../../../src/meeting/problem.js';
import type { MeetingRequest } from '../../../src/meeting/request.js';
import { describeFault } from '../../../src/playground/block-kit/fault.js';
import { validateMessageBlocks } from '../../../src/playground/block-kit/validate.js';
import type { Delivery } from '../../../src/slack/answer.js';
import {
  buildAccountStatus,
  buildConnected,
  buildDisconnected,
  buildDisconnectQuestion,
  buildNotConnected,
} from '../../../src/slack/blocks/account.js';
import {
  buildConnectExplanation,
  buildConnectPrompt,
  type ConnectReason,
} from '../../../src/slack/blocks/connect-prompt.js';
import { buildDraftGone } from '../../../src/slack/blocks/draft-gone.js';
import { buildHelp, buildNearest } from '../../../src/slack/blocks/help.js';
import { buildCancelledCard, buildMeetingCard } from '../../../src/slack/blocks/meeting-card.js';
import { bold } from '../../../src/slack/blocks/mrkdwn.js';
import { buildProblem } from '../../../src/slack/blocks/problem.js';
import { buildRefusedPlan } from '../../../src/slack/blocks/refused-plan.js';
import { buildScheduled } from '../../../src/slack/blocks/scheduled.js';
import { buildStart } from '../../../src/slack/blocks/start.js';
import { answerFailure } from '../../../src/slack/failure.js';
import { SUBCOMMANDS } from '../../../src/slack/listeners.js';
import type { Message } from '../../../src/slack/message.js';
import type { PlanFault } from '../../../src/slack/plan.js';
import { StarLeafError } from '../../../src/starleaf/errors.js';
import type { DialIn } from '../../../src/starleaf/meeting.js';
import { ANA, at, minutes, plan, request } from '../support/facts.js';
import { listen } from '../support/log.js';

const NASTY = [
  '<!channel> <!here> <@U0EVIL|ana> <!subteam^S0EVIL> <#C0EVIL|x>',
  'Tom & Jerry < & > &lt;!channel&gt;',
  '*_~`bold`~_* ```code``` > quote',
  '😀🇬🇧👩‍👩‍👧‍👦',
  'שלום עולם مرحبا بالعالم \u202e',
  'line\nbreak\ttab\u00a0space',
  '&',
  '<',
] as const;

/** Words that people might type, up to a length. */
function words(longest: number): fc.Arbitrary<string> {
  const nasty = fc
    .array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: Math.ceil(longest / 20) })
    .map((parts) => parts.join(' ').slice(0, longest));
  const repeated = fc
    .constantFrom('x', '&', '<', '😀', '*', 'ש')
    .map((sign) => sign.repeat(longest).slice(0, longest));
  return fc.oneof(nasty, repeated, fc.string({ minLength: 1, maxLength: longest, unit: 'binary' }));
}

const title = words(256);
const userIds = fc
  .nat({ max: 300 })
  .map((count) => Array.from({ length: count }, (_, index) => `U0PERSON${index}`));
const start = fc
  .record({
    day: fc.integer({ min: 0, max: 3000 }),
    zone: fc.constantFrom('UTC', 'Europe/London', 'America/Argentina/Buenos_Aires'),
  })
  .map(({ day, zone }) => at('2026-01-01T09:30', zone).plus({ days: day }));
const duration = fc.integer({ min: 1, max: 1440 }).map(minutes);
const recurrence = fc.constantFrom(
  null,
  'FREQ=DAILY;COUNT=999',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20301231T235959Z',
  'FREQ=MONTHLY;BYDAY=-1FR',
);
const dialIn: fc.Arbitrary<DialIn> = fc.record({
  joinUrl: fc.constantFrom('https://jitsi.example.com/room', `https://jitsi.example.com/${'r'.repeat(500)}`),
  phoneNumbers: fc.nat({ max: 60 }).map((count) => Array.from({ length: count }, () => '+44 20 7946 0000')),
  accessCode: fc.option(fc.constant('123 456 7890')),
  roomSystem: fc.option(fc.constant('1234567890@call.example.com')),
});
const person = title.map((name) => ({ ...ANA, name }));
const invited = fc
  .record({ people: fc.array(person, { maxLength: 100 }), guests: fc.nat({ max: 300 }) })
  .map(({ people, guests }) => ({ people, guests, emails: [], unreachable: people }));
const meetingRequest: fc.Arbitrary<MeetingRequest> = fc
  .record({ title: words(4000), start, duration, recurrence })
  .map(({ title: said, start: first, duration: length, recurrence: rule }) =>
    request({
      title: said,
      schedule: {
        ...(rule === null
          ? { kind: 'once' }
          : { kind: 'recurring', recurrence: { value: rule, words: null } }),
        start: { value: first, words: null },
        duration: { value: length, words: null },
      },
    }),
  );
const problem: fc.Arbitrary<Problem> = fc.record({
  problem: fc.constantFrom<ProblemCode>(
    'no-time',
    'in-the-past',
    'impossible-date',
    'impossible-time',
    'impossible-length',
    'ambiguous',
    'clock-gap',
    'clock-overlap',
    'unsupported-recurrence',
  ),
  words: fc.oneof(fc.constant(''), words(4000)),
  alternatives: fc.array(meetingRequest, { maxLength: 8 }),
});
const email = fc.constantFrom(
  'ana@example.com',
  `${'a'.repeat(64)}@${'b'.repeat(180)}.example`,
  'a&b@example.com',
);
const since = email.map((address) => ({ email: address, since: new Date(0), lastUsed: new Date(1e12) }));
const DELIVERIES: readonly Delivery[] = [
  'posted',
  'private',
  'closed',
  'not-possible',
  'would-show-addresses',
];
const REASONS: readonly ConnectReason[] = ['not-connected', 'sign-in-refused', 'asked', 'switch'];
const FAULTS: readonly PlanFault[] = [
  'title-too-short',
  'title-too-long',
  'too-many-people',
  'recurrence-not-held',
];
const NOW = at('2026-11-24T12:00');

const dates = fc.array(
  fc.record({
    occurId: fc.constantFrom(null, '2026-12-03T15:00:00Z'),
    title,
    start,
    duration,
    state: fc.constantFrom('planned', 'changed', 'moved', 'cancelled'),
  }),
  { maxLength: 5 },
);

const cardFacts = fc.record({
  confId: fc.constantFrom('slack-1', `${'x'.repeat(400)}@starleaf.com`),
  title,
  start,
  duration,
  recurrence,
  dates,
  dialIn,
  organiser: fc.constant('U0ANA'),
  participants: userIds,
  guests: fc.nat({ max: 300 }),
  startsNow: fc.boolean(),
});

/** Every message there is, from extreme facts. */
const MESSAGES: Readonly<Record<string, fc.Arbitrary<Message>>> = {
  'the card': cardFacts.map(buildMeetingCard),
  'the cancelled card': cardFacts.map((facts) => buildCancelledCard({ ...facts, cancelledBy: 'U0ANA' })),
  'the private reply': fc
    .record({
      facts: fc.record({
        reading: words(600),
        confId: fc.constant(`slack-${'x'.repeat(32)}`),
        channelId: fc.constantFrom(null, 'C1', 'D1', 'G1'),
        typedIn: fc.constantFrom(null, 'C1', 'D1', 'G1'),
        repeats: fc.boolean(),
        invited,
        guests: fc.array(words(300), { maxLength: 60 }),
        sendsEmails: fc.boolean(),
        notes: fc.array(
          fc.oneof(
            fc.constant({ kind: 'rolled-over' } as const),
            words(4000).map((said) => ({ kind: 'ignored', words: said }) as const),
          ),
          { maxLength: 4 },
        ),
        joinUrl: fc.constant('https://jitsi.example.com/room'),
        dialIn: fc.constantFrom([], [':telephone_receiver: Access code: *123 456 7890*']),
      }),
      delivery: fc.constantFrom(...DELIVERIES),
    })
    .map(({ facts, delivery }) => buildScheduled(facts, delivery)),
  'a problem': fc
    .record({ problem, locale: fc.constantFrom('en-US', 'de-DE', 'ar-EG', 'ja-JP') })
    .map((facts) => buildProblem({ ...facts, draftId: 'd'.repeat(32), now: NOW })),
  'a plan that StarLeaf cannot hold': fc
    .record({ fault: fc.constantFrom(...FAULTS), title: words(4000) })
    .map(({ fault, title: said }) => buildRefusedPlan(fault, plan({ title: said }))),
  'a failure': fc
    .record({ reason: words(500), draftId: fc.constantFrom(null, 'd'.repeat(32)) })
    .map(({ reason, draftId }) =>
      answerFailure(new StarLeafError('refused', { reason }), { draftId, logger: listen().logger }),
    ),
  'the request to connect': fc
    .record({ reason: fc.constantFrom(...REASONS), reading: fc.option(words(600)) })
    .map(({ reason, reading }) =>
      buildConnectPrompt({
        reason,
        draftWords: reading === null ? null : bold(reading),
        url: `https://starleaf.example.com/connect/${'t'.repeat(43)}`,
        draftId: 'd'.repeat(32),
      }),
    ),
  'what StarLeaf sees': fc.constant(buildConnectExplanation()),
  'the connected account': since.map(buildAccountStatus),
  'the question before disconnecting': since.map(buildDisconnectQuestion),
  'the news of having connected': fc.record({ email, continues: fc.boolean() }).map(buildConnected),
  'the news of having disconnected': fc.constant(buildDisconnected()),
  'the news that nothing is connected': fc.constant(buildNotConnected()),
  'a draft that is gone': fc.constant(buildDraftGone()),
  'the start': fc.option(since).map((account) => buildStart(account ?? undefined)),
  help: fc.constant(buildHelp([...new Set(SUBCOMMANDS.values())])),
  'the nearest subcommand': words(4000).map((typed) =>
    buildNearest({ typed, nearest: [...SUBCOMMANDS.values()][0] ?? fail('no subcommand') }),
  ),
};

function fail(why: string): never {
  throw new Error(why);
}

/** Everything that Slack reads as markup: no mention of somebody or everybody comes from typed words. */
function callsIn(message: Message): readonly string[] {
  const calls = JSON.stringify(message).match(/<[!@#][^>]*>/g) ?? [];
  return calls.filter(
    (call) => !/^<!date\^/.test(call) && !/^<@U0(?:ANA|PERSON\d+)>$/.test(call) && !/^<#[CG]1>$/.test(call),
  );
}

describe.each(Object.entries(MESSAGES))('%s', (_, messages) => {
  test('is taken by Slack, has words for those who see no blocks, and pings nobody, whatever was typed', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(validateMessageBlocks(message.blocks).map(describeFault)).toEqual([]);
        expect(message.text.trim()).not.toBe('');
        expect(message.text.length).toBeLessThanOrEqual(4000);
        expect(callsIn(message)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a crowd', () => {
  test('is counted, not called by name', () => {
    const card = buildMeetingCard({
      confId: 'slack-1',
      dates: [],
      title: 'All hands',
      start: at('2026-11-25T15:00'),
      duration: minutes(30),
      recurrence: null,
      dialIn: {
        joinUrl: 'https://jitsi.example.com/r',
        phoneNumbers: [],
        accessCode: null,
        roomSystem: null,
      },
      organiser: 'U0ANA',
      participants: Array.from({ length: 100 }, (_, index) => `U0PERSON${index}`),
      guests: 2,
      startsNow: false,
    });
    expect(JSON.stringify(card.blocks)).toContain('<@U0PERSON39>, 60 others, 2 guests by e-mail');
  });
});

describe('the buttons for readings', () => {
  const choose = (...starts: readonly DateTime<true>[]) =>
    buildProblem({
      problem: {
        problem: 'ambiguous',
        words: 'at 8',
        alternatives: starts.map((first) => ({
          ...request({ title: 'a very long title '.repeat(20) }),
          schedule: {
            kind: 'once',
            start: { value: first, words: null },
            duration: { value: minutes(30), words: null },
          },
        })),
      },
      draftId: 'd1',
      locale: 'en-GB',
      now: NOW,
    }).blocks.flatMap((block) =>
      block.type === 'actions'
        ? block.elements.map((element) => (element.type === 'button' ? element.text.text : ''))
        : [],
    );

  test('tell the readings apart, however long the title', () => {
    expect(choose(at('2026-11-25T08:00'), at('2026-11-25T20:00'))).toEqual([
      'Wed 25 Nov 2026, 08:00–08:30, London',
      'Wed 25 Nov 2026, 20:00–20:30, London',
      'Neither',
    ]);
  });

  test.each([
    [1, 'No, leave it'],
    [3, 'None of these'],
  ])('of %d end with one that takes none', (count, label) => {
    const starts = Array.from({ length: count }, (_, day) => at('2026-11-25T08:00').plus({ days: day }));
    expect(choose(...starts).at(-1)).toBe(label);
  });
});
