import fc from 'fast-check';
import type { DialIn } from '../../../src/starleaf/meeting.js';
import type { ListedMeeting } from '../../../src/starleaf/meeting-list.js';
import { listedMeeting } from '../../starleaf/listed-meeting.js';
import { at, minutes } from './facts.js';

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
export function words(longest: number): fc.Arbitrary<string> {
  const nasty = fc
    .array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: Math.ceil(longest / 20) })
    .map((parts) => parts.join(' ').slice(0, longest));
  const repeated = fc
    .constantFrom('x', '&', '<', '😀', '*', 'ש')
    .map((sign) => sign.repeat(longest).slice(0, longest));
  return fc.oneof(nasty, repeated, fc.string({ minLength: 1, maxLength: longest, unit: 'binary' }));
}

export const title = words(256);
export const start = fc
  .record({
    day: fc.integer({ min: 0, max: 3000 }),
    zone: fc.constantFrom('UTC', 'Europe/London', 'America/Argentina/Buenos_Aires'),
  })
  .map(({ day, zone }) => at('2026-01-01T09:30', zone).plus({ days: day }));
export const duration = fc.integer({ min: 1, max: 1440 }).map(minutes);
export const recurrence = fc.constantFrom(
  null,
  'FREQ=DAILY;COUNT=999',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20301231T235959Z',
  'FREQ=MONTHLY;BYDAY=-1FR',
);
export const dialIn: fc.Arbitrary<DialIn> = fc.record({
  joinUrl: fc.constantFrom('https://jitsi.example.com/room', `https://jitsi.example.com/${'r'.repeat(500)}`),
  phoneNumbers: fc.nat({ max: 60 }).map((count) => Array.from({ length: count }, () => '+44 20 7946 0000')),
  accessCode: fc.option(fc.constant('123 456 7890')),
  roomSystem: fc.option(fc.constant('1234567890@call.example.com')),
});
export const email = fc.constantFrom(
  'ana@example.com',
  `${'a'.repeat(64)}@${'b'.repeat(180)}.example`,
  'a&b@example.com',
);
export const since = email.map((address) => ({
  email: address,
  since: new Date(0),
  lastUsed: new Date(1e12),
}));

/** Meetings of any kind: once, in a series, or open at any time; ours or made elsewhere. */
const meeting: fc.Arbitrary<ListedMeeting> = fc
  .record({
    confId: words(80).map((id) => `${id}@starleaf.com`),
    title,
    start: fc.option(fc.integer({ min: -2, max: 14 * 24 })),
    duration,
    recurrence,
    dialIn,
    isOurs: fc.boolean(),
  })
  .map(({ start: hours, ...facts }) =>
    listedMeeting({
      ...facts,
      start: hours === null ? null : at('2026-11-24T12:00').plus({ hours }),
      duration: hours === null ? null : facts.duration,
      recurrence: hours === null ? null : facts.recurrence,
    }),
  );

export const meetings = fc.array(meeting, { maxLength: 60 });
