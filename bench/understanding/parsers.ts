import { createRequire } from 'node:module';
import * as chrono from 'chrono-node';
import { DateTime } from 'luxon';
import rrule from 'rrule';
import { understand } from '../../src/meeting/understand.js';
import type { Case } from './cases.js';
import type { Answer } from './score.js';

/** A parser under its name, asked through the one way in which it is most often used. */
export interface Parser {
  readonly name: string;
  readonly read: (each: Case) => Answer;
}

const NOTHING: Answer = { start: null, end: null, durationMinutes: null, rrule: null };
const require = createRequire(import.meta.url);
const sherlock = require('sherlockjs');
const compromise = require('compromise').extend(require('compromise-dates'));
const recognizers = require('@microsoft/recognizers-text-date-time');

/** What hangs chrono 2.10.3 is taken out before it sees it, and long texts are cut. */
function guard(text: string): string {
  return text
    .slice(0, 500)
    .replace(/\b(?:a )?couple(?: of)?\b/gi, '2')
    .replace(/\s+/g, ' ');
}

/** Clock figures of the person's own zone: parsers that know no zones are given a clock that shows them. */
function wall(date: Date, hasTime: boolean): string {
  const iso = new Date(date.getTime()).toISOString();
  return hasTime ? iso.slice(0, 19) : iso.slice(0, 10);
}

function onWall({ now, zone }: Case): Date {
  return new Date(now.setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'"));
}

const ours: Parser = { name: 'ours', read: (each) => understand(each.text, each) };

const bareChrono: Parser = {
  name: 'chrono-node',
  read: (each) => {
    const found = chrono.parse(
      guard(each.text),
      { instant: onWall(each), timezone: 0 },
      { forwardDate: true },
    )[0];
    if (found === undefined) return NOTHING;
    const toText = (part: chrono.ParsedComponents) => wall(part.date(), part.isCertain('hour'));
    return { ...NOTHING, start: toText(found.start), end: found.end ? toText(found.end) : null };
  },
};

const bareSherlock: Parser = {
  name: 'sherlockjs',
  read: (each) => {
    sherlock._setNow(onWall(each));
    const { startDate, endDate, isAllDay } = sherlock.parse(each.text);
    if (startDate === null) return NOTHING;
    return {
      ...NOTHING,
      start: wall(startDate, !isAllDay),
      end: endDate === null ? null : wall(endDate, !isAllDay),
    };
  },
};

const bareCompromise: Parser = {
  name: 'compromise-dates',
  read: (each) => {
    const today = onWall(each).toISOString().slice(0, 19);
    const [found] = compromise(each.text).dates({ timezone: 'UTC', today }).get();
    if (found?.start == null) return NOTHING;
    const dated = found.unit === 'day' || found.unit === 'week' || found.unit === 'month';
    const end = dated || found.unit === undefined ? found.end : null;
    const toText = (iso: string) => iso.slice(0, dated ? 10 : 19);
    return { ...NOTHING, start: toText(found.start), end: end == null ? null : toText(end) };
  },
};

const bareRecognizers: Parser = {
  name: 'recognizers-text',
  read: (each) => {
    const culture = each.locale === 'en-GB' ? 'en-us' : each.locale.toLowerCase();
    const model = new recognizers.DateTimeRecognizer(culture).getDateTimeModel(culture, true);
    const found = model.parse(guard(each.text), new Date(onWall(each).getTime()));
    const values = found[0]?.resolution?.values ?? [];
    const value = values.at(-1);
    const at = (text: string | undefined) => (text === undefined ? null : text.replace(' ', 'T'));
    if (value === undefined) return NOTHING;
    if (value.type === 'duration') return { ...NOTHING, durationMinutes: Number(value.value) / 60 };
    return { ...NOTHING, start: at(value.value ?? value.start), end: at(value.end) };
  },
};

const rruleText: Parser = {
  name: 'RRule.fromText',
  read: (each) => {
    try {
      const rule = rrule.RRule.fromText(each.text).toString().replace('RRULE:', '');
      const first = DateTime.fromJSDate(onWall(each), { zone: 'utc' }).toISODate();
      return /every|daily|weekly|monthly|yearly/i.test(each.text)
        ? { ...NOTHING, start: first, rrule: rule }
        : NOTHING;
    } catch {
      return NOTHING;
    }
  },
};

/** All parsers that are compared, ours first. */
export const parsers: readonly Parser[] = [
  ours,
  bareChrono,
  bareSherlock,
  bareCompromise,
  bareRecognizers,
  rruleText,
];
