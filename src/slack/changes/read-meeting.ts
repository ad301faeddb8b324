import pLimit from 'p-limit';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import type { StarLeafAccount } from '../../starleaf/service.js';

/** How many occurrences are read at a time. */
const MOST_AT_ONCE = 25;

/** A conference as it is just now, with its changed occurrences; undefined where there is none. Throws StarLeafError. */
export async function readMeeting(
  starleaf: StarLeafAccount,
  confId: string,
): Promise<ListedMeeting | undefined> {
  const meeting = await starleaf.findMeeting(confId);
  if (meeting === undefined) return undefined;
  const limit = pLimit(MOST_AT_ONCE);
  const occurrences = await Promise.all(
    meeting.modifiedOccurrences.map((occurId) => limit(() => starleaf.findOccurrence({ confId, occurId }))),
  );
  return { ...meeting, isOurs: true, exceptions: occurrences.filter((each) => each !== undefined) };
}
