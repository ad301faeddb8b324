import { expect, describe as group, test } from '@jest/globals';
import { parseMeeting } from '../../src/meeting/parse.js';
import { isProblem } from '../../src/meeting/problem.js';
import { contextAt } from './context.js';

const context = contextAt();

function problemOf(text: string, locale = 'en-GB'): string {
  const reading = parseMeeting(text, { ...context, locale });
  return isProblem(reading) ? reading.problem : 'a meeting';
}

const NO_TIME = `
lunch
coffee with Paul
sync about the roadmap
budget
1:1
A4 paper order
the 4:3 aspect ratio
version 2.4
release 10.2.1
call me at extension 4711 some day
80/20
24/7 support
24/7
1-2-1
1-2-1 catch-up
book club
the new year
one more thing
the last working day
the next three
2027 budget
about 2030 targets
the 9 lives of a cat
7 habits book club
two-pizza team
two to four people
there are 25 coins
room 404
Q4 2028 forecast
FY 2027 plan
ISO 9001 audit
RFC 5545 review
COVID-19 policy
B2B pipeline
R2-D2 fan club
F-16 briefing
issue #42
PR 1234 review
£300 budget
$5 lunch
100% remote
5 stars
+44 20 7946 0958
(206) 555-1212
133-03-03-2020
30/4.85
192.168.0.1
10,000 steps
3D printing
4K monitors
5G rollout
42
3.14159
1/0
May I ask why
you may well be right
march on regardless
the sun is out
we sat down
a second opinion
in the long run
up-to-date docs
last but not least
good morning team
good night everybody
the other day we spoke
at large
at dozens
at sea
on fire
on call rota
in general
in London
until further notice
between us
from scratch to launch
all hands
every little helps
next steps
this thing
the following people
April's onboarding
Friday's child
may the force be with you
august company
first things first
second to none
third-party risk
quarter final
half-baked ideas
a quarter of the team
hour of need
minute taking
daylight saving
weekend warriors club
monthly numbers
day-to-day work
year-end review
tidal records
March of Dimes
the May family
top 10 list
chapter 11 filing
time is money
no time to lose
any time
some time
sometime
soon
asap
later
eventually
whenever
TBD
tbc
🎉🎉🎉
???
-
"
()
""
`;

group('words without a time in them make no meeting', () => {
  test.each(NO_TIME.trim().split('\n'))('%s', (text) => {
    expect(problemOf(text)).not.toBe('a meeting');
  });
});

const ASKS: readonly (readonly [string, string])[] = [
  ['at 8', 'ambiguous'],
  ['at 7 tomorrow', 'ambiguous'],
  ['tomorrow at 8', 'ambiguous'],
  ['standup at 7:30 on Thursday', 'ambiguous'],
  ['tomorrow 7-8', 'ambiguous'],
  ['next Friday at 3pm', 'ambiguous'],
  ['next Thursday 10am', 'ambiguous'],
  ['every Monday at 8', 'ambiguous'],
  ['tomorrow', 'no-time'],
  ['tomorrow morning', 'no-time'],
  ['Friday', 'no-time'],
  ['next week', 'no-time'],
  ['on the 15th', 'no-time'],
  ['this evening', 'no-time'],
  ['in 3 days', 'no-time'],
  ['weekly', 'no-time'],
  ['every Tuesday', 'no-time'],
  ['for 45 minutes', 'no-time'],
  ['until noon', 'no-time'],
  ['from Monday to Friday', 'no-time'],
  ['today at 9am', 'in-the-past'],
  ['24 November 2026 at 9:59', 'in-the-past'],
  ['yesterday at 3pm', 'in-the-past'],
  ['1 January 2020 at noon', 'in-the-past'],
  ['2 hours ago', 'in-the-past'],
  ['30 February at 3pm', 'impossible-date'],
  ['31 April 2027 at 10am', 'impossible-date'],
  ['29 February 2027 at 3pm', 'impossible-date'],
  ['31/11/2027 at 10:00', 'impossible-date'],
  ['tomorrow at 25:00', 'impossible-time'],
  ['at 13:75', 'impossible-time'],
  ['tomorrow at 10:60', 'impossible-time'],
  ['at 26 tomorrow', 'impossible-time'],
  ['tomorrow 3pm for 0 minutes', 'impossible-length'],
  ['tomorrow 3pm for 25 hours', 'impossible-length'],
  ['tomorrow 3pm for 0 hours', 'impossible-length'],
  ['28 March 2027 at 01:30', 'clock-gap'],
  ['31 October 2027 at 01:30', 'clock-overlap'],
  ['every hour', 'unsupported-recurrence'],
  ['every 30 minutes', 'unsupported-recurrence'],
  ['every 4 hours', 'unsupported-recurrence'],
  ['first and third Friday of each month at 3pm', 'unsupported-recurrence'],
  ['twice a week at 3pm', 'unsupported-recurrence'],
  ['every other weekday at 3pm', 'unsupported-recurrence'],
  ['every Monday at 3pm and Wednesday at 4pm', 'unsupported-recurrence'],
  ['every day at 5am and 7pm', 'ambiguous'],
  ['tomorrow at 3 or 4pm', 'ambiguous'],
  ['Tuesday or Thursday at 3pm', 'ambiguous'],
  ['Mon/Wed/Fri at 10am', 'ambiguous'],
  ['Mon-Thu at 9am', 'ambiguous'],
  ['standup mon wed fri 9:30am', 'ambiguous'],
  ['Monday December 8 at 2pm', 'ambiguous'],
  ['Wed, 8 December 2026 at 2pm', 'ambiguous'],
  ['tomorrow 4pm to 3pm', 'impossible-length'],
  ['9am to 8am tomorrow', 'impossible-length'],
  ['every last working day of the month at 4pm', 'unsupported-recurrence'],
  ['twice a month on Friday at 2pm', 'unsupported-recurrence'],
  ['32 March 3pm', 'impossible-date'],
  ['0 March at 3pm', 'impossible-date'],
  ['2026-13-01 at 10:00', 'impossible-date'],
  ['every Monday at 3pm except 7 December', 'unsupported-recurrence'],
];

group('what leaves a question is asked, what cannot be is said', () => {
  test.each(ASKS)('%s: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  test('day and month in figures are asked about where the order is not known', () => {
    expect(problemOf('03/04 at 3pm', '')).toBe('ambiguous');
    expect(problemOf('03/04 at 3pm', 'en-US')).toBe('a meeting');
    expect(problemOf('25/12 at 3pm', '')).toBe('a meeting');
  });
});
