import { type DescribingWords, joinWith } from './words.js';

const NTH = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

function ordinal(day: number): string {
  const teen = day % 100 > 10 && day % 100 < 14;
  return `${day}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
}

/** English as described to a locale of it: American with am and pm, others with 24 hours. */
export function describingEnglish(locale: string): DescribingWords {
  return {
    locale,
    now: 'now',
    forLength: (length) => `for ${length}`,
    hours: 'h',
    minutes: 'min',
    every: (unit, interval) => (interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`),
    everyWeekday: 'every weekday',
    onWeekdays: (days) => `on ${joinWith('and', days)}`,
    onNth: (nth, weekday) => `on the ${nth < 0 ? 'last' : NTH[nth]} ${weekday}`,
    onDays: (days) =>
      `on the ${joinWith(
        'and',
        days.map((day) => (day < 0 ? 'last day' : ordinal(day))),
      )}`,
    times: (count) => `${count} ${count === 1 ? 'time' : 'times'}`,
    until: (day) => `until ${day}`,
    privately: 'privately',
    thenOn: (dates) => `then ${dates.join(', ')}`,
    clocksChange: (date) => `the clocks change on ${date}`,
    twelveHours: ['en-US', 'en-CA', 'en-AU', 'en-PH', 'en'].includes(locale),
  };
}
