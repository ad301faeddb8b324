import { Duration } from 'luxon';
import type { Participant, Place, Schedule } from '../../meeting/request.js';
import { inZone } from '../local-time.js';
import type { People, Person } from '../people.js';
import type { Contents } from './contents.js';
import type { FormReader } from './form-reader.js';
import type { Thread } from './memo.js';
import { nextHalfHour, toTimes } from './times.js';

/** What is known about a meeting before its form opens. */
export interface Prefill {
  readonly title?: string;
  /** The next half hour unless given. */
  readonly schedule?: Schedule;
  /** How long it lasts, where only that is known of its time; the person's default unless given. */
  readonly minutes?: number;
  readonly participants?: readonly Participant[];
  /** As the person has set it unless given. */
  readonly place?: Place;
  readonly agenda?: string;
  /** Shown above the form, in mrkdwn. */
  readonly notice?: string;
  /** The conversation in which it was asked for; null where there is none. */
  readonly channelId: string | null;
  /** The thread that the card is to go to instead; none unless given. */
  readonly thread?: Thread;
}

/** What the form shows at first. User groups are shown as the people in them. */
export async function toContents(
  prefill: Prefill,
  { reader, people }: { readonly reader: FormReader; readonly people: People },
): Promise<Contents> {
  const { title = '', participants = [], agenda = '' } = prefill;
  const named = await Promise.all(
    participants.map((each) => findUserIds(each, { people, person: reader.person })),
  );
  const emails = participants.flatMap((each) => (each.kind === 'email' ? [each.email] : []));
  const now = inZone(reader.now, reader.person.zone);
  return {
    title,
    words: '',
    times: toTimes(prefill.schedule ?? soon(reader, prefill.minutes), now),
    people: [...new Set(named.flat())],
    guests: emails.join(', '),
    post: findPost(prefill, reader),
    agenda,
    layout: null,
    options: [],
    tells: true,
  };
}

function soon({ now, person, defaultMinutes }: FormReader, minutes: number = defaultMinutes): Schedule {
  const start = nextHalfHour(inZone(now, person.zone));
  const value = Duration.fromObject({ minutes });
  return { kind: 'once', start: { value: start, words: null }, duration: { value, words: null } };
}

async function findUserIds(
  participant: Participant,
  { people, person }: { readonly people: People; readonly person: Person },
): Promise<readonly string[]> {
  switch (participant.kind) {
    case 'user':
      return [participant.userId];
    case 'group':
      return (await people.findGroup(person.workspaceId, participant.groupId)).map(({ userId }) => userId);
    case 'email':
      return [];
    default:
      return participant satisfies never;
  }
}

function findPost({ place, channelId, thread }: Prefill, { postsHere }: FormReader): string | null {
  if (thread !== undefined) return thread.channelId;
  if (place === undefined) return postsHere ? channelId : null;
  switch (place.kind) {
    case 'here':
      return channelId;
    case 'channel':
      return place.channelId;
    case 'privately':
      return null;
    default:
      return place satisfies never;
  }
}
