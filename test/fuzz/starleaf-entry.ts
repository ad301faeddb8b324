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

/** Each asks seldom enough that no limit on one person ends all that is tried. */
const PEOPLE = 400;
const MOST_CONNECTS = 12;

interface Asker {
  readonly user: string;
  isConnected: boolean;
  connects: number;
}

/** Whatever StarLeaf answers, somebody reads something. */
export function starleafEntry(ground: Ground, starleaf: StarLeafStub): AnyEntry {
  let count = 0;
  /** Those of whom nobody asks at the moment, the longest idle first. */
  const idle: Asker[] = [];
  const take = (): Asker => {
    const [first] = idle.length < PEOPLE ? [] : idle.splice(0, 1);
    if (first !== undefined) return first;
    count += 1;
    return { user: `U0SPOILT${count}`, isConnected: false, connects: 0 };
  };
  return anyEntry({
    name: 'StarLeaf’s answers',
    weight: 12,
    // Most of the time it waits for StarLeaf.
    lanes: 12,
    target: ground.target,
    samples: fc.tuple(fc.constantFrom(...ASKING), malice),
    send: async ([text, given]) => {
      const asker = take();
      const { user } = asker;
      if (!asker.isConnected) {
        await connect(ground, user);
        asker.isConnected = true;
        asker.connects += 1;
      }
      starleaf.spoil(emailOf(user), given);
      const { said, shown } = await type(ground, { user, text });
      starleaf.spoil(emailOf(user), null);
      // StarLeaf has disowned them: they have to connect anew.
      if (JSON.stringify(shown.blocks).includes('/connect/')) asker.isConnected = false;
      if (asker.connects < MOST_CONNECTS) idle.push(asker);
      return said;
    },
  });
}
