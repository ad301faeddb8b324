import type { KnownBlock } from '@slack/types';
import { describeSchedule } from '../../meeting/describe.js';
import { button, buttons, context, section } from '../blocks/build.js';
import { escapeText, quote } from '../blocks/mrkdwn.js';
import { describeProblem } from '../blocks/problem.js';
import { inZone } from '../local-time.js';
import type { FormFacts } from './build-form.js';

/** A press on one of several readings; its number follows. */
export const CHOICE_ACTION = 'form-choice-';

/** How the time is read, right beneath the words: or what is wrong with it, and what would work. */
export function buildReadingBlocks({ contents, reading, reader }: FormFacts): readonly KnownBlock[] {
  const describing = { locale: reader.locale, now: inZone(reader.now, reader.person.zone) };
  switch (reading.kind) {
    case 'read': {
      const { schedule, leftOver } = reading;
      return [
        section(`:calendar: *${escapeText(describeSchedule(schedule, describing))}*`),
        ...(leftOver === null
          ? []
          : [
              context(
                contents.title.trim() === ''
                  ? `I take ${quote(leftOver)} for the title.`
                  : `I leave out ${quote(leftOver)}, which is no time.`,
              ),
            ]),
      ];
    }
    case 'untouched':
      return [];
    case 'problem': {
      const alternatives = reading.problem.alternatives.slice(0, 5);
      return [
        section(`:warning: ${describeProblem(reading.problem)}`),
        ...(alternatives.length === 0
          ? [
              context(
                'For example: `tomorrow 3pm`, `Friday 10:00-10:45` or `every Tuesday at 10 for 6 weeks`.',
              ),
            ]
          : [
              buttons(
                ...alternatives.map(({ schedule }, index) =>
                  button({
                    actionId: `${CHOICE_ACTION}${index}`,
                    label: describeSchedule(schedule, describing),
                    value: String(index),
                  }),
                ),
              ),
            ]),
      ];
    }
    case 'faults':
      return Object.values(reading.faults).map((fault) => section(`:warning: ${escapeText(fault)}`));
    default:
      return reading satisfies never;
  }
}
