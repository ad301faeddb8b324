import { isProblem, type Problem } from '../../meeting/problem.js';
import type { MeetingRequest } from '../../meeting/request.js';
import type { Answer } from '../answer.js';
import { bold } from '../blocks/mrkdwn.js';
import { buildPreview } from '../blocks/preview.js';
import { buildProblem } from '../blocks/problem.js';
import { openSchedule } from '../form/open-schedule.js';
import { readPrefill } from '../form/read-prefill.js';
import { inZone } from '../local-time.js';
import type { Person } from '../people.js';
import { readSentence } from '../read-sentence.js';
import { schedule } from '../schedule.js';
import { type PersonSettings, withClock } from '../settings.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf meet <sentence>`, and the bare sentence: schedules the meeting it describes. */
export const meet: Subcommand = {
  name: 'meet',
  usage: 'meet tomorrow 3pm about the budget with @ana',
  summary: 'schedules a meeting from a plain sentence; the word `meet` may be left out',
  run: runMeet,
};

async function runMeet(use: SubcommandUse): Promise<Answer> {
  const { owner } = use.invocation;
  const [person, settings] = await Promise.all([
    use.tools.people.find(owner),
    use.tools.settings.find(owner),
  ]);
  const reading = chooseReading(use, { person, settings });
  const saysNoTime = isProblem(reading) && reading.problem === 'no-time';
  if (saysNoTime && reading.alternatives.length === 0) return openForm(use, person);
  if (isProblem(reading)) return answerProblem(reading, { use, person, settings });
  return goOn(toPlace(reading, { use, settings }), { use, person, settings });
}

interface Typist {
  readonly person: Person;
  readonly settings: PersonSettings;
}

/** A clear sentence is scheduled at once, or after its person has seen how it is read. */
async function goOn(
  request: MeetingRequest,
  { use, person, settings }: Typist & { readonly use: SubcommandUse },
): Promise<Answer> {
  const { invocation, tools, stage } = use;
  const { confirmed } = invocation;
  if (confirmed === 'edit') {
    const { title, schedule: when, participants, place } = request;
    const draftWords = bold(title?.value ?? 'a meeting');
    const prefill = { title: title?.value ?? '', schedule: when, participants, place: place.value };
    return openSchedule(
      { ...prefill, channelId: invocation.channelId },
      { invocation, draftWords, tools, stage },
    );
  }
  if (confirmed !== undefined || !settings.previews) return schedule(request, use);
  const draftId = await tools.drafts.park({ invocation, continues: true, promptAddress: null });
  const locale = withClock(person.locale, settings.clock);
  return {
    privately: buildPreview({ request, reader: { locale, now: inZone(tools.now(), person.zone) }, draftId }),
  };
}

/** Where nobody said a place, the card goes where its person has set, or has just chosen. */
function toPlace(
  request: MeetingRequest,
  { use, settings }: { readonly use: SubcommandUse; readonly settings: PersonSettings },
): MeetingRequest {
  const { confirmed } = use.invocation;
  const isSilent = request.place.words === null && settings.postsTo === 'nobody';
  const hides = confirmed === 'privately' || (isSilent && confirmed !== 'post');
  return hides ? { ...request, place: { value: { kind: 'privately' }, words: null } } : request;
}

/** Nobody guesses a time: a form with the next half hour opens, filled in with what was said. */
function openForm({ invocation, rest, tools, stage }: SubcommandUse, person: Person): Promise<Answer> {
  const said = readPrefill(rest, { person, at: invocation.at });
  const draftWords = `${bold(said.title || 'a meeting')}, with no time yet`;
  return openSchedule({ ...said, channelId: invocation.channelId }, { invocation, draftWords, tools, stage });
}

/** The reading of the sentence, or the one of several that its person chose. */
function chooseReading(
  { invocation, rest, tools }: SubcommandUse,
  { person, settings: { defaultMinutes } }: Typist,
): MeetingRequest | Problem {
  const reading = readSentence(rest, { person, at: invocation.at, defaultMinutes });
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
  { use, person, settings }: Typist & { readonly use: SubcommandUse },
): Promise<Answer> {
  const { invocation, tools } = use;
  const draftId = await tools.drafts.park({ invocation, continues: true, promptAddress: null });
  const now = inZone(tools.now(), person.zone);
  const locale = withClock(person.locale, settings.clock);
  return { privately: buildProblem({ problem, draftId, locale, now }) };
}
