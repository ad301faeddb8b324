import { isProblem, type Problem } from '../../meeting/problem.js';
import type { MeetingRequest } from '../../meeting/request.js';
import type { Answer } from '../answer.js';
import { bold } from '../blocks/mrkdwn.js';
import { buildProblem } from '../blocks/problem.js';
import { openSchedule } from '../form/open-schedule.js';
import { readPrefill } from '../form/read-prefill.js';
import { inZone } from '../local-time.js';
import type { Person } from '../people.js';
import { readSentence } from '../read-sentence.js';
import { schedule } from '../schedule.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf meet <sentence>`, and the bare sentence: schedules the meeting it describes. */
export const meet: Subcommand = {
  name: 'meet',
  usage: 'meet tomorrow 3pm about the budget with @ana',
  summary: 'schedules a meeting from a plain sentence; the word `meet` may be left out',
  run: runMeet,
};

async function runMeet(use: SubcommandUse): Promise<Answer> {
  const person = await use.tools.people.find(use.invocation.owner.userId);
  const reading = chooseReading(use, person);
  const saysNoTime = isProblem(reading) && reading.problem === 'no-time';
  if (saysNoTime && reading.alternatives.length === 0) return openForm(use, person);
  return isProblem(reading) ? answerProblem(reading, { use, person }) : schedule(reading, use);
}

/** Nobody guesses a time: a form with the next half hour opens, filled in with what was said. */
function openForm({ invocation, rest, tools, stage }: SubcommandUse, person: Person): Promise<Answer> {
  const said = readPrefill(rest, { person, at: invocation.at });
  const draftWords = `${bold(said.title || 'a meeting')}, with no time yet`;
  return openSchedule({ ...said, channelId: invocation.channelId }, { invocation, draftWords, tools, stage });
}

/** The reading of the sentence, or the one of several that its person chose. */
function chooseReading({ invocation, rest, tools }: SubcommandUse, person: Person): MeetingRequest | Problem {
  const reading = readSentence(rest, { person, at: invocation.at });
  const chosen =
    isProblem(reading) && invocation.chosenReading !== null
      ? (reading.alternatives[invocation.chosenReading] ?? reading)
      : reading;
  // It may have waited, for its person to connect or to choose, until its time had passed.
  const late =
    !isProblem(chosen) &&
    chosen.schedule.kind === 'once' &&
    chosen.schedule.start.value.toMillis() < tools.now();
  return late ? { problem: 'in-the-past', words: rest, alternatives: [] } : chosen;
}

/** Says what is wrong; the sentence is parked, so that a press on one of its readings goes on with it. */
async function answerProblem(
  problem: Problem,
  { use, person }: { readonly use: SubcommandUse; readonly person: Person },
): Promise<Answer> {
  const { invocation, tools } = use;
  const draftId = await tools.drafts.park({ invocation, continues: true, promptAddress: null });
  const now = inZone(tools.now(), person.zone);
  return { privately: buildProblem({ problem, draftId, locale: person.locale, now }) };
}
