import { describe, expect, test } from '@jest/globals';
import type { View } from '@slack/types';
import fc from 'fast-check';
import type { DateTime } from 'luxon';
import type { Problem, ProblemCode } from '../../../src/meeting/problem.js';
import type { MeetingRequest } from '../../../src/meeting/request.js';
import { describeFault } from '../../../src/playground/block-kit/fault.js';
import { validateMessageBlocks, validateView } from '../../../src/playground/block-kit/validate.js';
import type { Delivery } from '../../../src/slack/answer.js';
import {
  buildAccountStatus,
  buildConnected,
  buildDisconnected,
  buildDisconnectQuestion,
  buildNotConnected,
} from '../../../src/slack/blocks/account.js';
import { buildAddOffer, buildNobodyToAdd, buildTooMany } from '../../../src/slack/blocks/add-people.js';
import {
  buildConnectExplanation,
  buildConnectPrompt,
  type ConnectReason,
} from '../../../src/slack/blocks/connect-prompt.js';
import { buildDraftGone } from '../../../src/slack/blocks/draft-gone.js';
import { buildHelp, buildNearest } from '../../../src/slack/blocks/help.js';
import { buildInvited, buildInvitesNotOffered } from '../../../src/slack/blocks/invited.js';
import { buildCancelledCard, buildMeetingCard } from '../../../src/slack/blocks/meeting-card.js';
import { bold } from '../../../src/slack/blocks/mrkdwn.js';
import { buildProblem } from '../../../src/slack/blocks/problem.js';
import {
  buildProfileChanged,
  buildProfileReset,
  buildProfileUnchanged,
  buildUnreadableForm,
} from '../../../src/slack/blocks/profile-changed.js';
import { buildRefusedPlan } from '../../../src/slack/blocks/refused-plan.js';
import { buildScheduled } from '../../../src/slack/blocks/scheduled.js';
import { buildSelfTest } from '../../../src/slack/blocks/self-test.js';
import { buildStart } from '../../../src/slack/blocks/start.js';
import { answerFailure, describeFailure } from '../../../src/slack/failure.js';
import { buildHome, buildHomeFailure, buildHomeLoading } from '../../../src/slack/home/build-home.js';
import { findNext } from '../../../src/slack/home/coming.js';
import { buildInviteForm } from '../../../src/slack/invite/invite-form.js';
import { SUBCOMMANDS } from '../../../src/slack/listeners.js';
import type { Message } from '../../../src/slack/message.js';
import type { PlanFault } from '../../../src/slack/plan.js';
import { buildProfileForm } from '../../../src/slack/profile/profile-form.js';
import { toShown } from '../../../src/slack/profile/shown-profile.js';
import { StarLeafError, type StarLeafFailure } from '../../../src/starleaf/errors.js';
import type { InviteOutcome } from '../../../src/starleaf/invitations.js';
import {
  dialIn,
  duration,
  email,
  meetings,
  recurrence,
  since,
  start,
  title,
  words,
} from '../support/extremes.js';
import { ANA, at, minutes, plan, request } from '../support/facts.js';
import { listen } from '../support/log.js';

const userIds = fc
  .nat({ max: 300 })
  .map((count) => Array.from({ length: count }, (_, index) => `U0PERSON${index}`));
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
const DELIVERIES: readonly Delivery[] = [
  'posted',
  'private',
  'closed',
  'not-possible',
  'doubtful',
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

const done = <Value>(value: Value) => ({ kind: 'done', value, milliseconds: 12 }) as const;
const outcome = fc.oneof(
  fc.constantFrom('callable', 'invited').map((answer): InviteOutcome => answer),
  fc
    .constantFrom<StarLeafFailure>('unreachable', 'slow', 'down', 'busy', 'refused', 'forbidden')
    .map((failure) => new StarLeafError(failure)),
);
const phone = fc.option(words(64));
const profileFields = fc.record({
  firstname: words(256),
  lastname: words(256),
  zone: fc.constantFrom(null, 'UTC', 'America/Argentina/ComodRivadavia'),
  locale: fc.constantFrom(null, 'zh_hant', 'tlh'),
  phoneHome: phone,
  phoneWork: phone,
  phoneMobile: phone,
  layout: fc.constantFrom(null, 'large_speaker', 'hologram'),
});
const profileDefaults = fc.record({
  zone: fc.constantFrom(null, 'America/Argentina/ComodRivadavia'),
  locale: fc.constantFrom(null, 'zh_hant'),
  layout: fc.constantFrom(null, 'large_speaker'),
});

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
  'the start of people without an account': fc
    .boolean()
    .map((isRefused) => buildStart({ kind: 'stranger', isRefused })),
  'the start': fc.record({ email, meetings }).map((facts) => {
    const entry = findNext(facts.meetings, NOW);
    const next = entry === undefined ? null : { entry, reader: ANA, now: NOW };
    return buildStart({ kind: 'connected', email: facts.email, next });
  }),
  'what became of invitations': fc
    .record({
      invitations: fc.array(fc.record({ email, outcome }), { minLength: 1, maxLength: 50 }),
      draftId: fc.option(fc.constant('d'.repeat(32))),
    })
    .map(({ invitations, draftId }) => buildInvited(invitations, { draftId, references: ['7F3K', '8G4L'] })),
  'the question before people are added': fc
    .record({ meetings, invited, isSeries: fc.boolean() })
    .filter((facts) => findNext(facts.meetings, NOW) !== undefined)
    .map((facts) => {
      const entry = findNext(facts.meetings, NOW) ?? fail('filtered');
      const drafts = { all: 'd'.repeat(32), one: facts.isSeries ? 'e'.repeat(32) : null };
      return buildAddOffer(entry, { invited: facts.invited, drafts, reader: ANA, now: NOW });
    }),
  'the news that nobody is to be added': fc
    .record({ title, invited })
    .map((facts) => buildNobodyToAdd(facts.title, facts.invited)),
  'the news that too many would be invited': title.map(buildTooMany),
  'the news that guests cannot be invited': fc.constant(buildInvitesNotOffered()),
  'the report of a self-test': fc
    .record({
      account: since,
      list: meetings,
      version: words(300),
      features: fc.array(words(60), { maxLength: 40 }),
    })
    .map(({ account, list, version, features }) =>
      buildSelfTest(
        {
          slack: done(undefined),
          store: { kind: 'failed', error: new Error('full') },
          account: done(account),
          starleaf: {
            version: done({ softwareVersion: version, apiMinorVersion: 15 }),
            features: done(new Set(features)),
            meetings: done({ meetings: list, unreadable: 3 }),
          },
        },
        '7F3K',
      ),
    ),
  'the news of a changed profile': fc
    .record({ fields: profileFields, defaults: profileDefaults })
    .map(({ fields, defaults }) => buildProfileChanged(fields, defaults)),
  'the news of a reset profile': profileDefaults.map(buildProfileReset),
  'the news that nothing changed': fc.constant(buildProfileUnchanged()),
  'a form that cannot be read': fc.constant(buildUnreadableForm()),
  help: fc.constant(buildHelp([...new Set(SUBCOMMANDS.values())])),
  'the nearest subcommand': words(4000).map((typed) =>
    buildNearest({ typed, nearest: [...SUBCOMMANDS.values()][0] ?? fail('no subcommand') }),
  ),
};

/** Every view of people's own that there is, from extreme facts. */
const VIEWS: Readonly<Record<string, fc.Arbitrary<View>>> = {
  'the Home tab': fc
    .record({ account: since, meetings, unreadable: fc.nat({ max: 3 }), page: fc.nat({ max: 40 }) })
    .map(({ account, page, ...list }) =>
      buildHome({ kind: 'connected', account, list, reader: ANA, now: NOW }, { page, version: '1.0.0' }),
    ),
  'the Home tab of people without an account': fc
    .boolean()
    .map((isRefused) => buildHome({ kind: 'stranger', isRefused }, { page: 1, version: '1.0.0' })),
  'the Home tab that waits': fc.constant(buildHomeLoading()),
  'the Home tab that failed': words(500).map((reason) =>
    buildHomeFailure({
      text: describeFailure(new StarLeafError('refused', { reason })).text,
      reference: '7F3K',
    }),
  ),
  'the profile': fc
    .record({
      fields: profileFields,
      defaults: profileDefaults,
      isExternallyManaged: fc.boolean(),
      integrationName: fc.option(words(300)),
      email,
      hasLayouts: fc.boolean(),
    })
    .map(({ fields, hasLayouts, ...facts }) => {
      const profile = { ...fields, ...facts };
      const shown = toShown(profile, { hasLayouts });
      return buildProfileForm({
        shown,
        fields: profile,
        email: profile.email,
        notice: ':warning: Once more.',
      });
    }),
  'the form for guests': fc
    .record({ addresses: words(4000), notice: fc.option(words(4000).map(bold)) })
    .map(buildInviteForm),
};

function fail(why: string): never {
  throw new Error(why);
}

/** Everything that Slack reads as markup: no mention of somebody or everybody comes from typed words. */
function callsIn(message: Message | View): readonly string[] {
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

describe.each(Object.entries(VIEWS))('%s', (_, views) => {
  test('is taken by Slack, fits into its hundred blocks, and pings nobody, whatever was typed', () => {
    fc.assert(
      fc.property(views, (view) => {
        const checked = validateView(view);
        expect(checked.kind === 'faulty' ? checked.faults.map(describeFault) : []).toEqual([]);
        // Plain text pings nobody.
        const mrkdwn = view.blocks.filter(({ type }) => type !== 'input');
        expect(callsIn({ ...view, blocks: mrkdwn, private_metadata: '' })).toEqual([]);
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
