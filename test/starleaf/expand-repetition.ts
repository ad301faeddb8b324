import type { Repetition } from '../../src/starleaf/wire.js';

interface Day {
  /** Days since the epoch. */
  readonly number: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 1 for Monday. */
  readonly weekday: number;
}

const places = ['first', 'second', 'third', 'fourth'];

/**
 * The first dates of a repetition, found by asking of one day after the other whether the documentation's words
 * are true of it.
 */
export function expandRepetition(repetition: Repetition, firstDate: string, most: number): string[] {
  const start = toDay(Date.parse(firstDate) / 86_400_000);
  const wanted = Math.min(most, repetition.count ?? most);
  const found: string[] = [];
  for (let day = start; found.length < wanted && day.year < start.year + 60; day = toDay(day.number + 1)) {
    const date = new Date(day.number * 86_400_000).toISOString().slice(0, 10);
    if (repetition.until !== null && date > repetition.until) break;
    if (isHeld(repetition, day, start)) found.push(date);
  }
  return found;
}

function isHeld(repetition: Repetition, date: Day, start: Day): boolean {
  const { interval } = repetition;
  const isDayOfMonth =
    repetition.month_day_what === null
      ? hasBit(repetition.days_of_month_mask, date.day, start.day)
      : isWhichWhat(repetition, date);
  switch (repetition.frequency) {
    case 'daily':
      return (date.number - start.number) % interval === 0;
    case 'weekly': {
      const weeks = weekOf(date) - weekOf(start);
      return weeks % interval === 0 && hasBit(repetition.days_of_week_mask, date.weekday, start.weekday);
    }
    case 'monthly': {
      const months = (date.year - start.year) * 12 + date.month - start.month;
      return months % interval === 0 && isDayOfMonth;
    }
    case 'yearly': {
      const isMonth = hasBit(repetition.months_of_year_mask, date.month, start.month);
      return (date.year - start.year) % interval === 0 && isMonth && isDayOfMonth;
    }
  }
}

function hasBit(mask: number | null, number: number, own: number): boolean {
  return mask === null ? number === own : ((mask >> (number - 1)) & 1) === 1;
}

function isWhichWhat({ month_day_what: what, month_day_which: which }: Repetition, date: Day): boolean {
  const isWhat = ({ weekday }: Day) => {
    if (what === 7) return true;
    if (what === 8) return weekday <= 5;
    return what === 9 ? weekday >= 6 : weekday - 1 === what;
  };
  const others = (step: 1 | -1) => {
    let count = 0;
    for (let day = toDay(date.number + step); day.month === date.month; day = toDay(day.number + step)) {
      if (isWhat(day)) count += 1;
    }
    return count;
  };
  if (!isWhat(date)) return false;
  return which === 'last' ? others(1) === 0 : others(-1) === places.indexOf(which ?? '');
}

function weekOf({ number, weekday }: Day): number {
  return (number - weekday + 1 - 4) / 7;
}

function toDay(number: number): Day {
  const date = new Date(number * 86_400_000);
  return {
    number,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay() || 7,
  };
}
