/** Whose time it is: the viewer's zone and way of writing it, and the moment that "today" and "ago" are told from. */
export interface Clock {
  readonly zone: string;
  readonly locale: 'en-GB' | 'en-US';
  readonly now: Date;
}

/** The page is in English: American for Americans, British for everybody else. */
export const pageLocale = (locale: string): Clock['locale'] => (locale === 'en-US' ? 'en-US' : 'en-GB');

/** Days since 1970-01-01 of the calendar date on which the moment falls in the zone. */
export function dayNumber(moment: Date, zone: string): number {
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(moment);
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** All there is to say about a moment, for a title: `Wednesday 25 November 2026 at 15:00:00 GMT`. */
export const describeMoment = (moment: Date, { locale, zone }: Clock): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'full', timeStyle: 'long' })
    .format(moment)
    .replaceAll('\u202f', ' ');

/** The place in a zone's name: `New York` for `America/New_York`. */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
