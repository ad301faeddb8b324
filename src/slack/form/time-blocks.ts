import type { KnownBlock } from '@slack/types';
import { Duration } from 'luxon';
import { type InputFacts, input, option, searchInput, selectInput, textInput } from '../blocks/inputs.js';
import { describeLength } from '../blocks/when.js';
import { zoneOption } from '../suggestions/zones.js';
import type { FormFacts } from './build-form.js';
import { blockIdOf, type Field } from './fields.js';
import { lengthsWith } from './lengths.js';
import { offerPatterns } from './pattern.js';
import { NONE } from './read-contents.js';
import { buildReadingBlocks } from './reading-blocks.js';

/** The `action_id`s by which the app hears that one half of the time has changed. */
export const WORDS_ACTION = 'form-words';
export const TIMES_ACTION = 'form-times';
/** Likewise, and the app is asked for what there is to choose from. */
export const ZONE_ACTION = 'form-zone';

/** Enough for a sentence, and for one that is described in full. */
const LONGEST_WORDS = 500;

/** When: in words with the reading beneath, and by pickers that follow them. */
export function buildTimeBlocks(facts: FormFacts): readonly KnownBlock[] {
  const { contents, memo } = facts;
  return [
    textInput({
      id: blockIdOf('words', memo.revisions),
      label: 'When, in words',
      hint: 'Type as you would say it; what is below follows.',
      isOptional: true,
      actionId: WORDS_ACTION,
      longest: LONGEST_WORDS,
      value: contents.words,
      placeholder: 'tomorrow 3pm for 45 minutes, every Tuesday at 10',
    }),
    ...buildReadingBlocks(facts),
    ...buildPickers(facts),
    ...(memo.subject.kind === 'edit' && memo.subject.scope === 'this' ? [] : buildRepeat(facts)),
  ];
}

function buildPickers({ contents: { times }, memo }: FormFacts): readonly KnownBlock[] {
  const facts = (field: Field, label: string): InputFacts => ({
    id: blockIdOf(field, memo.revisions),
    label,
    actionId: TIMES_ACTION,
  });
  return [
    input(facts('date', 'Date'), {
      type: 'datepicker',
      ...(times.date === null ? {} : { initial_date: times.date }),
    }),
    input(facts('time', 'Start time'), {
      type: 'timepicker',
      ...(times.time === null ? {} : { initial_time: times.time }),
    }),
    selectInput({
      ...facts('length', 'Length'),
      options: lengthsWith(times.minutes).map(toLengthOption),
      chosen: String(times.minutes),
    }),
    searchInput({
      ...facts('zone', 'Time zone'),
      actionId: ZONE_ACTION,
      chosen: zoneOption(times.zone),
      placeholder: 'Look for a city',
    }),
  ];
}

function buildRepeat({ contents: { times }, memo, reader }: FormFacts): readonly KnownBlock[] {
  const facts = (field: Field, label: string): InputFacts => ({
    id: blockIdOf(field, memo.revisions),
    label,
    actionId: TIMES_ACTION,
  });
  const { pattern, ends, until, count } = times;
  const patterns = offerPatterns(times, reader.locale);
  const repeat = selectInput({
    ...facts('repeat', 'Repeat'),
    options: [option(NONE, 'Does not repeat'), ...patterns.map((each) => option(each.pattern, each.words))],
    chosen: pattern ?? NONE,
  });
  if (pattern === null) return [repeat];
  const end = selectInput({
    ...facts('ends', 'Ends'),
    options: [
      option('never', 'Never'),
      option('on', 'On a date'),
      option('after', 'After a number of meetings'),
    ],
    chosen: ends,
  });
  if (ends === 'never') return [repeat, end];
  if (ends === 'on')
    return [
      repeat,
      end,
      input(facts('until', 'Last day'), {
        type: 'datepicker',
        ...(until === null ? {} : { initial_date: until }),
      }),
    ];
  return [
    repeat,
    end,
    input(facts('count', 'How many meetings'), {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '999',
      ...(count === null ? {} : { initial_value: String(count) }),
    }),
  ];
}

function toLengthOption(minutes: number) {
  return option(String(minutes), describeLength(Duration.fromObject({ minutes })));
}
