import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Duration } from 'luxon';
import { describeFault } from '../../../src/playground/block-kit/fault.js';
import { validateMessageBlocks, validateView } from '../../../src/playground/block-kit/validate.js';
import { buildChoice, buildNoneFound, buildNoTimes } from '../../../src/slack/agenda/choose-entry.js';
import { collectEntries } from '../../../src/slack/agenda/listing.js';
import type { Delivery } from '../../../src/slack/answer.js';
import { buildAgendaList } from '../../../src/slack/blocks/agenda-list.js';
import { buildInviteText } from '../../../src/slack/blocks/invite-text.js';
import { buildJoinDetails } from '../../../src/slack/blocks/join-details.js';
import { buildShared } from '../../../src/slack/blocks/shared.js';
import type { Message } from '../../../src/slack/message.js';
import { buildDetailsModal } from '../../../src/slack/modals/details.js';
import { buildShareForm } from '../../../src/slack/share/share-form.js';
import { permanentEntries } from '../../../src/starleaf/agenda.js';
import { listedMeeting, modifiedOccurrence } from '../../starleaf/listed-meeting.js';
import { at } from '../support/facts.js';

const now = at('2026-11-24T12:00');

const NASTY = [
  '<!channel> <@U0EVIL|ana> <#C0EVIL|x>',
  '&lt;!here&gt; & < > ',
  '*_~`bold`~_* ```code```',
  '😀🇬🇧👩‍👩‍👧‍👦',
  'שלום \u202e',
  'line\nbreak',
];

function words(longest: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...NASTY).map((part) => part.repeat(longest).slice(0, longest)),
    fc.string({ minLength: 1, maxLength: longest, unit: 'binary' }),
  );
}

const meeting = fc
  .record({
    confId: words(300),
    title: words(256),
    description: fc.oneof(fc.constant(''), words(2048)),
    days: fc.integer({ min: -3, max: 40 }),
    length: fc.integer({ min: 1, max: 1440 }),
    recurrence: fc.constantFrom(null, 'FREQ=DAILY', 'FREQ=WEEKLY;COUNT=999', 'FREQ=MONTHLY;BYDAY=-1FR'),
    people: fc.integer({ min: 0, max: 300 }),
    person: words(250),
    zone: fc.constantFrom('Europe/London', 'Asia/Kathmandu', 'UTC'),
    isOurs: fc.boolean(),
    isPermanent: fc.boolean(),
    url: fc.constantFrom('https://jitsi.example.com/r', `https://jitsi.example.com/${'r'.repeat(500)}`),
  })
  .map(({ days, length, people, person, zone, isPermanent, url, ...facts }) => {
    const start = at('2026-11-24T13:00', zone).plus({ days });
    const occurId = start.toUTC().toISO({ suppressMilliseconds: true });
    return listedMeeting({
      ...facts,
      start: isPermanent ? null : start,
      duration: isPermanent ? null : Duration.fromObject({ minutes: length }),
      recurrence: isPermanent ? null : facts.recurrence,
      dialIn: {
        joinUrl: url,
        phoneNumbers: Array.from({ length: 40 }, () => '+44 20 7946 0000'),
        accessCode: '123 456 7890',
        roomSystem: null,
      },
      participants: Array.from({ length: people }, (_, index) => ({
        email: `${index}@example.com`,
        name: person,
        reply: 'tentative' as const,
        isRoom: index % 2 === 0,
        isMailRefused: index % 3 === 0,
      })),
      ...(facts.recurrence !== null && {
        modifiedOccurrences: [occurId],
        exceptions: [modifiedOccurrence(occurId, { title: facts.title, isCancelled: facts.isOurs })],
      }),
    });
  });

const meetings = fc.array(meeting, { minLength: 1, maxLength: 15 });
const reader = fc.constantFrom(
  { zone: 'Europe/London', locale: 'en-GB' },
  { zone: 'America/Los_Angeles', locale: 'en-US' },
  { zone: 'Asia/Tokyo', locale: 'ja-JP' },
  { zone: 'Africa/Cairo', locale: 'ar-EG' },
);
const listing = fc.record({
  words: words(4000),
  page: fc.integer({ min: 1, max: 12 }),
  span: fc.constant(null),
  channelId: fc.constant(null),
  title: fc.constantFrom('', 'roof'),
});
const all = { span: null, title: '' } as const;
const entriesOf = (found: Parameters<typeof collectEntries>[1]['meetings']) =>
  collectEntries(all, { meetings: found, now });
const entry = meeting
  .map((each) => entriesOf([each])[0] ?? permanentEntries([{ ...each, start: null, duration: null }])[0])
  .filter((each) => each !== undefined);
const again = (ref: string) => `move ${ref} to 4pm`;

/** Every message of this part, from extreme facts. */
const MESSAGES: Readonly<Record<string, fc.Arbitrary<Message>>> = {
  'a list': fc
    .record({ meetings, listing, reader, unreadable: fc.nat({ max: 3 }) })
    .map(({ meetings: found, ...facts }) => buildAgendaList({ ...facts, entries: entriesOf(found), now })),
  'a choice': fc
    .record({ meetings, reader, words: words(4000) })
    .map(({ meetings: found, ...facts }) => buildChoice({ ...facts, entries: entriesOf(found), again, now })),
  'that none was found': fc
    .record({ meetings, reader, words: words(4000) })
    .map(({ meetings: found, ...facts }) =>
      buildNoneFound({ ...facts, entries: entriesOf(found), which: { kind: 'nothing' }, again, now }),
    ),
  'that there is no time': meeting
    .map((each) => permanentEntries([{ ...each, start: null, duration: null }])[0])
    .filter((each) => each !== undefined)
    .map(buildNoTimes),
  'how to join': fc
    .record({ entry, reader })
    .map((facts) => buildJoinDetails(facts.entry, { ...facts, now })),
  'an invite to copy': entry.map(buildInviteText),
  'what was shared': fc
    .record({ meeting, delivery: fc.constantFrom<Delivery>('posted', 'closed', 'not-possible') })
    .map(({ delivery, ...facts }) => buildShared({ ...facts, channelId: 'C1' }, delivery)),
};

/** Mentions in whatever Slack reads as markup; labels and values of buttons are plain. */
function callsIn(text: string, blocks: readonly object[]): readonly string[] {
  const marked = JSON.stringify(blocks).match(/"type":"mrkdwn","text":"(?:[^"\\\\]|\\\\.)*"/g) ?? [];
  return [text, ...marked].flatMap((each) => each.match(/<(?:[!@]|#C0)[^>]*>/g) ?? []);
}

describe.each(Object.entries(MESSAGES))('%s', (_, messages) => {
  test('is taken by Slack, has words, and pings nobody', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(validateMessageBlocks(message.blocks).map(describeFault)).toEqual([]);
        expect(message.text.trim()).not.toBe('');
        expect(message.text.length).toBeLessThanOrEqual(4000);
        expect(callsIn(message.text, message.blocks)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('the modal', () => {
  test('of details is taken by Slack and pings nobody', () => {
    fc.assert(
      fc.property(fc.record({ entry, reader }), (facts) => {
        const view = buildDetailsModal(facts.entry, { ...facts, now });
        const checked = validateView(view);
        expect('faults' in checked ? checked.faults.map(describeFault) : []).toEqual([]);
        expect(callsIn('', view.blocks)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  test('that asks where to share is taken by Slack', () => {
    const checked = validateView(buildShareForm({ ref: '#0123456789abcdef', notice: 'Not now.' }));
    expect('faults' in checked ? checked.faults.map(describeFault) : []).toEqual([]);
  });
});
