import type { ViewValues } from '../view-values.js';
import type { Contents, Option } from './contents.js';
import { blockIdOf, type Field } from './fields.js';
import { isZone, type Memo, MOST_MINUTES, type Times } from './memo.js';

/** The value of a select that stands for "nothing of this". */
export const NONE = 'none';

/** What a person has typed and chosen so far; fields that are not shown keep what they held. */
export function readContents(values: ViewValues, memo: Memo): Contents {
  const id = (field: Field) => blockIdOf(field, memo.revisions);
  return {
    title: values.text(id('title')),
    words: values.text(id('words')),
    times: readTimes(values, memo),
    people: values.users(id('people')),
    guests: values.text(id('guests')),
    post: values.conversation(id('post')) ?? notNone(values.choice(id('post'))),
    agenda: values.text(id('agenda')),
    layout: notNone(values.choice(id('layout'))),
    options: values.choices(id('options')).filter(isOption),
    tells: values.choices(id('tell')).length > 0,
  };
}

function readTimes(values: ViewValues, { revisions, times }: Memo): Times {
  const id = (field: Field) => blockIdOf(field, revisions);
  const ends = values.choice(id('ends'));
  const count = values.text(id('count'));
  return {
    date: values.date(id('date')),
    time: values.time(id('time')),
    minutes: readMinutes(values.choice(id('length'))) ?? times.minutes,
    zone: readZone(values.choice(id('zone'))) ?? times.zone,
    pattern: values.has(id('repeat')) ? notNone(values.choice(id('repeat'))) : times.pattern,
    ends: ends === 'on' || ends === 'after' || ends === 'never' ? ends : times.ends,
    until: values.has(id('until')) ? values.date(id('until')) : times.until,
    count: values.has(id('count')) ? (/^\d{1,9}$/.test(count) ? Number(count) : null) : times.count,
  };
}

/** Null for what none of our selects offers. */
function readMinutes(choice: string | null): number | null {
  const minutes = /^\d{1,6}$/.test(choice ?? '') ? Number(choice) : 0;
  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : null;
}

function readZone(choice: string | null): string | null {
  return choice !== null && isZone(choice) ? choice : null;
}

function notNone(choice: string | null): string | null {
  return choice === NONE ? null : choice;
}

const OPTIONS: ReadonlySet<string> = new Set<Option>(['require-owner', 'recording', 'send-emails']);

function isOption(value: string): value is Option {
  return OPTIONS.has(value);
}
