import type { DateTime } from 'luxon';
import { describe } from '../../meeting/describe.js';
import type { Problem } from '../../meeting/problem.js';
import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';
import { escapeText } from './mrkdwn.js';

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
  const readings = problem.alternatives
    .slice(0, MOST_ALTERNATIVES)
    .map((alternative) => describe(alternative, { locale, now }));
  const offers = readings.map((words, index) => `${index + 1}. ${escapeText(words)}`).join('\n');
  return {
    text: [what, ...readings.map(escapeText)].join('\n'),
    blocks: [
      section(readings.length === 0 ? what : `${what}\n${offers}`),
      ...(readings.length === 0
        ? []
        : [
            buttons(
              ...readings.map((words, index) =>
                button({ actionId: `choose-${index}`, label: words, value: `${draftId}:${index}` }),
              ),
              button({ actionId: 'dismiss', label: 'Neither', value: 'dismiss' }),
            ),
          ]),
      context('For example: `/starleaf tomorrow 3pm for 45 minutes about the budget with @ana`'),
    ],
  };
}

/** What happened and what to do, as a sentence or two. */
export function describeProblem({ problem, words, alternatives }: Problem): string {
  const quoted = words === '' ? 'that' : `“${escapeText(words)}”`;
  const offered = alternatives.length > 0;
  switch (problem) {
    case 'no-time':
      return 'I did not find a time in that, so I have scheduled nothing. Say when, such as `tomorrow 3pm`, or type `/starleaf now` to start at once.';
    case 'in-the-past':
      return `${quoted} is in the past. ${offered ? 'Did you mean one of these?' : 'Please give a time to come.'}`;
    case 'impossible-date':
      return `${quoted} is not a date I know. ${offered ? 'Did you mean one of these?' : 'Please check the day and the month.'}`;
    case 'impossible-time':
      return `${quoted} is not a clock time I know. ${offered ? 'Did you mean one of these?' : 'Hours go from 0 to 23, minutes from 00 to 59.'}`;
    case 'impossible-length':
      return `A meeting cannot last ${quoted}. Give a length from one minute to a day, such as \`for 45 minutes\`.`;
    case 'ambiguous':
      return `I can read ${quoted} in more than one way. Which do you mean?`;
    case 'clock-gap':
      return `${quoted} does not exist that day: the clocks jump over it. Which would suit?`;
    case 'clock-overlap':
      return `${quoted} comes twice that night: the clocks go back. Which do you mean?`;
    case 'unsupported-recurrence':
      return `StarLeaf cannot hold a meeting that repeats like ${quoted}. ${offered ? 'These come nearest:' : 'Try a simpler pattern, such as `every Tuesday at 10`.'}`;
    default:
      return problem satisfies never;
  }
}
