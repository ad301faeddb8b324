import type { Owner } from '../../credentials/owner.js';
import { isProblem } from '../../meeting/problem.js';
import type { Schedule } from '../../meeting/request.js';
import { takeParticipants } from '../../meeting/take-participants.js';
import { shorten } from '../blocks/mrkdwn.js';
import { inZone } from '../local-time.js';
import type { Person } from '../people.js';
import { PLAN_LIMITS } from '../plan.js';
import { readSentence } from '../read-sentence.js';
import type { ShortcutMessage } from '../shortcut.js';
import type { Tools } from '../tools.js';
import { toPlainText } from './plain-text.js';
import type { Prefill } from './prefill.js';

/** What a message says about the meeting that is to be about it. */
export async function toMessagePrefill(
  message: ShortcutMessage,
  { owner, tools }: { readonly owner: Owner; readonly tools: Tools },
): Promise<Prefill> {
  const { channelId, threadTs, userId } = message;
  const [person, author, permalink] = await Promise.all([
    tools.people.find(owner),
    userId === null ? null : tools.people.findNamed({ ...owner, userId }),
    tools.channels.findPermalink(owner.workspaceId, { channelId, ts: message.ts }),
  ]);
  const [first = ''] = toPlainText(message.text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const title = shorten(first.trim(), PLAN_LIMITS.longestTitle);
  const notices = [
    ...(title === first.trim()
      ? []
      : ['The first line is longer than a title may be, so I have shortened it.']),
    // What Slack does not link to, the app does not see, nor can it answer there.
    ...(permalink === null ? [CLOSED] : []),
  ];
  const said = takeParticipants(message.text).participants;
  const schedule = findSchedule(message, { author: author ?? person, person, now: tools.now() });
  return {
    title,
    ...(schedule === null ? {} : { schedule }),
    participants: userId === null || userId === owner.userId ? said : [{ kind: 'user', userId }, ...said],
    agenda: permalink ?? '',
    channelId,
    ...(permalink === null ? {} : { thread: { channelId, ts: threadTs } }),
    ...(notices.length === 0 ? {} : { notice: notices.join('\n') }),
  };
}

const CLOSED =
  ':information_source: I am no member of that conversation, so I cannot answer in the thread. Choose below where the card goes, or type `/invite @starleaf` there first and do this once more.';

/** The time that the message names, by its author's clock and counted from when it was written; null where none is to come. */
function findSchedule(
  { text, ts }: ShortcutMessage,
  { author, person, now }: { readonly author: Person; readonly person: Person; readonly now: number },
): Schedule | null {
  const reading = readSentence(toPlainText(text), { person: author, at: Number(ts) * 1000 });
  if (isProblem(reading)) return null;
  const { schedule } = reading;
  if (schedule.kind !== 'once') return schedule.kind === 'recurring' ? schedule : null;
  const { value } = schedule.start;
  if (value.toMillis() <= now) return null;
  return { ...schedule, start: { ...schedule.start, value: inZone(value.toMillis(), person.zone) } };
}
