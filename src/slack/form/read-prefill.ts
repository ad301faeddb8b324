import { readSentence } from '../../meeting/read-sentence.js';
import { inZone } from '../local-time.js';
import type { Person } from '../people.js';
import type { Prefill } from './prefill.js';

/** What a sentence without a time says about a meeting, for the form that asks for the time. */
export function readPrefill(
  text: string,
  { person, at }: { readonly person: Person; readonly at: number },
): Pick<Prefill, 'title' | 'participants' | 'place' | 'minutes'> {
  const now = inZone(at, person.zone);
  const { title, participants, place, when } = readSentence(text, {
    now,
    zone: now.zoneName,
    locale: person.locale,
  });
  return {
    title: title.words ?? '',
    participants,
    ...(place.words === null ? {} : { place: place.value }),
    ...(when.minutes === null ? {} : { minutes: when.minutes }),
  };
}
