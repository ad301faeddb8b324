import type { Owner } from '../../credentials/owner.js';
import { inZone } from '../local-time.js';
import type { Person } from '../people.js';
import { withClock } from '../settings.js';
import { fillPattern } from '../title-pattern.js';
import type { Tools } from '../tools.js';

/** Who reads and fills in a form, and when. */
export interface FormReader {
  readonly person: Person;
  /** Of what is described to them, with the clock that they prefer. */
  readonly locale: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How long a meeting lasts if nobody says. */
  readonly defaultMinutes: number;
  /** The title that a meeting gets if none is typed. */
  readonly madeTitle: string;
  /** Whether cards go to the conversation if nobody says where. */
  readonly postsHere: boolean;
}

/** @throws the Web API's error when Slack does not tell who it is */
export async function findFormReader(owner: Owner, tools: Tools): Promise<FormReader> {
  const [person, settings] = await Promise.all([tools.people.find(owner), tools.settings.find(owner)]);
  const now = tools.now();
  const { defaultMinutes, titlePattern, clock, postsTo } = settings;
  const start = inZone(now, person.zone);
  const made = fillPattern(titlePattern, { name: person.name, people: [], channel: null, start });
  return {
    person,
    locale: withClock(person.locale, clock),
    now,
    defaultMinutes,
    madeTitle: made === '' ? `${person.name}’s meeting` : made,
    postsHere: postsTo === 'here',
  };
}
