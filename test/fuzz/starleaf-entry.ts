import fc from 'fast-check';
import { type AnyEntry, anyEntry } from './entry.js';
import { edits, junk, nastyText } from './json.js';
import { connect, emailOf, type Ground, type } from './person.js';
import type { Malice, StarLeafStub } from './starleaf-stub.js';

/** All that asks StarLeaf for something. */
const ASKING = [
  'list',
  'next',
  'tomorrow 3pm about the budget',
  'every Monday at 9 about planning',
  'edit review',
  'edit standup',
  'move standup to 4pm',
  'skip standup',
  'restore standup',
  'occurrences standup',
  'cancel review',
  'details review',
  'share review',
  'profile',
  'check',
  'invite a@guests.example',
  '',
] as const;

const malice: fc.Arbitrary<Malice> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({
      kind: fc.constant('edited' as const),
      edits,
      status: fc.oneof(
        { weight: 12, arbitrary: fc.constant(null) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            200,
            201,
            204,
            302,
            400,
            401,
            403,
            404,
            410,
            413,
            418,
            429,
            449,
            500,
            503,
            507,
          ),
        },
      ),
    }),
  },
  {
    weight: 15,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      status: fc.constantFrom(200, 200, 200, 201, 204, 400, 500),
      text: fc.oneof(
        nastyText,
        junk.map((value) => JSON.stringify(value)),
        fc.constant('<html><body>Bad gateway</body></html>'),
        fc.constant('['.repeat(100_000)),
      ),
      type: fc.constantFrom('application/json', 'text/html', 'application/json; charset=utf-16', 'image/png'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('headers' as const),
      status: fc.constantFrom(200, 200, 302, 401, 429, 449, 503),
      headers: fc.dictionary(
        fc.constantFrom(
          'retry-after',
          'location',
          'set-cookie',
          'x-sl-server',
          'content-type',
          'content-encoding',
        ),
        fc.constantFrom(
          '-1',
          '1',
          '99999999999',
          'Thu, 01 Jan 1970 00:00:00 GMT',
          'http://169.254.169.254/',
          'a=b; Domain=.com; Path=/',
          '__proto__=1; Path=/',
          'gzip',
          'x'.repeat(8_000),
        ),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Malice>(
      { kind: 'endless' },
      { kind: 'bomb' },
      { kind: 'cut' },
      { kind: 'drip' },
    ),
  },
);

/** How many ask at a time; each runs into what is said to them alone. */
const PEOPLE_AT_ONCE = 400;

/** Whatever StarLeaf answers, somebody reads something. */
export function starleafEntry(ground: Ground, starleaf: StarLeafStub): AnyEntry {
  let asked = 0;
  const connected = new Set<string>();
  return anyEntry({
    name: 'StarLeaf’s answers',
    weight: 12,
    // Most of the time it waits for StarLeaf.
    lanes: 12,
    target: ground.target,
    samples: fc.tuple(fc.constantFrom(...ASKING), malice),
    send: async ([text, given]) => {
      asked += 1;
      const user = `U0SPOILT${asked % PEOPLE_AT_ONCE}X${Math.floor(asked / PEOPLE_AT_ONCE / 20)}`;
      if (!connected.has(user)) await connect(ground, user);
      connected.add(user);
      starleaf.spoil(emailOf(user), given);
      const { said, shown } = await type(ground, { user, text });
      starleaf.spoil(emailOf(user), null);
      // StarLeaf has disowned them: they have to connect anew.
      if (JSON.stringify(shown.blocks).includes('/connect/')) connected.delete(user);
      return said;
    },
  });
}
