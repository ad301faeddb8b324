import type { Owner } from '../../credentials/owner.js';
import { DEFAULT_MINUTES } from '../../meeting/parse.js';
import type { Person } from '../people.js';
import type { Tools } from '../tools.js';

/** Who reads and fills in a form, and when. */
export interface FormReader {
  readonly person: Person;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How long a meeting lasts if nobody says. */
  readonly defaultMinutes: number;
  /** The title that a meeting gets if none is typed. */
  readonly madeTitle: string;
}

/** @throws the Web API's error when Slack does not tell who it is */
export async function findFormReader(owner: Owner, tools: Tools): Promise<FormReader> {
  const person = await tools.people.find(owner.userId);
  return { person, now: tools.now(), defaultMinutes: DEFAULT_MINUTES, madeTitle: `${person.name}’s meeting` };
}
