import type { Fact } from '../grammar/facts.js';
import { toSeriesFact, toWeekly } from '../grammar/joint-facts.js';
import type { FactOf } from './find-fact.js';

/** More readings than this are no question that anybody can answer. */
const MOST = 5;

/**
 * A sentence that names several days or clock times is as many sentences: "Monday or Tuesday at 3", "at 5am and 7pm",
 * "Mon-Fri at 9", which is five days or every week. One of them where nothing is left open.
 * @param used what the reading is made of: of other facts it does not matter what they leave open
 */
export function toVariants(facts: readonly Fact[], used: readonly Fact[]): readonly (readonly Fact[])[] {
  const apart = toMeetings(facts, used);
  if (apart.length > 1) return apart.slice(0, MOST);
  const timed = facts.some(({ kind }) => kind === 'clock' || kind === 'clocks');
  const repeats = used.some(({ kind }) => kind === 'series');
  return facts
    .reduce<readonly (readonly Fact[])[]>(
      (sofar, fact) => {
        const options = used.includes(fact) ? optionsOf(fact, timed && !repeats) : [[fact]];
        return options.flatMap((option) => sofar.map((before) => [...before, ...option]));
      },
      [[]],
    )
    .slice(0, MOST);
}

/** "Tuesday 9-10am and Thursday 2pm": each day with the clock time beside it, where all of them have one. */
function toMeetings(facts: readonly Fact[], used: readonly Fact[]): readonly (readonly Fact[])[] {
  if (used.some(({ kind }) => kind === 'series' || kind === 'end-clock')) return [];
  const groups: Fact[][] = [];
  for (const fact of facts.filter((each) => isDay(each) || isClock(each))) {
    const group = groups.at(-1);
    const alike = group?.some((each) => isDay(each) === isDay(fact)) ?? true;
    if (alike) groups.push([fact]);
    else group?.push(fact);
  }
  const beside = facts.filter((fact) => !isDay(fact) && !isClock(fact));
  return groups.every(({ length }) => length === 2) ? groups.map((group) => [...group, ...beside]) : [];
}

/** The days and clock times of a sentence that names several meetings: none of them is left over for a title. */
export function takenByMeetings(facts: readonly Fact[], used: readonly Fact[]): readonly Fact[] {
  return toMeetings(facts, used).length > 1 ? facts.filter((fact) => isDay(fact) || isClock(fact)) : [];
}

function isDay({ kind }: Fact): boolean {
  return kind === 'day';
}

function isClock(fact: Fact): boolean {
  return fact.kind === 'clocks' || (fact.kind === 'clock' && !fact.clock.bare);
}

function optionsOf(fact: Fact, perhapsRepeats: boolean): readonly (readonly Fact[])[] {
  switch (fact.kind) {
    case 'clock': {
      const { or = [], ...one } = fact;
      return [one, ...or.map((clock) => ({ ...one, clock }))].map((each) => [each]);
    }
    case 'day':
      return optionsOfDay(fact, perhapsRepeats);
    case 'days':
      return perhapsRepeats ? optionsOfRange(fact) : [[fact]];
    default:
      return [[fact]];
  }
}

function optionsOfDay({ or, ...one }: FactOf<'day'>, perhapsRepeats: boolean): readonly (readonly Fact[])[] {
  if (or === undefined || one.day.kind !== 'weekday') return [[one]];
  const { day } = one;
  const once = [day.weekday, ...or.weekdays].map((weekday): Fact[] => [{ ...one, day: { ...day, weekday } }]);
  if (!or.all || !perhapsRepeats) return once;
  return [...once, [toSeriesFact(one, { unit: 'week', weekdays: [day.weekday, ...or.weekdays] })]];
}

/** "24-26 June at 10" is once a day; "Mon-Thu at 9" may be that or every week. */
function optionsOfRange(fact: FactOf<'days'>): readonly (readonly Fact[])[] {
  const daily = [fact, toSeriesFact({ ...fact, next: fact.from }, { unit: 'day', weekdays: [] })];
  const weekly = toWeekly(fact);
  return weekly === null ? [daily] : [daily, [weekly]];
}
