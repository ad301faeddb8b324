import type { Owner } from '../../credentials/owner.js';
import type { Person } from '../people.js';
import { withClock } from '../settings.js';
import type { Tools } from '../tools.js';
import type { Reader } from './describe-entry.js';

/** Somebody, and how they like times to be told: by the clock that they chose. Sentences are read by `person` alone. */
export async function findReader(
  owner: Owner,
  { people, settings }: Pick<Tools, 'people' | 'settings'>,
): Promise<{ readonly person: Person; readonly reader: Reader }> {
  const [person, { clock }] = await Promise.all([people.find(owner), settings.find(owner)]);
  return { person, reader: { zone: person.zone, locale: withClock(person.locale, clock) } };
}
