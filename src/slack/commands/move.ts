import { isProblem, type Problem } from '../../meeting/problem.js';
import { toEntryRef } from '../agenda/entry-ref.js';
import { type Chosen, withWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { buildMoveHint } from '../blocks/move-hint.js';
import { buildProblem } from '../blocks/problem.js';
import { changeMeeting } from '../changes/change-meeting.js';
import { planOf } from '../changes/plan-of.js';
import { type NewTimes, readMove, takeMove } from '../changes/read-move.js';
import { NOT_OURS } from '../changes/words.js';
import { buildWhichMeetings } from '../modals/which-meetings.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf move [which] to <when>`: of a series it asks first which meetings. */
export const move: Subcommand = {
  name: 'move',
  usage: 'move standup to Friday 10:00',
  summary: 'moves a meeting; a day alone keeps the hour, an hour alone keeps the day',
  run: runMove,
};

async function runMove(use: SubcommandUse): Promise<Answer> {
  const { invocation, rest, tools, stage } = use;
  stage.expectView();
  const typed = { person: await tools.people.find(invocation.owner), at: invocation.at };
  const { which, to } = takeMove(rest, typed);
  const again = (ref: string) => (to === '' ? `move ${ref}` : `move ${ref} to ${to}`);
  return withWhich({ ...use, which, again }, async (chosen) => {
    const { entry } = chosen;
    if (!entry.meeting.isOurs) return { privately: NOT_OURS };
    const ref = toEntryRef({ confId: entry.meeting.confId, occurId: entry.occurId });
    const hint = () => ({ privately: buildMoveHint(entry, { ref, said: to }) });
    if (to === '') return hint();
    const { chosenReading } = invocation;
    const times = readMove(to, { entry, typed, chosenReading });
    if (isProblem(times) && times.problem === 'no-time') return hint();
    return isProblem(times) ? ask(times, { use, chosen }) : moveEntry(times, { use, chosen });
  });
}

async function moveEntry(
  times: NewTimes,
  { use, chosen }: { readonly use: SubcommandUse; readonly chosen: Chosen },
): Promise<Answer> {
  const { entry } = chosen;
  const { meeting, occurId } = entry;
  const { confId } = meeting;
  if (occurId !== null) {
    return {
      view: buildWhichMeetings({ meeting, occurId, times, scope: 'this', now: chosen.now, notice: null }),
    };
  }
  const plan = planOf(meeting);
  if (plan === undefined) return {};
  const { person } = chosen;
  // Said by the person's own clocks, it stays by those of the meeting.
  const start = times.start.zoneName === person.zone ? times.start.setZone(plan.start.zoneName) : times.start;
  return changeMeeting({
    tools: use.tools,
    account: chosen,
    owner: use.invocation.owner,
    confId,
    change: {
      kind: 'change',
      plan: { ...plan, duration: times.duration, start: start.isValid ? start : times.start },
    },
  });
}

/** The sentence is parked, so that a press on one of its readings goes on with it. */
async function ask(
  problem: Problem,
  { use, chosen }: { readonly use: SubcommandUse; readonly chosen: Chosen },
): Promise<Answer> {
  const { person, now } = chosen;
  const draftId = await use.tools.drafts.park({
    invocation: use.invocation,
    continues: true,
    promptAddress: null,
  });
  return { privately: buildProblem({ problem, draftId, locale: person.locale, now }) };
}
