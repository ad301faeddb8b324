const MILLISECONDS_A_DAY = 86_400_000;

/** A day of the calendar: no zone, no clock, so that counting days never meets a clock change. */
export class CalendarDay {
  private constructor(
    /** Days since 1 January 1970. */
    private readonly count: number,
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {}

  /** The day if it exists, else null: 30 February is no day. */
  static of(year: number, month: number, day: number): CalendarDay | null {
    const made = CalendarDay.at(Math.round(Date.UTC(year, month - 1, day) / MILLISECONDS_A_DAY));
    return made.day === day && made.month === month ? made : null;
  }

  /** The day that clocks without a zone show at so many milliseconds since 1970. */
  static ofMillis(milliseconds: number): CalendarDay {
    return CalendarDay.at(Math.floor(milliseconds / MILLISECONDS_A_DAY));
  }

  private static at(count: number): CalendarDay {
    const date = new Date(count * MILLISECONDS_A_DAY);
    return new CalendarDay(count, date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  }

  /** 1 is Monday. */
  get weekday(): number {
    return ((((this.count + 3) % 7) + 7) % 7) + 1;
  }

  get daysInMonth(): number {
    return new Date(Date.UTC(this.year, this.month, 0)).getUTCDate();
  }

  plusDays(days: number): CalendarDay {
    return CalendarDay.at(this.count + days);
  }

  /** The same day of another month, or that month's last day if it is shorter. */
  plusMonths(months: number): CalendarDay {
    const first = CalendarDay.at(
      Math.round(Date.UTC(this.year, this.month - 1 + months, 1) / MILLISECONDS_A_DAY),
    );
    return first.plusDays(Math.min(this.day, first.daysInMonth) - 1);
  }

  firstOfMonth(): CalendarDay {
    return this.plusDays(1 - this.day);
  }

  lastOfMonth(): CalendarDay {
    return this.plusDays(this.daysInMonth - this.day);
  }

  firstOfYear(): CalendarDay {
    return this.firstOfMonth().plusMonths(1 - this.month);
  }

  /** The day of that name in the same week, Monday to Sunday. */
  inSameWeek(weekday: number): CalendarDay {
    return this.plusDays(weekday - this.weekday);
  }

  daysSince(other: CalendarDay): number {
    return this.count - other.count;
  }

  equals(other: CalendarDay): boolean {
    return this.count === other.count;
  }

  /** Milliseconds since 1970 of its midnight on clocks without a zone; what comparisons go by. */
  valueOf(): number {
    return this.count * MILLISECONDS_A_DAY;
  }

  /** "2026-11-25" */
  toISODate(): string {
    const pad = (value: number, width: number) => String(value).padStart(width, '0');
    return `${pad(this.year, 4)}-${pad(this.month, 2)}-${pad(this.day, 2)}`;
  }
}
