import type { DateTime } from 'luxon';
import { describe, describeSchedule } from '../../meeting/describe.js';
import type { Problem } from '../../meeting/problem.js';
import type { MeetingRequest } from '../../meeting/request.js';
import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';
import { escapeText, LONGEST_TEXT, quote, shorten, shortenMrkdwn } from './mrkdwn.js';

/** Slack shows at most five buttons in a row before it wraps; more readings would not help anybody. */
const MOST_ALTERNATIVES = 5;

/** What is wrong with a sentence, what would work, and a button for each reading that would. */
export function buildProblem(facts: {
  readonly problem: Problem;
  /** Under which the sentence is parked; a button's value is this and the number of its reading. */
  readonly draftId: string;
  readonly locale: string;
  readonly now: DateTime<true>;
}): Message {
  const { problem, draftId, locale, now } = facts;
  const what = describeProblem(problem);
  const offered = problem.alternatives.slice(0, MOST_ALTERNATIVES);
  const readings = offered.map((alternative) => describe(shortenTitle(alternative), { locale, now }));
  const offers = readings.map((words, index) => `${index + 1}. ${escapeText(words)}`).join('\n');
  return {
    text: shortenMrkdwn([what, ...readings.map(escapeText)].join('\n'), LONGEST_TEXT),
    blocks: [
      section(readings.length === 0 ? what : `${what}\n${offers}`),
      ...(readings.length === 0
        ? []
        : [
            buttons(
              // The time alone: it is what tells the readings apart, and a button holds no more.
              ...offered.map(({ schedule }, index) =>
                button({
                  actionId: `choose-${index}`,
                  label: describeSchedule(schedule, { locale, now }),
                  value: `${draftId}:${index}`,
                }),
              ),
              button({ actionId: 'dismiss', label: describeNone(readings.length), value: 'dismiss' }),
            ),
          ]),
      context('For example: `/starleaf tomorrow 3pm for 45 minutes about the budget with @ana`'),
    ],
  };
}

/** So that the time, which is what one chooses by, is always to be seen. */
function shortenTitle(alternative: MeetingRequest): MeetingRequest {
  const { title } = alternative;
  return title === null
    ? alternative
    : { ...alternative, title: { ...title, value: shorten(title.value, 60) } };
}

function describeNone(readings: number): string {
  if (readings === 1) return 'No, leave it';
  return readings === 2 ? 'Neither' : 'None of these';
}

/** What happened and what to do, as a sentence or two. */
export function describeProblem({ problem, words, alternatives }: Problem): string {
  const quoted = words === '' ? 'that' : quote(words);
  const Quoted = words === '' ? 'That' : quoted;
  const offered = alternatives.length > 0;
  switch (problem) {
    case 'no-time':
      return 'I did not find a time in that, so I have scheduled nothing. Say when, such as `tomorrow 3pm`, or type `/starleaf now` to start at once.';
    case 'in-the-past':
      return `${Quoted} is in the past. ${offered ? 'Did you mean one of these?' : 'Please give a time to come.'}`;
    case 'impossible-date':
      return `${Quoted} is not a date I know. ${offered ? 'Did you mean one of these?' : 'Please check the day and the month.'}`;
    case 'impossible-time':
      return `${Quoted} is not a clock time I know. ${offered ? 'Did you mean one of these?' : 'Hours go from 0 to 23, minutes from 00 to 59.'}`;
    case 'impossible-length':
      return `A meeting cannot last ${quoted}. Give a length from one minute to a day, such as \`for 45 minutes\`.`;
    case 'ambiguous':
      return `I can read ${quoted} in more than one way. ${offered ? 'Which do you mean?' : 'Please say it with the day and the hour, such as `tomorrow 3pm`.'}`;
    case 'clock-gap':
      return `${Quoted} does not exist that day: the clocks jump over it. ${offered ? 'Which would suit?' : 'Please give a time an hour earlier or later.'}`;
    case 'clock-overlap':
      return `${Quoted} comes twice that night: the clocks go back. ${offered ? 'Which do you mean?' : 'Please give a time an hour earlier or later.'}`;
    case 'unsupported-recurrence':
      return `StarLeaf cannot hold a meeting that repeats like ${quoted}. ${offered ? 'These come nearest:' : 'Try a simpler pattern, such as `every Tuesday at 10`.'}`;
    default:
      return problem satisfies never;
  }
}
