import pLimit from 'p-limit';
import type { ConferenceRequests } from './conferences.js';
import { StarLeafError } from './errors.js';
import type { MeetingDetails } from './meeting.js';
import type { Occurrence, OccurrenceRequests } from './occurrences.js';

/** A meeting of a person's list, with everything that was changed about single occurrences. */
export interface ListedMeeting extends MeetingDetails {
  /** False where it was made elsewhere: this app may look at it and change nothing about it (403). */
  readonly isOurs: boolean;
  /** Its modified occurrences as they stand; one that StarLeaf does not let us read is missing. */
  readonly exceptions: readonly Occurrence[];
}

/** All meetings of a person, in the order of StarLeaf's list. */
export interface MeetingList {
  readonly meetings: readonly ListedMeeting[];
  /** How many more there are that StarLeaf does not show to this app, or shows in a way that makes no sense. */
  readonly unreadable: number;
}

/** How many requests of one list are under way at a time: StarLeaf names no limit, and each is small. */
const MOST_AT_ONCE = 50;

/** Reads a person's meetings: ids first, then the details of each, side by side. Throws StarLeafError. */
export async function readMeetingList(
  requests: ConferenceRequests & Pick<OccurrenceRequests, 'findOccurrence'>,
): Promise<MeetingList> {
  const all = requests.listMeetingIds();
  const managed = requests.listMeetingIds({ managedByApps: true });
  // So that no request is left under way when the other fails.
  await Promise.allSettled([all, managed]);
  const ours = new Set(await managed);
  const limit = pLimit(MOST_AT_ONCE);
  // One failure ends the list; what has not begun by then need not begin.
  const reading = (await all).map(async (confId): Promise<ListedMeeting | 'unreadable' | undefined> => {
    const meeting = await limit(() => requests.findMeeting(confId).catch(unreadableIfRefused));
    if (meeting === undefined || meeting === 'unreadable') return meeting;
    const occurrences = await Promise.all(
      meeting.modifiedOccurrences.map((occurId) =>
        limit(() => requests.findOccurrence({ confId, occurId }).catch(unreadableIfRefused)),
      ),
    );
    const exceptions = occurrences.filter((each) => each !== undefined && each !== 'unreadable');
    return { ...meeting, isOurs: ours.has(confId), exceptions };
  });
  const found = await Promise.all(reading).finally(() => limit.clearQueue());
  return {
    meetings: found.filter((each) => each !== undefined && each !== 'unreadable'),
    unreadable: found.filter((each) => each === 'unreadable').length,
  };
}

/** What concerns one conference alone must not cost the person the list of all others. */
function unreadableIfRefused(error: unknown): 'unreadable' {
  const { failure, status } = error instanceof StarLeafError ? error : { failure: null, status: null };
  if (failure === 'forbidden' || (failure === 'unexpected' && status === 200)) return 'unreadable';
  throw error;
}
