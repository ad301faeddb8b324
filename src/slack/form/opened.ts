import type { Contents } from './contents.js';
import { digest, type Opened, type Times } from './memo.js';

/** Digests of the parts of a form, to tell later who has changed which: its person, or somebody in StarLeaf. */
export function digestParts({ title, times, people, guests, agenda, layout, options }: Contents): Opened {
  return {
    title: digest(title),
    times: digestTimes(times),
    people: digest(people.toSorted().join()),
    guests: digest(guests),
    agenda: digest(agenda),
    choices: digest([layout, ...options.toSorted()].join()),
  };
}

export function digestTimes({ date, time, minutes, zone, pattern, ends, until, count }: Times): string {
  return digest(JSON.stringify([date, time, minutes, zone, pattern, ends, until, count]));
}

/** Whether a meeting is another in StarLeaf than when its form was filled in. */
export function isStale(fresh: Contents, opened: Opened): boolean {
  const now = digestParts(fresh);
  return partsOf(now).some((part) => now[part] !== opened[part]);
}

/** What the person changed stays as typed; the rest is as StarLeaf has it now. */
export function mergeContents(typed: Contents, fresh: Contents, opened: Opened): Contents {
  const now = digestParts(typed);
  const take = (part: keyof Opened) => (now[part] === opened[part] ? fresh : typed);
  const { layout, options } = take('choices');
  const hasWords = typed.words.trim() !== '';
  return {
    ...typed,
    title: take('title').title,
    times: (hasWords ? typed : take('times')).times,
    people: take('people').people,
    guests: take('guests').guests,
    agenda: take('agenda').agenda,
    layout,
    options,
  };
}

function partsOf(opened: Opened): readonly (keyof Opened)[] {
  return Object.keys(opened) as (keyof Opened)[];
}
